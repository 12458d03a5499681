import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { THEMES } from '#src/advice/kinds';
import { ChannelChoices } from '#src/channels/channel-choices';
import { MessageLinks, type Unsubscribing } from '#src/channels/message-links';
import { Database } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import type { Language } from '#src/words/words';

const Told = z.tuple([z.uuid(), z.enum(THEMES), z.string().max(100)]);

/** Stops letters of one theme for whoever holds a link that came with one. Nobody need sign in for that (RFC 8058). */
@Injectable()
export class Unsubscriber {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ChannelChoices) private readonly choices: ChannelChoices,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  /** Whose letters a link stops, and how they are spoken to; null: it is none of ours, or they are gone. */
  async whose(token: string): Promise<(Unsubscribing & { language: Language }) | null> {
    const told = Told.safeParse(token.split('.'));
    if (!told.success) return null;
    const [athleteId, theme, key] = told.data;
    if (!this.links.isUnsubscribeKey(key, { athleteId, theme })) return null;
    const account = await this.accounts.ofAthlete(athleteId);
    return account && { athleteId, theme, language: account.language };
  }

  async stop({ athleteId, theme }: Unsubscribing): Promise<void> {
    await this.database.transaction((tx) => this.choices.put(tx, athleteId, theme, { email: false }));
  }
}
