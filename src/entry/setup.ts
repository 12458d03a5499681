import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';
import { Keys } from '#src/people/keys';
import { Admission, type Newcomer } from '#src/entry/admission';
import type { Caller } from '#src/entry/caller';
import { AlreadySetUp, SetupLinkNotUsable } from '#src/entry/entry.problems';
import { SetupLink } from '#src/entry/setup-link.entity';

const LINK_HOURS = 24;

export interface FirstAccount extends Omit<Newcomer, 'role' | 'door'> {
  token: string;
}

/** The first account, made by whoever can read what the server prints when it starts. */
@Injectable()
export class Setup {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  async isNeeded(): Promise<boolean> {
    return !(await this.accounts.anyExist());
  }

  /** A new link's token while there is no account, and null afterwards. Earlier links stop working. */
  async newToken(): Promise<string | null> {
    const token = this.keys.make();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_HOURS * HOUR_MS);
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, 'setup');
      await tx.createQueryBuilder().delete().from(SetupLink).execute();
      if (await this.accounts.anyExist(tx)) return null;
      await tx.insert(SetupLink, { tokenHash: this.keys.mark(token), expiresAt });
      return token;
    });
  }

  /** Uses the link up: of two who use it at once, one gets the account. Gives back the key of the first sign-in. */
  async begin(
    { token, ...person }: FirstAccount,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const alive = { tokenHash: this.keys.mark(token), expiresAt: MoreThan(this.clock.now()) };
    if (!(await this.isNeeded())) throw new AlreadySetUp();
    if (!(await this.database.read(SetupLink).existsBy(alive))) throw new SetupLinkNotUsable();
    const ready = await this.admission.ready({ ...person, role: 'operator', door: 'set-up' });
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, 'setup');
      if (await this.accounts.anyExist(tx)) throw new AlreadySetUp();
      const { affected } = await tx.delete(SetupLink, alive);
      if (affected !== 1) throw new SetupLinkNotUsable();
      return this.admission.admit(tx, ready, caller);
    });
  }
}
