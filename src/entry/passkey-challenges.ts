import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { PasskeyChallenge, type PasskeyPurpose } from '#src/entry/passkey-challenge.entity';
import { Clock } from '#src/kernel/clock';
import { Keys } from '#src/people/keys';

const MINUTES = 5;

/** The questions asked of passkeys: each may be answered once, within five minutes. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  async keep(challenge: string, purpose: PasskeyPurpose, accountId: string | null): Promise<void> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    await this.database.transaction(async (tx) => {
      await tx.delete(PasskeyChallenge, { expiresAt: LessThan(now) });
      await tx.insert(PasskeyChallenge, { mark: this.mark(challenge), purpose, accountId, expiresAt });
    });
  }

  /** Uses it up, whatever the answer is worth. False: it was not asked, or for something else, or too long ago. */
  async claim(challenge: string, purpose: PasskeyPurpose, accountId: string | null): Promise<boolean> {
    const mark = this.mark(challenge);
    return this.database.transaction(async (tx) => {
      const asked = await tx.findOneBy(PasskeyChallenge, {
        mark,
        purpose,
        accountId: accountId ?? IsNull(),
      });
      if (!asked) return false;
      const { affected } = await tx.delete(PasskeyChallenge, { mark });
      return affected === 1 && asked.expiresAt > this.clock.now();
    });
  }

  private mark(challenge: string): string {
    return this.keys.mark(`passkey-challenge:${challenge}`);
  }
}
