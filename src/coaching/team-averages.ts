import type { Averages, BoardRow } from '#src/coaching/board.shapes';
import { FEWEST } from '#src/coaching/resting';

const LITRES_STEP = 0.5;
const PCT_STEP = 5;

/**
 * `isResting`: who shares has changed lately, and two figures beside each other would tell whose was which. Of whom some is
 * hidden nothing goes in: their part would be taken for all of it.
 */
export function averagesOf(rows: readonly BoardRow[], isResting: boolean): Averages {
  const litres = rows.flatMap(({ sweat }) => (sweat.isWithoutSome ? [] : (sweat.values?.litres.mid ?? [])));
  const pct = rows.flatMap(({ coverage }) =>
    coverage.isWithoutSome ? [] : (coverage.values?.pct?.mid ?? []),
  );
  const state = (all: readonly number[]) =>
    all.length < FEWEST ? 'too-few' : isResting ? 'resting' : 'shown';
  const mean = (all: readonly number[], step: number) =>
    state(all) === 'shown' ? rounded(all.reduce((sum, one) => sum + one, 0) / all.length, step) : null;
  return {
    sweat: { state: state(litres), litres: mean(litres, LITRES_STEP) },
    coverage: { state: state(pct), pct: mean(pct, PCT_STEP) },
  };
}

function rounded(value: number, step: number): number {
  return Math.round(value / step) * step;
}
