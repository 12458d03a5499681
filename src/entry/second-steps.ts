import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { SECOND_STEP_MINUTES } from '#src/entry/cookie';
import { SecondStepOver } from '#src/entry/factor.problems';
import { SecondStep } from '#src/entry/second-step.entity';
import { Clock } from '#src/kernel/clock';
import { Keys } from '#src/people/keys';

const MOST_TRIES = 5;

/** Who has shown a password and is looking for the phone. What they hold meanwhile opens nothing but the second step. */
@Injectable()
export class SecondSteps {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** What it gives back goes into a cookie of that browser and is kept nowhere else. */
  async begin(tx: Tx, accountId: string): Promise<string> {
    const key = this.keys.make();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SECOND_STEP_MINUTES * 60_000);
    await tx.delete(SecondStep, { expiresAt: LessThan(now) });
    await tx.insert(SecondStep, { mark: this.mark(key), accountId, tries: 0, expiresAt });
    return key;
  }

  /** Whose it is. @throws SecondStepOver */
  async accountOf(key: string | null): Promise<string> {
    const step =
      key === null ? null : await this.database.read(SecondStep).findOneBy({ mark: this.mark(key) });
    if (!step || step.tries >= MOST_TRIES || step.expiresAt <= this.clock.now()) throw new SecondStepOver();
    return step.accountId;
  }

  /** Counts a try before it is looked at, so that many at once are no more than five. @throws SecondStepOver */
  async try(key: string | null): Promise<string> {
    if (key === null) throw new SecondStepOver();
    const mark = this.mark(key);
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `second-step:${mark}`);
      const step = await tx.findOneBy(SecondStep, { mark });
      if (!step || step.tries >= MOST_TRIES || step.expiresAt <= this.clock.now()) throw new SecondStepOver();
      await tx.update(SecondStep, { mark }, { tries: step.tries + 1 });
      return step.accountId;
    });
  }

  /** Uses it up. @throws SecondStepOver where another request did so a moment ago */
  async end(tx: Tx, key: string): Promise<void> {
    const { affected } = await tx.delete(SecondStep, { mark: this.mark(key) });
    if (affected !== 1) throw new SecondStepOver();
  }

  private mark(key: string): string {
    return this.keys.mark(`second-step:${key}`);
  }
}
