import { checkNumber, checkSeries } from '#src/sweat/ranges';
import type { RawSweat, RawSweatLeg, SweatState } from '#src/sweat/raw-sweat-types';
import { valueAt } from '#src/sweat/series';
import { CannotEstimate } from '#src/sweat/sweat.problems';

/** Water of an ordinary pool, °C, where nobody measured. */
export const POOL_C = 27.5;
/** Metabolic power the rule was made at, W. */
export const SWIM_REFERENCE_W = 750;

/**
 * Sweat in the water, L/h: a swimmer's heat leaves by the water, so its temperature sets what is left to sweat.
 * Fitted to nine masters swimmers at their lactate threshold (0.48, 0.76, 1.25 L/h in 23, 27, 32 °C water). They were
 * weighed, so the water they breathed out is in it. About ±40 %, swimmer and day included. [own, after Macaluso2011]
 */
export function swimSweatLPerH({ waterC, metabolicW }: { waterC: number; metabolicW: number }): number {
  return 0.76 * Math.exp(0.106 * (waterC - 27)) * (metabolicW / SWIM_REFERENCE_W);
}

/** A leg in the water. The body's state passes through it unchanged but for the time, as no heat balance is made. */
export function rawSwimSweat(leg: RawSweatLeg, start: Readonly<SweatState>): RawSweat {
  const waterC = leg.waterC ?? POOL_C;
  const n = leg.lengthMin.length;
  if (n === 0)
    throw new CannotEstimate('empty', 'The session holds no minutes; give at least a part of one.');
  checkNumber('waterC', waterC, { from: 0, to: 42, unit: '°C' });
  checkSeries('lengthMin', leg.lengthMin, n, { from: 1e-6, to: 1, unit: 'min' });
  checkSeries('metabolicW', leg.metabolicW, n, { from: 0, to: 4000, unit: 'W' });

  const sweatL = new Float64Array(n);
  let totalL = 0;
  let durationMin = 0;
  let movedMin = 0;
  for (let i = 0; i < n; i++) {
    const litres = (swimSweatLPerH({ waterC, metabolicW: leg.metabolicW[i]! }) * leg.lengthMin[i]!) / 60;
    sweatL[i] = litres;
    totalL += litres;
    durationMin += leg.lengthMin[i]!;
    movedMin += leg.lengthMin[i]! * valueAt(leg.activeShare, i);
  }
  return {
    sweatL,
    totalL,
    coreL: null,
    regressionL: null,
    disagreement: 0,
    nonSweatKg: 0,
    rule: 'swimming',
    end: {
      ...start,
      body: { ...start.body, elapsedMin: start.body.elapsedMin + durationMin },
      movedMin: start.movedMin + movedMin,
    },
  };
}
