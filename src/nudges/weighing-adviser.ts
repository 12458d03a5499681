import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { type Tomorrow, weighNext } from '#src/advice/weighing';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { DAY_MS } from '#src/kernel/clock';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { UsualTomorrow } from '#src/nudges/usual-tomorrow';
import { Consents } from '#src/people/consents';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { WeighIns } from '#src/sessions/weigh-ins';
import { calibrationGroupOf } from '#src/sweat/calibration';
import { temperatureBandOf } from '#src/sweat/next-weighing';
import { daysAfter } from '#src/timing/local';
import { isAfterLooks } from '#src/timing/looks';

/** Speaks of a session that is worth weighing, the evening before it. */
@Injectable()
export class WeighingAdviser extends Adviser {
  readonly kinds = ['weigh-next'] as const;

  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SweatFactor) private readonly factor: SweatFactor,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(UsualTomorrow) private readonly usual: UsualTomorrow,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
  ) {
    super();
  }

  async on(occasion: Occasion, { day, time, now }: Asked): Promise<Verdict[]> {
    const { athleteId, of } = occasion;
    const isLook = of === 'look' && occasion.slot === 'afternoon' && occasion.day === day;
    if (!isLook && !(of === 'plan' && isAfterLooks(time))) return [];
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    const tomorrow = daysAfter(day, 1);
    const planned = await this.planned(athleteId, tomorrow);
    // What is usual the look has seen.
    if (!isLook && planned.length === 0) return [];
    const verdict = weighNext({
      day: tomorrow,
      worth: await this.factor.next(athleteId),
      // Whoever plans does what they planned.
      tomorrow: planned.length > 0 ? planned : await this.usual.of(athleteId, tomorrow),
      daysSinceLast: await this.daysSinceLast(athleteId, now),
    });
    return [verdict];
  }

  private async planned(athleteId: string, day: string): Promise<Tomorrow[]> {
    const plans = await this.plans.between(athleteId, day, day);
    return plans.map(({ sport, isIndoors: indoor, durationS, expected }) => {
      const air = expected.outcome === 'expected' ? expected.airC : null;
      return {
        sport,
        group: calibrationGroupOf({ sport, indoor }),
        band: air && temperatureBandOf(air.p50),
        durationMin: durationS / 60,
        isPlanned: true,
      };
    });
  }

  private async daysSinceLast(athleteId: string, now: Date): Promise<number | null> {
    const told = await this.weighIns.list('owner', athleteId);
    if (told.length === 0) return null;
    const last = Math.max(...told.map(({ createdAt }) => createdAt.getTime()));
    return (now.getTime() - last) / DAY_MS;
  }
}
