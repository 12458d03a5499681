import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OtherLetters, type Stoppable } from '#src/channels/other-letters.port';
import { DigestWishes, type OfCoach } from '#src/coaching/digest-wishes';
import { Settings } from '#src/config/settings';
import { Accounts } from '#src/people/accounts';
import { Keys } from '#src/people/keys';

const KIND = 'digest';
const Told = z.tuple([z.literal(KIND), z.uuid(), z.string().max(100)]);

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

  /** null: they have said nothing, and so get no letters. */
  async linkOf(whose: OfCoach): Promise<string | null> {
    const id = await this.wishes.idOf(whose);
    if (id === null) return null;
    return `${this.settings.ownAddress}/unsubscribe/${KIND}.${id}.${this.keyOf(id)}`;
  }

  async whose(token: string): Promise<Stoppable | null> {
    const told = Told.safeParse(token.split('.'));
    if (!told.success) return null;
    const [, id, key] = told.data;
    if (!this.keys.areSame(key, this.keyOf(id))) return null;
    const whose = await this.wishes.byId(id);
    const account = whose && (await this.accounts.byId(whose.accountId));
    if (!account) return null;
    return { language: account.language, stop: () => this.wishes.stopLetters(whose) };
  }

  private keyOf(id: string): string {
    return this.keys.derive('stop-digest', id);
  }
}
