import { Inject, Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import { SignInsExpired } from '#src/entry/entry.topics';
import { SignIn } from '#src/entry/sign-in.entity';

export const SIGN_IN_DAYS = 60;
const CONFIRMED_FOR_MS = 15 * 60_000;

/** The browsers that are signed in. */
@Injectable()
export class SignIns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** A new sign-in; what it gives back goes into the cookie and is kept nowhere else. */
  async begin(tx: Tx, accountId: string): Promise<string> {
    const key = this.keys.make();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + SIGN_IN_DAYS * DAY_MS);
    const times = { createdAt, confirmedAt: createdAt, expiresAt };
    await tx.insert(SignIn, { id: newId(), accountId, tokenHash: this.keys.mark(key), ...times });
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
    const alive = { tokenHash: this.keys.mark(key), expiresAt: MoreThan(this.clock.now()) };
    return (await this.database.read(SignIn).findOneBy(alive))?.accountId ?? null;
  }

  async end(key: string): Promise<void> {
    await this.database.transaction((tx) => tx.delete(SignIn, { tokenHash: this.keys.mark(key) }));
  }

  @Handles(SignInsExpired)
  async onExpired(_said: Said<typeof SignInsExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await tx.delete(SignIn, { expiresAt: LessThan(this.clock.now()) });
    });
  }
}
