import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OtherLetters, type Stoppable } from '#src/channels/other-letters.port';
import { DigestWishes, type OfCoach } from '#src/coaching/digest-wishes';
import { Settings } from '#src/config/settings';
import { Accounts } from '#src/people/accounts';
import { Keys } from '#src/people/keys';

const KIND = 'digest';
const Told = z.tuple([z.literal(KIND), z.uuid(), z.uuid(), z.string().max(100)]);

/** The links by which a coach stops letters of the morning. None is kept: each can be made again, and shown to be ours. */
@Injectable()
export class DigestStops extends OtherLetters {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(DigestWishes) private readonly wishes: DigestWishes,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {
    super();
  }

  linkOf(whose: OfCoach): string {
    const token = [KIND, whose.teamId, whose.accountId, this.keyOf(whose)].join('.');
    return `${this.settings.ownAddress}/unsubscribe/${token}`;
  }

  async whose(token: string): Promise<Stoppable | null> {
    const told = Told.safeParse(token.split('.'));
    if (!told.success) return null;
    const [, teamId, accountId, key] = told.data;
    if (!this.keys.areSame(key, this.keyOf({ teamId, accountId }))) return null;
    const account = await this.accounts.byId(accountId);
    if (!account) return null;
    return { language: account.language, stop: () => this.wishes.stopLetters({ teamId, accountId }) };
  }

  private keyOf({ teamId, accountId }: OfCoach): string {
    return this.keys.derive('stop-digest', `${teamId}:${accountId}`);
  }
}
