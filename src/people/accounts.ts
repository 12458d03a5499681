import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { hashPassword, NO_PASSWORD } from '#src/people/passwords';
import { EmailTaken, LastOperator, NoSuchPerson } from '#src/people/people.problems';
import { TimeZoneChanged } from '#src/people/people.topics';
import { type PreferenceChange, type Preferences, USUAL_PREFERENCES } from '#src/people/preferences';
import type { Role } from '#src/people/role';
import type { Language, Units } from '#src/words/words';

/** An address as we compare it: people do not think of capitals as part of it. */
export const Email = z
  .string()
  .transform((address) => address.trim().normalize('NFC').toLowerCase())
  .pipe(z.email('write an e-mail address, like name@example.org').max(254))
  .meta({ format: 'email' });

export interface NewPerson {
  /** As `Email` gives it. */
  email: string;
  role: Role;
  language: Language;
  units?: Units | undefined;
  timeZone?: string | undefined;
  /** Left out: not told. */
  birthDate?: string;
  /** Left out: the address is their word. */
  emailProved?: boolean;
}

export interface NewAccount extends NewPerson {
  password: string;
}

export interface Added {
  accountId: string;
  athleteId: string;
}

/** Who may sign in. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws EmailTaken */
  async add(account: NewAccount): Promise<Added> {
    const passwordHash = await hashPassword(account.password);
    return this.database.transaction((tx) => this.write(tx, account, passwordHash));
  }

  /** `passwordHash` is made before the transaction: it takes a while, by design. */
  async write(tx: Tx, person: NewPerson, passwordHash: string): Promise<Added> {
    const { email, role, language, birthDate = null, emailProved = false } = person;
    const { units = USUAL_PREFERENCES.units, timeZone = USUAL_PREFERENCES.timeZone } = person;
    await this.refuseTaken(tx, email);
    const createdAt = this.clock.now();
    const emailProvedAt = emailProved ? createdAt : null;
    const [accountId, athleteId] = [newId(), newId()];
    const preferences = { language, units, timeZone };
    const account = { id: accountId, email, emailProvedAt, passwordHash, role, ...preferences, createdAt };
    await tx.insert(Account, account);
    await tx.insert(Athlete, { id: athleteId, accountId, birthDate, heartRateReliable: true, createdAt });
    return { accountId, athleteId };
  }

  /** Nobody gets in any more, and nothing in it says whose it was. @throws LastOperator while others are here */
  async close(tx: Tx, accountId: string): Promise<void> {
    if ((await tx.count(Account)) > 1) await this.assign(tx, accountId, 'athlete');
    const nobody = { email: `${accountId}@erased.invalid`, emailProvedAt: null, passwordHash: NO_PASSWORD };
    await tx.update(Account, accountId, nobody);
  }

  /** Foreign keys take along the sign-ins, tokens and athlete, and with it every mass, session, file, curve and estimate. */
  async remove(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(Account, { id: accountId });
  }

  /** Whether anybody has an account; inside a transaction, as it stands there. */
  async anyExist(tx?: Tx): Promise<boolean> {
    return tx ? tx.exists(Account) : this.database.read(Account).exists();
  }

  find(email: string): Promise<Account | null> {
    return this.database.read(Account).findOneBy({ email });
  }

  byId(accountId: string): Promise<Account | null> {
    return this.database.read(Account).findOneBy({ id: accountId });
  }

  async ofAthlete(athleteId: string): Promise<Account | null> {
    const athlete = await this.database.read(Athlete).findOneBy({ id: athleteId });
    return athlete && this.byId(athlete.accountId);
  }

  /** null: erased meanwhile. */
  async athleteOf(accountId: string): Promise<string | null> {
    return (await this.database.read(Athlete).findOneBy({ accountId }))?.id ?? null;
  }

  /** Everybody, oldest first, and nothing of what they are as athletes. */
  list(): Promise<Account[]> {
    return this.database.read(Account).find({ order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** @throws NoSuchPerson @throws LastOperator */
  async assign(tx: Tx, accountId: string, role: Role): Promise<void> {
    await takeTurns(tx, 'operators');
    const account = await tx.findOneBy(Account, { id: accountId });
    if (!account) throw new NoSuchPerson();
    const isLast = account.role === 'operator' && (await tx.countBy(Account, { role: 'operator' })) === 1;
    if (isLast && role !== 'operator') throw new LastOperator();
    await tx.update(Account, accountId, { role });
  }

  /** `passwordHash` is made before the transaction. */
  async changePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
    await takeTurns(tx, `password:${accountId}`);
    await tx.update(Account, accountId, { passwordHash });
  }

  /** Nobody changes it before this transaction has ended. */
  async isPasswordStill(tx: Tx, accountId: string, passwordHash: string): Promise<boolean> {
    await takeTurns(tx, `password:${accountId}`);
    return tx.existsBy(Account, { id: accountId, passwordHash });
  }

  /** `emailProved`: whether its reader showed that it is theirs. @throws EmailTaken */
  async changeEmail(tx: Tx, accountId: string, email: string, emailProved: boolean): Promise<void> {
    await this.refuseTaken(tx, email);
    await tx.update(Account, accountId, { email, emailProvedAt: emailProved ? this.clock.now() : null });
  }

  async proveEmail(tx: Tx, accountId: string): Promise<void> {
    await tx.update(Account, accountId, { emailProvedAt: this.clock.now() });
  }

  /** The account of an installation that has just one; null for none or several. */
  async onlyOne(): Promise<Account | null> {
    const [first, second] = await this.database.read(Account).find({ take: 2 });
    return first && !second ? first : null;
  }

  async prefer(accountId: string, change: PreferenceChange): Promise<void> {
    const said: Partial<Preferences> = Object.fromEntries(
      Object.entries(change).filter(([, wish]) => wish !== undefined),
    );
    if (Object.keys(said).length === 0) return;
    await this.database.transaction(async (tx) => {
      const { timeZone } = await tx.findOneByOrFail(Account, { id: accountId });
      await tx.update(Account, accountId, said);
      if (said.timeZone === undefined || said.timeZone === timeZone) return;
      const { id } = await tx.findOneByOrFail(Athlete, { accountId });
      await this.outbox.put(tx, TimeZoneChanged, { athleteId: id }, { key: newId() });
    });
  }

  private async refuseTaken(tx: Tx, email: string): Promise<void> {
    await takeTurns(tx, `account:${email}`);
    if (await tx.existsBy(Account, { email })) throw new EmailTaken();
  }
}
