import type { WorkKey } from '#src/ledger/cited-works';
import type { Purpose } from '#src/people/purpose';

/** Circumstances in which people need more magnesium, take up less of it, or eat less, as far as is known. */
export const FACTORS = [
  'hard-training',
  'long-training',
  'heat',
  'heavy-sweating',
  'low-carbohydrate',
  'one-sided',
  'long-stress',
  'caffeine',
  'alcohol',
  'stomach',
  'energy-restriction',
  'age',
  'type-2-diabetes',
] as const;
export type FactorCode = (typeof FACTORS)[number];

export const FROM = ['measured', 'estimated', 'asked', 'noted'] as const;

/** A number behind a circumstance. */
export interface Datum {
  name: string;
  value: number;
  /** The likely range (80 %), where it is an estimate; null where it was counted, measured or told. */
  range: { low: number; high: number } | null;
  unit: string;
  from: (typeof FROM)[number];
}

/** How much is known of what it does to magnesium. */
export const EVIDENCE = ['measured-in-people', 'small-effect', 'seen-together', 'plausible'] as const;

export interface Factor {
  code: FactorCode;
  data: Datum[];
  /** What was told, as codes. */
  told: string[];
  evidence: (typeof EVIDENCE)[number];
  /** Keys of docs/science.md; none where the line is our own judgement alone. */
  sources: WorkKey[];
}

export const UNKNOWN_FOR = ['consent', 'not-told', 'no-data'] as const;

/** A circumstance of which nobody can say whether it applies. */
export interface NotKnown {
  code: FactorCode;
  why: (typeof UNKNOWN_FOR)[number];
  /** What would have to be allowed first; null: nothing. */
  purpose: Purpose | null;
}

/** What a rule says of one circumstance. */
export type Ruling =
  | { applies: true; data?: Datum[]; told?: string[] }
  | { applies: false }
  | { applies: null; why: NotKnown['why']; purpose?: Purpose };

export const NO: Ruling = { applies: false };
export const NO_DATA: Ruling = { applies: null, why: 'no-data' };

export function datum(name: string, value: number, unit: string, from: Datum['from']): Datum {
  return { name, value, range: null, unit, from };
}

/** Something asked of the athlete: the answer, and whether they let it be used. */
export interface Asked<T> {
  allowed: boolean;
  told: T | null;
}

/** What a rule says where something was not told, or may not be used; null where it was told. */
export function untold<T>({ allowed, told }: Asked<T>, purpose: Purpose): Ruling | null {
  if (!allowed) return { applies: null, why: 'consent', purpose };
  return told === null ? { applies: null, why: 'not-told' } : null;
}
