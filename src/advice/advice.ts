import type { Kind } from '#src/advice/kinds';

/** A local moment of the athlete's calendar, or so long after something. Minutes and hours of the clock on the wall. */
export type When =
  | { at: 'once' }
  | { at: 'after-session'; minutes: number; notAfter?: string }
  /** `time` HH:MM; `inDays` from the athlete's today. */
  | { at: 'local'; time: string; inDays: number }
  | { at: 'moment'; moment: Date };

/** One thing a word rests on, kept so that the person can see why they got it. Unrounded; units stand in the name. */
export interface Ground {
  /** As locales name it: `sweat-l`, `hard-min`, `forecast-max-c`. */
  what: string;
  low?: number;
  mid?: number;
  high?: number;
  value?: number | string;
  /** What was told under a yes of its own: shown only while that stands. Names are those of people/purpose.ts. */
  under?: readonly GroundConsent[];
}

export type GroundConsent =
  'signs' | 'stress' | 'diet' | 'caffeine' | 'alcohol' | 'stomach' | 'conditions' | 'lab-values';

export type Grade = 'A' | 'B' | 'C' | 'D';

/** Something worth saying, and when. */
export interface Advice {
  kind: Kind;
  /** The same thing is said once: unique for an athlete. Holds no health word. */
  key: string;
  /** The session it is of. */
  sessionId: string | null;
  /** What its full text is filled with; amounts unrounded, in the units their names end with (nudges/amounts.ts). */
  values: Record<string, number | string>;
  grounds: Ground[];
  /** How good the evidence is that what is advised does what is said. */
  grade: Grade;
  /** Keys into docs/science.md. */
  sources: string[];
  sendAt: When;
  expiresAt: When;
  /** Where in the app it leads. */
  path: string;
}

/** Why nothing is said. */
export interface Silence {
  kind: Kind;
  silent: string;
  grounds: Ground[];
}

export type Verdict = Advice | Silence;

export function isSaid(verdict: Verdict): verdict is Advice {
  return !('silent' in verdict);
}

/** Nothing is said of this, and why. */
export function silence(kind: Kind, silent: string, grounds: Ground[] = []): Silence {
  return { kind, silent, grounds };
}
