import { maxHeartRateFromAge } from '#src/sweat/heart-rate';

/** What is known of an athlete that a training load hangs on; null where nobody told. */
export interface Trainee {
  sex: 'male' | 'female' | null;
  ageYears: number | null;
  restingHeartRateBpm: number | null;
  maxHeartRateBpm: number | null;
  ftpW: number | null;
  /** False where medicine or rhythm makes heart rate say little of effort. */
  heartRateReliable: boolean;
}

/** What of a load was assumed rather than told. */
export type LoadNote = 'max-from-age' | 'rest-assumed' | 'sex-unknown' | 'heart-rate-average';

/** Between which heart rates an athlete trains. */
export interface HeartBounds {
  restBpm: number;
  maxBpm: number;
  notes: LoadNote[];
}

/** A usual resting heart rate of somebody who trains, where nobody told, bpm. [own] */
const USUAL_REST_BPM = 60;

/**
 * Told, else from age [Tanaka2001], though never below what was seen to be held: `heldBpm`, the highest half minute. null
 * where neither the highest heart rate nor the age is known, or heart rate says nothing of this person's effort.
 */
export function heartBoundsOf(trainee: Trainee, heldBpm: number): HeartBounds | null {
  const { maxHeartRateBpm, ageYears, restingHeartRateBpm, heartRateReliable } = trainee;
  if (!heartRateReliable || (maxHeartRateBpm === null && ageYears === null)) return null;
  const maxBpm = maxHeartRateBpm ?? Math.max(maxHeartRateFromAge(ageYears!), heldBpm);
  const restBpm = restingHeartRateBpm ?? USUAL_REST_BPM;
  if (maxBpm - restBpm < 30) return null; // mistyped, or somebody else's device
  const notes: LoadNote[] = [];
  if (maxHeartRateBpm === null) notes.push('max-from-age');
  if (restingHeartRateBpm === null) notes.push('rest-assumed');
  return { restBpm, maxBpm, notes };
}
