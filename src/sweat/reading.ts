import type { Series } from '#src/sweat/series';
import type { LegInput } from '#src/sweat/session-input';

/** What told how hard the body worked. */
export type MetabolicSource =
  | 'power'
  | 'speed'
  | 'own-heart-rate-line'
  | 'heart-rate-vo2max'
  | 'heart-rate'
  | 'mets'
  | 'power+heart-rate'
  | 'speed+heart-rate';

/** What a reader of results must know of how metabolic rate was found. */
export type MetabolicFlag =
  /** Heart rate was more than 35 % away from power or speed, and was left out. */
  | 'heart-rate-disagrees'
  /** Speed was more than 35 % away from heart rate where speed says little, and was left out. */
  | 'speed-disagrees'
  /** There is a heart rate, but the profile says that it cannot be trusted. */
  | 'heart-rate-ignored'
  /** Heart rate was read with a default for age, sex, resting or maximum heart rate. */
  | 'heart-rate-needs-profile'
  /** Speed was read without slope: hills are unknown. */
  | 'hills-unknown'
  /** Minutes faster than the sport can be, or stronger than a person is, were left out. */
  | 'speed-implausible'
  | 'power-implausible'
  /** A usual effort for the sport carries more than a fifth of the energy. */
  | 'assumed-effort';

/** Gross metabolic power of each active minute as one source tells it. */
export interface Reading {
  source: MetabolicSource;
  /** W; NaN where the source is silent. */
  watts: Series;
  /** Relative standard deviation (ln units) of each minute; errors of a session's minutes go together. */
  sigma: Series;
  /** What was wrong with the stream, worth saying whether or not it was used. */
  faults: MetabolicFlag[];
  /** What a reader must know if it was used. */
  caveats: MetabolicFlag[];
}

/** A reading of `wattsAt(i)`, equally sure of every minute. */
export function steadyReading(
  leg: LegInput,
  reading: Pick<Reading, 'source'> &
    Partial<Pick<Reading, 'faults' | 'caveats'>> & { sigma: number; wattsAt: (minute: number) => number },
): Reading {
  const { source, sigma, wattsAt, faults = [], caveats = [] } = reading;
  const minutes = leg.minutes.lengthMin.length;
  const watts = new Float64Array(minutes);
  for (let i = 0; i < minutes; i++) watts[i] = wattsAt(i);
  return { source, watts, sigma, faults, caveats };
}

/** Air temperature in a minute, °C. */
export function airAt(leg: LegInput, minute: number): number {
  return leg.conditions.airC.perMinute?.[minute] ?? leg.conditions.airC.value;
}

/** How long a leg was in motion, minutes. */
export function activeMin({ minutes: { lengthMin, activeShare } }: LegInput): number {
  let minutes = 0;
  for (let i = 0; i < lengthMin.length; i++) minutes += lengthMin[i]! * activeShare[i]!;
  return minutes;
}
