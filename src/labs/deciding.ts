import type { KeptValue } from '#src/labs/labs.shapes';
import { isPhonedAbout } from '#src/labs/magnesium-word';
import type { Marker } from '#src/labs/markers';
import { ownOf } from '#src/labs/same-value';
import { bySample } from '#src/labs/sample-order';
import { localDayIn } from '#src/labs/sampled';

const HIGH_IS_WORSE: readonly Marker[] = ['creatinine', 'crp'];

/**
 * Of each marker the value that rules look at: of those of its newest sampling day the lowest, never the luckier one, which
 * of creatinine and CRP is the highest; and before it a magnesium that laboratories telephone about.
 */
export function decidingOf<Value extends { kept: KeptValue }>(values: readonly Value[]): Map<Marker, Value> {
  const found = new Map<Marker, Value>();
  for (const value of values.toSorted(bySample).reverse()) {
    const newest = found.get(value.kept.marker);
    if (!newest || (isOfSameDay(value, newest) && goesBefore(value.kept, newest.kept)))
      found.set(value.kept.marker, value);
  }
  return found;
}

function isOfSameDay(one: { kept: KeptValue }, other: { kept: KeptValue }): boolean {
  return localDayIn(one.kept.sampledAt) === localDayIn(other.kept.sampledAt);
}

function goesBefore(one: KeptValue, other: KeptValue): boolean {
  const [isUrgent, wasUrgent] = [isUrgentIn(one), isUrgentIn(other)];
  if (isUrgent !== wasUrgent) return isUrgent;
  const [own, was] = [ownOf(one), ownOf(other)];
  const isHighWorse = HIGH_IS_WORSE.includes(one.marker);
  if (own === was) return one.comparator === (isHighWorse ? '>' : '<');
  return isHighWorse ? own > was : own < was;
}

function isUrgentIn(kept: KeptValue): boolean {
  return kept.marker === 'magnesium' && isPhonedAbout(ownOf(kept), kept.comparator);
}
