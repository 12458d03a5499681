import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { heatStreak, heatTomorrow, type HotDay } from '#src/advice/heat';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { expectedSweatL } from '#src/nudges/expected-sweat';
import { Consents } from '#src/people/consents';
import { HeatAhead } from '#src/plan/heat-ahead';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { daysAfter } from '#src/timing/local';
import { isAfterLooks } from '#src/timing/looks';
import { TrainingDays } from '#src/training/training-days';
import { likelyAmount } from '#src/advice/likely-amount';

/** As far back as a run of hot days is looked for. */
const LOOKED_BACK_DAYS = 14;

/** Speaks of heat: of tomorrow's session in the evening, of several hot days in the morning. */
@Injectable()
export class HeatAdviser extends Adviser {
  readonly kinds = ['heat-tomorrow', 'heat-streak'] as const;

  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(HeatAhead) private readonly heat: HeatAhead,
    @Inject(TrainingDays) private readonly training: TrainingDays,
  ) {
    super();
  }

  async on(occasion: Occasion, { day, time }: Asked): Promise<Verdict[]> {
    const { athleteId, of } = occasion;
    const isLook = of === 'look' && occasion.day === day;
    if (!isLook && !(of === 'plan' && isAfterLooks(time))) return [];
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    const isMorning = isLook && occasion.slot === 'morning';
    return [isMorning ? await this.ofDays(athleteId, day) : await this.ofTomorrow(athleteId, day)];
  }

  private async ofTomorrow(athleteId: string, today: string): Promise<Verdict> {
    const day = daysAfter(today, 1);
    const plans = await this.plans.between(athleteId, day, day);
    const outdoors = plans.filter(({ isIndoors, doneBy }) => !isIndoors && doneBy === null);
    const [hottest] = outdoors.toSorted(
      (one, other) => (other.forecastMaxC ?? -Infinity) - (one.forecastMaxC ?? -Infinity),
    );
    if (!hottest) return heatTomorrow(null);
    const { startsAt, forecastMaxC, expected } = hottest;
    const sweat = expectedSweatL(expected);
    return heatTomorrow({ day, forecastMaxC, startsAt, sweatL: sweat && likelyAmount(sweat) });
  }

  /** What sessions were done in, and what is foretold where one is planned: the warmer of the two. */
  private async ofDays(athleteId: string, today: string): Promise<Verdict> {
    const from = daysAfter(today, -LOOKED_BACK_DAYS);
    const [done, foretold] = await Promise.all([
      this.training.between(athleteId, from, today),
      this.heat.between(athleteId, from, today),
    ]);
    const byDay = new Map<string, number>();
    const enter = ({ day, maxC }: HotDay) => byDay.set(day, Math.max(maxC, byDay.get(day) ?? -Infinity));
    for (const { day, maxC } of foretold) enter({ day, maxC });
    for (const { day, airTemperatureC } of done)
      if (airTemperatureC !== null) enter({ day, maxC: airTemperatureC });
    const days = [...byDay].map(([day, maxC]) => ({ day, maxC }));
    return heatStreak(
      days.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
      today,
    );
  }
}
