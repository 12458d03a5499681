import { MARKER_FACTS } from '#src/labs/marker-facts';
import type { Marker } from '#src/labs/markers';
import type { Comparator } from '#src/labs/intervals';

/** A value in its marker's own unit. */
export interface Reading {
  own: number;
  comparator: Comparator | null;
}

export interface Change {
  /** Per cent of the value before; negative: it fell. */
  pct: number;
  /** A change smaller than this is noise, per cent; null: nobody we can name has measured it. */
  noisePct: number | null;
  /** Body and laboratory alone can make it; null where `noisePct` is. */
  isNoise: boolean | null;
}

/** What a value is against the one before of the same marker. null: `<` and `>` cannot be compared. */
export function changeOf(marker: Marker, before: Reading, now: Reading): Change | null {
  if (before.comparator !== null || now.comparator !== null) return null;
  const pct = ((now.own - before.own) / before.own) * 100;
  const noisePct = MARKER_FACTS[marker].rcvPct;
  return { pct, noisePct, isNoise: noisePct === null ? null : Math.abs(pct) < noisePct };
}
