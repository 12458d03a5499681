import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import type { Identity } from '#src/entry/provider.port';
import { NotConnected, ProviderPersonTaken } from '#src/entry/provider.problems';
import { ProviderLink } from '#src/entry/provider-link.entity';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Accounts, Email } from '#src/people/accounts';
import { Roster } from '#src/entry/roster';
import { LastOperator } from '#src/people/people.problems';

export type Person = Pick<Identity, 'issuer' | 'subject'>;

/** Which account is which person at the provider. */
@Injectable()
export class ProviderLinks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Roster) private readonly roster: Roster,
  ) {}

  /** A connection opens the door only as long as there is a provider. */
  get isSetUp(): boolean {
    return this.settings.provider !== null;
  }

  /** Password and passkey open nothing: the operator lets people in by the provider alone. */
  get isOnlyWay(): boolean {
    return this.settings.provider?.only ?? false;
  }

  /** The account of somebody who came from the provider; null: they have none here. */
  async accountOf({ issuer, subject, email, emailVerified }: Identity): Promise<string | null> {
    const link = await this.database.read(ProviderLink).findOneBy({ issuer, subject });
    if (link) return link.accountId;
    if (!this.settings.provider?.linkByEmail || !emailVerified || email === null) return null;
    const told = Email.safeParse(email);
    const account = told.success ? await this.accounts.find(told.data) : null;
    // Whoever merely told an address may have told another's, and would share the account with its reader.
    if (!account?.emailProvedAt || (await this.since(account.id))) return null;
    await this.database.transaction((tx) => this.connect(tx, account.id, { issuer, subject }));
    return account.id;
  }

  async since(accountId: string): Promise<Date | null> {
    return (await this.database.read(ProviderLink).findOneBy({ accountId }))?.createdAt ?? null;
  }

  async isPerson(accountId: string, { issuer, subject }: Person): Promise<boolean> {
    return this.database.read(ProviderLink).existsBy({ accountId, issuer, subject });
  }

  /** In place of whoever the account was connected with before. @throws ProviderPersonTaken */
  async connect(tx: Tx, accountId: string, { issuer, subject }: Person): Promise<void> {
    await takeTurns(tx, `provider:${issuer}:${subject}`);
    const other = await tx.findOneBy(ProviderLink, { issuer, subject });
    if (other && other.accountId !== accountId) throw new ProviderPersonTaken();
    await tx.delete(ProviderLink, { accountId });
    await tx.insert(ProviderLink, { id: newId(), accountId, issuer, subject, createdAt: this.clock.now() });
  }

  /** @throws NotConnected */
  async disconnect(tx: Tx, accountId: string): Promise<void> {
    const { affected } = await tx.delete(ProviderLink, { accountId });
    if (affected !== 1) throw new NotConnected();
  }

  /** Where a group of the provider's says who runs this Svett, it says so at each sign-in. The last operator stays. */
  async takeRoleFrom(accountId: string, groups: string[] | null): Promise<void> {
    const group = this.settings.provider?.operatorGroup;
    if (!group || groups === null) return;
    const account = await this.accounts.byId(accountId);
    const isIn = groups.includes(group);
    if (!account || (account.role === 'operator') === isIn) return;
    try {
      await this.roster.assign(accountId, isIn ? 'operator' : 'athlete');
    } catch (problem) {
      if (!(problem instanceof LastOperator)) throw problem;
    }
  }
}
