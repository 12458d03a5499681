import type { KeptValue } from '#src/labs/labs.shapes';
import { MARKERS } from '#src/labs/markers';
import { orderOf } from '#src/labs/sampled';

/** Oldest sample first; of one sample in the order of the markers, so that it is the same wherever they lie. */
export function bySample({ kept: one }: { kept: KeptValue }, { kept: other }: { kept: KeptValue }): number {
  return (
    orderOf(one.sampledAt) - orderOf(other.sampledAt) ||
    MARKERS.indexOf(one.marker) - MARKERS.indexOf(other.marker) ||
    one.value - other.value
  );
}
