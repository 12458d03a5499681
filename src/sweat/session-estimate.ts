import type { Sport } from '#src/kernel/sport';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';
import type { MetabolicRate } from '#src/sweat/metabolic-rate';
import type { Mineral } from '#src/sweat/minerals';
import type { RawSession } from '#src/sweat/raw-session-types';

/** Kept with every result: a change of coefficients or rules is a change of version. */
export const MODEL = { name: 'svett', version: '1.0.0' } as const;

export type Grade = 'A' | 'B' | 'C' | 'D';

/** How well the inputs carry the result, and what would carry it better (texts hang on the codes). */
export interface Quality {
  grade: Grade;
  reasons: string[];
}

export interface PersonalLeg {
  sport: Sport;
  lengthMin: Float64Array;
  /** Median skin sweat in each minute, litres. */
  sweatL: Float64Array;
  /** Skin sweat of the leg, litres. */
  litres: SplitLogNormal;
  /** Skin sweat before the personal factor and acclimatisation, litres: what weigh-ins are compared with. */
  rawL: number;
  /** Respired water and carbon lost as CO₂, kg: mass a scale sees go that is not sweat. */
  nonSweatKg: number;
}

export interface LegEstimate extends PersonalLeg {
  metabolic: MetabolicRate;
}

/** What a session cost: skin sweat and what went with it. */
export interface PersonalEstimate {
  durationMin: number;
  litres: SplitLogNormal;
  rawL: number;
  nonSweatKg: number;
  /** Lost with the sweat, mg. */
  minerals: Record<Mineral, SplitLogNormal>;
  quality: Quality;
  legs: PersonalLeg[];
}

/** The same, with what it was made by. */
export interface SessionEstimate extends PersonalEstimate {
  outcome: 'estimated';
  model: typeof MODEL;
  legs: LegEstimate[];
  /** What it was before the person: with another factor it is made anew from this alone. */
  raw: RawSession;
}

/** No estimate, and why (texts hang on the codes). */
export interface Abstention {
  outcome: 'abstained';
  model: typeof MODEL;
  reasons: string[];
}
