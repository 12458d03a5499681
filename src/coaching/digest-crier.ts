import { Inject, Injectable } from '@nestjs/common';
import { PushDevices } from '#src/channels/push-devices';
import {
  DigestDue,
  DigestLetterDue,
  DigestPushDue,
  DigestsDue,
  keyOf,
  type Whose,
} from '#src/coaching/digest.topics';
import { Digests } from '#src/coaching/digests';
import { DigestWishes } from '#src/coaching/digest-wishes';
import { QuietMorning } from '#src/coaching/quiet-morning';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';

/** Hears that it is morning, and has coaches told who want to be: each of a team and a day once, whatever comes between. */
@Injectable()
export class DigestCrier {
  constructor(
    @Inject(DigestWishes) private readonly wishes: DigestWishes,
    @Inject(Digests) private readonly digests: Digests,
    @Inject(QuietMorning) private readonly morning: QuietMorning,
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  @Handles(DigestsDue)
  async onDigestsDue(_said: Said<typeof DigestsDue>, finish: Finish): Promise<void> {
    const due: Whose[] = [];
    for (const whose of await this.wishes.wanting()) {
      const day = await this.morning.dayOf(whose);
      if (day !== null) due.push({ ...whose, day });
    }
    if (due.length === 0) return;
    const facts = due.map((payload) => ({ payload, key: keyOf(payload) }));
    await finish((tx) => this.outbox.putAll(tx, DigestDue, facts));
  }

  @Handles(DigestDue)
  async onDigestDue(whose: Said<typeof DigestDue>, finish: Finish): Promise<void> {
    const { wanted, ways } = await this.wishes.of(whose);
    if (!wanted || !(await this.digests.of(whose))) return;
    const sounds = ways.includes('push') ? await this.morning.soundsFor(whose) : null;
    await finish(async (tx) => {
      const key = keyOf(whose);
      if (ways.includes('email')) await this.outbox.put(tx, DigestLetterDue, whose, { key });
      if (!sounds) return;
      const devices = await this.devices.reachable(tx, sounds.athleteId);
      const facts = devices.map((deviceId) => ({
        payload: { ...whose, deviceId },
        key: `${key}:${deviceId}`,
        dueAt: sounds.at,
      }));
      await this.outbox.putAll(tx, DigestPushDue, facts);
    });
  }
}
