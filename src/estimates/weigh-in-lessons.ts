import { Inject, Injectable } from '@nestjs/common';
import type { Comparison } from '#src/estimates/comparison';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { DAY_MS } from '#src/kernel/clock';
import { audienceOf, type Lineage } from '#src/sessions/audience';
import { type KeptWeighIn, type Weighed, WeighIns } from '#src/sessions/weigh-ins';
import {
  CALIBRATION_GROUPS,
  calibrate,
  calibrationGroupOf,
  type Calibration,
  type WeighedSession,
} from '#src/sweat/calibration';
import { sweatTest, type SweatTest } from '#src/sweat/sweat-test';

/** What one weighing taught. */
export interface Lesson extends Omit<WeighedSession, 'ageDays'> {
  sessionId: string;
  startedAt: Date;
}

/** Tests nearest in time, of each group of sports: by then a further one changes the range by less than a hundredth. [own] */
const MOST_TESTS = 10;
/** A scale is never better than this, whatever it shows, kg. [own] */
const BEST_SCALE_SD_KG = 0.02;

/** What an athlete's weighings teach of their sweating; in the shareable lineage those of shareable sessions alone. */
@Injectable()
export class WeighInLessons {
  constructor(
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
  ) {}

  /** In an order of their own: sums must come out the same to the last digit. */
  async of(lineage: Lineage, athleteId: string): Promise<Lesson[]> {
    const weighed = await this.weighIns.list(audienceOf(lineage), athleteId);
    if (weighed.length === 0) return [];
    const ids = weighed.map(({ sessionId }) => sessionId);
    const compared = await this.shelf.comparisonsOf(lineage, athleteId, ids);
    const lessons = weighed.flatMap((weighIn) => {
      const found = compared.get(weighIn.sessionId);
      return found ? (lessonOf(weighIn, found.comparison, found.startedAt) ?? []) : [];
    });
    return lessons.sort(
      (one, other) =>
        one.startedAt.getTime() - other.startedAt.getTime() ||
        one.observedL - other.observedL ||
        one.rawL - other.rawL,
    );
  }
}

/** The arithmetic of a weighing beside what its session is known to be. */
export function testOf(weighed: Weighed, { nonSweatKg, durationMin }: Comparison): SweatTest {
  const scaleSdKg = Math.max(BEST_SCALE_SD_KG, weighed.scaleStepKg / 2);
  return sweatTest({ ...weighed, nonSweatKg, durationMin: durationMin + weighed.extraMin, scaleSdKg });
}

function lessonOf(weighIn: KeptWeighIn, comparison: Comparison, startedAt: Date): Lesson | null {
  const { accepted, litres, sdL } = testOf(weighIn, comparison);
  if (!accepted) return null;
  const { sport, indoor, airC, rawL, metabolicSigma, lnModelRatio, otherSigma } = comparison;
  const { sessionId } = weighIn;
  const kind = { sport, indoor, airC };
  const spread = { metabolicSigma, lnModelRatio, otherSigma };
  return { sessionId, startedAt, ...kind, observedL: litres, observedSdL: sdL, rawL, ...spread };
}

/**
 * What the lessons say of the person on a day. A session's own weighing has no part in its estimate: that stays what
 * Svett would have foretold, to be held against what was measured.
 */
export function calibrationFor(
  lessons: readonly Lesson[],
  { sessionId, startedAt }: { sessionId?: string | undefined; startedAt: Date },
): Calibration {
  const others = lessons
    .filter((lesson) => lesson.sessionId !== sessionId)
    .map((lesson) => ({ ...lesson, ageDays: daysBetween(lesson.startedAt, startedAt) }));
  const nearest = CALIBRATION_GROUPS.flatMap((group) =>
    others
      .filter((test) => calibrationGroupOf(test) === group)
      .sort((one, other) => one.ageDays - other.ageDays)
      .slice(0, MOST_TESTS),
  );
  return calibrate(nearest);
}

function daysBetween(one: Date, other: Date): number {
  return Math.round(Math.abs(one.getTime() - other.getTime()) / DAY_MS);
}
