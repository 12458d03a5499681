import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { likelyAmount } from '#src/advice/likely-amount';
import { isSweatyWeekDay, sweatyWeek } from '#src/advice/week';
import type { Missing } from '#src/estimates/estimate-view';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { MagnesiumLosses } from '#src/estimates/magnesium-losses';
import { DAY_MS } from '#src/kernel/clock';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { Pantry } from '#src/nudges/pantry';
import { Consents } from '#src/people/consents';
import { weekOf } from '#src/signs/iso-week';
import { splitLogNormal, type SplitLogNormal, sumOfSessions } from '#src/sweat/correlated-sum';
import { DAY_SIGMA } from '#src/sweat/interval';
import { daysAfter, weekdayOf } from '#src/timing/local';
import { type SessionLoad, TrainingDays } from '#src/training/training-days';

const WEEK_DAYS = 7;
const USUAL_WEEKS = 4;
/** The word may be said so many days later yet, and a session's day is that of its own place. */
const HEARD_DAYS = 5;

/** Speaks of a week that took far more sweat than usual. */
@Injectable()
export class SweatyWeekAdviser extends Adviser {
  readonly kinds = ['sweaty-week'] as const;

  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(MagnesiumLosses) private readonly losses: MagnesiumLosses,
    @Inject(Pantry) private readonly pantry: Pantry,
  ) {
    super();
  }

  async on(occasion: Occasion, { now }: Asked): Promise<Verdict[]> {
    if (occasion.of !== 'look' || occasion.slot !== 'afternoon') return [];
    const { athleteId, day } = occasion;
    const weekday = weekdayOf(day);
    if (!isSweatyWeekDay(weekday)) return [];
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    const sessions = await this.training.between(athleteId, daysAfter(day, 1 - USUAL_WEEKS * WEEK_DAYS), day);
    const lately = sessions.filter((one) => one.day > daysAfter(day, -WEEK_DAYS));
    const sweat = await this.sweatOf(sessions);
    const sum = (some: readonly SessionLoad[]) =>
      sumOfSessions(some.flatMap(({ sessionId }) => sweat.get(sessionId) ?? []));
    const all = sum(sessions);
    const verdict = sweatyWeek({
      weekday,
      week: weekOf(day),
      sweatL: sum(lately),
      usualL: all ? Math.exp(all.mu) / USUAL_WEEKS : 0,
      magnesiumMg: await this.magnesium(athleteId, lately, now),
      food: await this.pantry.bite(athleteId, day),
    });
    return [verdict];
  }

  private async sweatOf(sessions: readonly SessionLoad[]): Promise<Map<string, SplitLogNormal>> {
    const ids = sessions.map(({ sessionId }) => sessionId);
    const found = await this.estimates.currentOf('owner', ids);
    return new Map(
      [...found].flatMap(([id, estimate]) => {
        const litres = litresOf(estimate);
        return litres ? [[id, litres] as const] : [];
      }),
    );
  }

  private async magnesium(athleteId: string, lately: readonly SessionLoad[], now: Date) {
    const from = new Date(now.getTime() - (WEEK_DAYS + HEARD_DAYS) * DAY_MS);
    const { bySession } = await this.losses.between({ athleteId, by: 'cookie' }, from, now);
    const all = sumOfSessions(lately.flatMap(({ sessionId }) => bySession.get(sessionId)?.mg ?? []));
    return all && likelyAmount(all);
  }
}

/** All but the day's part is the same in every session: the person and the model. */
function litresOf(
  estimate: { lossL: number | null; lossSigma: number | null } | Missing,
): SplitLogNormal | null {
  if (typeof estimate === 'string' || estimate.lossL === null || estimate.lossSigma === null) return null;
  const ownSigma = Math.min(estimate.lossSigma, DAY_SIGMA);
  const sharedSigma = Math.sqrt(estimate.lossSigma ** 2 - ownSigma ** 2);
  return splitLogNormal(estimate.lossL, { sharedSigma, ownSigma });
}
