import { Inject, Injectable } from '@nestjs/common';
import { Channel } from '#src/channels/channel.entity';
import { ChannelsAged } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { PushDevices } from '#src/channels/push-devices';
import { Exactly, IsNull, LessThan, MoreThanOrEqual, Not } from '#src/database/criteria';
import { PushChannel } from '#src/delivery/push.port';
import { BrowsersSignedOut } from '#src/entry/entry.topics';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';

/**
 * What has failed for so long is not there any more, whatever it says; and a browser that subscribed for a key we have no
 * more has come back by then and subscribed anew, or never will.
 */
const WAITS_DAYS = 30;
/** In a row: one failure a month ago, and nothing sent since, says little. */
const MANY_FAILURES = 3;
/** What an operator looks at goes back so far. */
const KEPT_DAYS = 400;

/** Forgets what is not there any more. */
@Injectable()
export class ChannelsKeeper {
  constructor(
    @Inject(PushChannel) private readonly push: PushChannel,
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A phone that was stolen is to show no more of what is said. The browser that asked says at once that it is there still. */
  @Handles(BrowsersSignedOut)
  async onSignedOut({ accountId, at }: Said<typeof BrowsersSignedOut>, finish: Finish): Promise<void> {
    const athleteId = await this.accounts.athleteOf(accountId);
    if (athleteId === null) return;
    await finish((tx) => this.devices.forgetBefore(tx, athleteId, new Date(at)));
  }

  @Handles(ChannelsAged)
  async onAged(_said: Said<typeof ChannelsAged>, finish: Finish): Promise<void> {
    const now = this.clock.now();
    const before = (days: number) => LessThan(new Date(now.getTime() - days * DAY_MS));
    await finish(async (tx) => {
      await tx.delete(PushDevice, { expiresAt: LessThan(now) });
      const hopeless = { failingSince: before(WAITS_DAYS), failures: MoreThanOrEqual(MANY_FAILURES) };
      await tx.delete(PushDevice, hopeless);
      const off = { disabledAt: now, disabledBecause: 'failing' } as const;
      await tx.update(Channel, { ...hopeless, disabledAt: IsNull() }, off);
      const stray = { subscribedFor: Not(this.push.publicKey), seenAt: before(WAITS_DAYS) };
      await tx.delete(PushDevice, stray);
      // Whoever was to carry it has given up over a fault of ours.
      const late = { state: Exactly('queued'), expiresAt: before(1) };
      await tx.update(Delivery, late, { state: 'failed', failedAt: now, reason: 'expired' });
      await tx.delete(Delivery, { queuedAt: before(KEPT_DAYS) });
    });
  }
}
