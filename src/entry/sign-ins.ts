import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import type { Caller } from '#src/entry/caller';
import { SIGN_IN_DAYS } from '#src/entry/cookie';
import { NoSuchSignIn } from '#src/entry/letting-in.problems';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import { BrowsersSignedOut, SignInsExpired } from '#src/entry/entry.topics';
import { SecondStep } from '#src/entry/second-step.entity';
import { SignIn } from '#src/entry/sign-in.entity';

const CONFIRMED_FOR_MS = 15 * 60_000;
/** How exactly `lastSeenAt` is kept: finer would be a write for every request, and a diary of somebody's day. */
const SEEN_NOTED_EVERY_MS = HOUR_MS;

/** The browsers that are signed in. */
@Injectable()
export class SignIns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** A new sign-in; what it gives back goes into the cookie and is kept nowhere else. */
  async begin(tx: Tx, accountId: string, { device }: Pick<Caller, 'device'>): Promise<string> {
    const key = this.keys.make();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + SIGN_IN_DAYS * DAY_MS);
    const times = { createdAt, confirmedAt: createdAt, lastSeenAt: createdAt, expiresAt };
    await tx.insert(SignIn, { id: newId(), accountId, tokenHash: this.keys.mark(key), device, ...times });
    return key;
  }

  /** They have shown once more that it is them. */
  async confirm(key: string): Promise<void> {
    const confirmedAt = this.clock.now();
    await this.database.transaction((tx) =>
      tx.update(SignIn, { tokenHash: this.keys.mark(key) }, { confirmedAt }),
    );
  }

  /** Whether that was so lately that nobody else will have sat down there since. */
  async isConfirmed(key: string): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - CONFIRMED_FOR_MS);
    return this.database
      .read(SignIn)
      .existsBy({ tokenHash: this.keys.mark(key), confirmedAt: MoreThan(since) });
  }

  async accountOf(key: string): Promise<string | null> {
    const now = this.clock.now();
    const alive = { tokenHash: this.keys.mark(key), expiresAt: MoreThan(now) };
    const row = await this.database.read(SignIn).findOneBy(alive);
    if (!row) return null;
    if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_NOTED_EVERY_MS)
      await this.database.transaction((tx) => tx.update(SignIn, row.id, { lastSeenAt: now }));
    return row.accountId;
  }

  /** Which of several still open something. Asked often, and so notes nothing. */
  async open(keys: readonly string[]): Promise<Set<string>> {
    const marks = new Map(keys.map((key) => [this.keys.mark(key), key]));
    const rows = await this.database.read(SignIn).find({
      select: { id: true, tokenHash: true },
      where: { tokenHash: In([...marks.keys()]), expiresAt: MoreThan(this.clock.now()) },
    });
    return new Set(rows.flatMap(({ tokenHash }) => marks.get(tokenHash) ?? []));
  }

  /** The browsers of one account, the last seen first; `isThis` is the one whose key this is. */
  async list(accountId: string, key: string | null): Promise<(SignIn & { isThis: boolean })[]> {
    const rows = await this.database.read(SignIn).find({
      where: { accountId, expiresAt: MoreThan(this.clock.now()) },
      order: { lastSeenAt: 'DESC', id: 'ASC' },
    });
    const own = key && this.keys.mark(key);
    return rows.map((row) => ({ ...row, isThis: row.tokenHash === own }));
  }

  /** When each account was last seen in any browser that is still signed in. */
  async lastSeen(): Promise<Map<string, Date>> {
    const rows = await this.database.read(SignIn).find({
      select: { accountId: true, lastSeenAt: true },
      order: { lastSeenAt: 'ASC' },
    });
    return new Map(rows.map(({ accountId, lastSeenAt }) => [accountId, lastSeenAt]));
  }

  async end(key: string): Promise<void> {
    await this.database.transaction((tx) => tx.delete(SignIn, { tokenHash: this.keys.mark(key) }));
  }

  /** @throws NoSuchSignIn also for somebody else's */
  async endOne(accountId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(SignIn, { id, accountId }));
    if (affected !== 1) throw new NoSuchSignIn();
  }

  /** All of an account's browsers but the one whose key this is; null: all. Whoever is half-way in begins anew. */
  async endOthers(tx: Tx, accountId: string, key: string | null): Promise<void> {
    const others = key === null ? {} : { tokenHash: Not(this.keys.mark(key)) };
    await tx.delete(SignIn, { accountId, ...others });
    await tx.delete(SecondStep, { accountId });
    const fact = { accountId, at: this.clock.now().toISOString() };
    await this.outbox.put(tx, BrowsersSignedOut, fact, { key: newId() });
  }

  @Handles(SignInsExpired)
  async onExpired(_said: Said<typeof SignInsExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await tx.delete(SignIn, { expiresAt: LessThan(this.clock.now()) });
    });
  }
}
