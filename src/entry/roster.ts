import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Invitations } from '#src/entry/invitations';
import { SignIns } from '#src/entry/sign-ins';
import { Accounts } from '#src/people/accounts';
import type { Role } from '#src/people/role';

export interface Listed {
  id: string;
  email: string;
  role: Role;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** Who has an account, for those who run this Svett. What people are as athletes is none of it. */
@Injectable()
export class Roster {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  async list(): Promise<Listed[]> {
    const [accounts, seen] = [await this.accounts.list(), await this.signIns.lastSeen()];
    return accounts.map(({ id, email, role, createdAt }) => {
      const lastSeenAt = seen.get(id) ?? null;
      return { id, email, role, createdAt, lastSeenAt };
    });
  }

  /** @throws NoSuchPerson @throws LastOperator */
  async assign(accountId: string, role: Role): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.accounts.assign(tx, accountId, role);
      await this.invitations.takeBackAllOf(tx, accountId);
    });
  }
}
