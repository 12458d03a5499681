import type { Comparison } from '#src/estimates/comparison';
import type { Estimate } from '#src/estimates/estimate.entity';
import type { WeighInView } from '#src/estimates/weigh-in.shapes';
import { testOf } from '#src/estimates/weigh-in-lessons';
import type { KeptWeighIn } from '#src/sessions/weigh-ins';
import type { Sport } from '#src/kernel/sport';
import { errorVariance } from '#src/sweat/calibration';
import { median, quantile, type LogNormal } from '#src/sweat/distribution';
import type { SweatTest } from '#src/sweat/sweat-test';

/** One standard deviation to either end of the likely range. */
const Z_LIKELY = 1.2815515655446004;

/** What of a session is told beside its weighing. */
export interface Weighable {
  id: string;
  sport: Sport;
  startedAt: Date;
  utcOffsetS: number | null;
}

/** A weighing beside its session's estimate, as the API tells it. */
export function weighInView(
  weighIn: KeptWeighIn,
  session: Weighable,
  estimate: Estimate | null,
): WeighInView {
  const { id: _, athleteId: __, createdAt, changedAt, ...told } = weighIn;
  const { sport, startedAt, utcOffsetS } = session;
  return {
    ...told,
    sport,
    startedAt: startedAt.toISOString(),
    utcOffsetS,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    test: testView(weighIn, estimate),
  };
}

function testView(weighIn: KeptWeighIn, estimate: Estimate | null): WeighInView['test'] {
  const comparison = estimate?.comparison;
  const sweat = estimate?.result.sweat;
  if (!comparison || !sweat) {
    const nothing = { measured: null, estimated: null, place: null, againstPeople: null };
    return { outcome: 'nothing-to-compare', refusals: [], cautions: [], ...nothing };
  }
  const test = testOf(weighIn, comparison);
  const { refusals, cautions, accepted, litres } = test;
  const { litres: middle, p10, p90 } = sweat;
  return {
    outcome: accepted ? 'taught' : 'refused',
    refusals,
    cautions,
    measured: isMeasured(test) ? measuredRange(test) : null,
    estimated: { litres: middle, p10, p90 },
    place: isMeasured(test) ? (litres < p10 ? 'below' : litres > p90 ? 'above' : 'inside') : null,
    againstPeople: accepted ? againstPeople(test, comparison) : null,
  };
}

/** What cannot be, or cannot be computed, is not shown as a number. */
function isMeasured({ litres, refusals }: SweatTest): boolean {
  return litres > 0 && !refusals.includes('absurd-weights') && !refusals.includes('drink-missing');
}

export function measuredRange({ litres, sdL }: Pick<SweatTest, 'litres' | 'sdL'>) {
  return { litres, p10: Math.max(0, litres - Z_LIKELY * sdL), p90: litres + Z_LIKELY * sdL };
}

function againstPeople({ litres, sdL }: SweatTest, comparison: Comparison) {
  const variance = errorVariance({ ...comparison, observedL: litres, observedSdL: sdL, ageDays: 0 });
  return times({ mu: Math.log(litres / comparison.rawL), sigma: Math.sqrt(variance) });
}

export function times(factor: LogNormal) {
  return { times: median(factor), p10: quantile(factor, 0.1), p90: quantile(factor, 0.9) };
}

export function litresOf(litres: LogNormal) {
  return { litres: median(litres), p10: quantile(litres, 0.1), p90: quantile(litres, 0.9) };
}
