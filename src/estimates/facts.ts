import { Problem } from '#src/kernel/problem';
import type { DeviceAthlete } from '#src/sessions/recording.port';
import type { Athlete, HeartRateLine, Source, Sourced } from '#src/sweat/session-input';

/** What is known of an athlete, each value with where it came from; null where nobody told. */
export interface AthleteFacts {
  massKg: Sourced | null;
  heightM: Sourced | null;
  sex: Sourced<'male' | 'female'> | null;
  ageYears: Sourced | null;
  vo2maxMlKgMin: Sourced | null;
  restingHeartRateBpm: Sourced | null;
  maxHeartRateBpm: Sourced | null;
}

/** No body mass anywhere: the one thing without which nothing can be said. */
export class MassUnknown extends Problem {
  readonly kind = 'invalid';
  readonly code = 'estimate.mass-unknown';

  constructor() {
    super('Svett needs a body mass: give --mass-kg, or fill it in on the profile page.');
  }
}

/** Body height when nobody told, metres: the means of the groups the model was fitted on. */
const USUAL_HEIGHT_M = { male: 1.78, female: 1.66, unknown: 1.74 };

/** Plain values from one place, as facts. */
export function factsFrom(source: Source, values: Partial<DeviceAthlete>): AthleteFacts {
  const sourced = <T>(value: T | null | undefined): Sourced<T> | null =>
    value === null || value === undefined ? null : { value, source };
  return {
    massKg: sourced(values.massKg),
    heightM: sourced(values.heightM),
    sex: sourced(values.sex),
    ageYears: sourced(values.ageYears),
    vo2maxMlKgMin: sourced(values.vo2maxMlKgMin),
    restingHeartRateBpm: sourced(values.restingHeartRateBpm),
    maxHeartRateBpm: sourced(values.maxHeartRateBpm),
  };
}

/** The first known value of each fact, best source first. */
export function firstKnown(...facts: AthleteFacts[]): AthleteFacts {
  const pick = <K extends keyof AthleteFacts>(key: K) =>
    (facts.find((f) => f[key])?.[key] ?? null) as AthleteFacts[K];
  return {
    massKg: pick('massKg'),
    heightM: pick('heightM'),
    sex: pick('sex'),
    ageYears: pick('ageYears'),
    vo2maxMlKgMin: pick('vo2maxMlKgMin'),
    restingHeartRateBpm: pick('restingHeartRateBpm'),
    maxHeartRateBpm: pick('maxHeartRateBpm'),
  };
}

/**
 * The athlete as the calculator wants them.
 * @throws MassUnknown when no source has a body mass
 */
export function athleteOf(
  facts: AthleteFacts,
  heart: { reliable: boolean; line: HeartRateLine | null },
): Athlete {
  if (!facts.massKg) throw new MassUnknown();
  const heightM = USUAL_HEIGHT_M[facts.sex?.value ?? 'unknown'];
  return {
    ...facts,
    massKg: facts.massKg,
    heightM: facts.heightM ?? { value: heightM, source: 'default' },
    heartRateLine: heart.line,
    heartRateReliable: heart.reliable,
  };
}
