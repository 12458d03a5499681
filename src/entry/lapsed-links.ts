import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from '#src/database/criteria';
import { AccountLink } from '#src/entry/account-link.entity';
import { DoorLinksExpired } from '#src/entry/entry.topics';
import { Invitation } from '#src/entry/invitation.entity';
import { PasskeyChallenge } from '#src/entry/passkey-challenge.entity';
import { ProviderNewcomer } from '#src/entry/provider-newcomer.entity';
import { ProviderRound } from '#src/entry/provider-round.entity';
import { SecondStep } from '#src/entry/second-step.entity';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';

/** What is good for a while only: links, and sign-ins that were begun and never ended. */
const LAPSING = [
  Invitation,
  AccountLink,
  SecondStep,
  PasskeyChallenge,
  ProviderRound,
  ProviderNewcomer,
] as const;

/** Throws away what opens nothing any more, and with it the addresses it was meant for. */
@Injectable()
export class LapsedLinks {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Handles(DoorLinksExpired)
  async onExpired(_said: Said<typeof DoorLinksExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      const expiresAt = LessThan(this.clock.now());
      for (const table of LAPSING) await tx.delete<{ expiresAt: Date }>(table, { expiresAt });
    });
  }
}
