import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { THEMES } from '#src/advice/kinds';
import { ChannelChoices } from '#src/channels/channel-choices';
import { MessageLinks } from '#src/channels/message-links';
import { OtherLetters, type Stoppable } from '#src/channels/other-letters.port';
import { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';

const Told = z.tuple([z.uuid(), z.enum(THEMES), z.string().max(100)]);

/** Stops letters of one kind for whoever holds a link that came with one. Nobody need sign in for that (RFC 8058). */
@Injectable()
export class Unsubscriber {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ChannelChoices) private readonly choices: ChannelChoices,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(OtherLetters) private readonly others: OtherLetters,
  ) {}

  /** Whose letters a link stops; null: it is none of ours, or they are gone. */
  async whose(token: string): Promise<Stoppable | null> {
    const told = Told.safeParse(token.split('.'));
    if (!told.success) return this.others.whose(token);
    const [athleteId, theme, key] = told.data;
    if (!this.links.isUnsubscribeKey(key, { athleteId, theme })) return null;
    const account = await this.accounts.ofAthlete(athleteId);
    if (!account) return null;
    const off = { email: false };
    const stop = () => this.database.transaction((tx) => this.choices.put(tx, athleteId, theme, off));
    return { language: account.language, stop };
  }
}
