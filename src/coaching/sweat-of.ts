import type { Range } from '#src/coaching/board.shapes';
import type { SweatLost } from '#src/estimates/estimate-shelf';
import { type SplitLogNormal, splitLogNormal, sumOfSessions } from '#src/sweat/correlated-sum';
import { median, quantile } from '#src/sweat/distribution';
import { DAY_SIGMA } from '#src/sweat/interval';

/** Litres of a session; all but the day's part of the spread is the same in every session: the person and the model. */
export function litresOf({
  lossL,
  lossSigma,
}: Pick<SweatLost, 'lossL' | 'lossSigma'>): SplitLogNormal | null {
  if (lossL === null || lossSigma === null) return null;
  const ownSigma = Math.min(lossSigma, DAY_SIGMA);
  const sharedSigma = Math.sqrt(lossSigma ** 2 - ownSigma ** 2);
  return splitLogNormal(lossL, { sharedSigma, ownSigma });
}

/** The likely range of all of them together, as computed; null for none. */
export function rangeOf(litres: readonly SplitLogNormal[]): Range | null {
  const sum = sumOfSessions(litres);
  return sum && { low: quantile(sum, 0.1), mid: median(sum), high: quantile(sum, 0.9) };
}

export function toTenths({ low, mid, high }: Range): Range {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return { low: tenth(low), mid: tenth(mid), high: tenth(high) };
}

/** Body mass, as far as a coach may find it out, kg. */
const COARSE_KG = 10;

/** What per cents are reckoned with, so that no number of them tells the mass itself. */
export function coarseMass(massKg: number): number {
  return Math.max(COARSE_KG, Math.round(massKg / COARSE_KG) * COARSE_KG);
}

/** Litres as per cent of body mass, to half a per cent: the ends outwards. A litre weighs a kilogram. */
export function pctOfMass(litres: Range, massKg: number | undefined): Range | null {
  if (massKg === undefined) return null;
  const halves = (value: number) => (value / coarseMass(massKg)) * 100 * 2;
  return {
    low: Math.floor(halves(litres.low)) / 2,
    mid: Math.round(halves(litres.mid)) / 2,
    high: Math.ceil(halves(litres.high)) / 2,
  };
}
