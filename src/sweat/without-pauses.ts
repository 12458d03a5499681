import { PAUSE_MET } from '#src/sweat/mets';
import { MET_W_PER_KG } from '#src/sweat/oxygen';
import type { Effort } from '#src/sweat/raw-sweat-types';
import { valueAt, type Series } from '#src/sweat/series';
import type { Surroundings } from '#src/sweat/surroundings';

/** Shorter stretches between pauses are rounding, minutes. */
const SHORTEST_MIN = 1e-6;

/**
 * A leg's minutes in motion one after the other, as if nobody had paused; of a minute partly paused, its part in
 * motion. The very leg where nobody did, and no minutes at all where nobody moved.
 */
export function withoutPauses(
  effort: Effort,
  surroundings: Surroundings,
): { effort: Effort; surroundings: Surroundings } {
  const { lengthMin, metabolicW, externalW, massKg } = effort;
  const restW = PAUSE_MET * MET_W_PER_KG * massKg;
  if (!hasPauses(effort)) return { effort, surroundings };
  const kept: number[] = [];
  for (let i = 0; i < lengthMin.length; i++) {
    if (movingShare(effort, i) * lengthMin[i]! >= SHORTEST_MIN) kept.push(i);
  }
  const values = (of: (minute: number, share: number) => number) =>
    Float64Array.from(kept, (i) => of(i, movingShare(effort, i)));
  const series = (all: Series) => (typeof all === 'number' ? all : values((i) => all[i]!));
  return {
    effort: {
      ...effort,
      activeShare: 1,
      lengthMin: values((i, share) => lengthMin[i]! * share),
      // A minute's mean holds what its rest burnt; no work leaves a resting body.
      metabolicW: values((i, share) => Math.max(0, metabolicW[i]! - (1 - share) * restW) / share),
      externalW: values((i, share) => externalW[i]! / share),
    },
    surroundings: {
      airC: series(surroundings.airC),
      radiantC: series(surroundings.radiantC),
      vapourKPa: series(surroundings.vapourKPa),
      airMs: series(surroundings.airMs),
    },
  };
}

function hasPauses({ activeShare }: Effort): boolean {
  if (typeof activeShare === 'number') return activeShare < 1;
  // A plain loop, as this is asked of every estimate: `some` takes many times as long.
  for (const share of activeShare) if (share < 1) return true;
  return false;
}

/** Share of a minute in motion, 0 to 1 whatever was told. */
export function movingShare({ activeShare }: Pick<Effort, 'activeShare'>, minute: number): number {
  const share = valueAt(activeShare, minute);
  return share >= 1 ? 1 : Math.max(0, share);
}
