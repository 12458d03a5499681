import type { Place } from '#src/labs/intervals';

/** Why the article would have somebody think of a supplement at all (docs/science.md, Laboratory values). */
export const SUPPLEMENT_REASONS = ['hard-training', 'heavy-sweat', 'stomach', 'doctor'] as const;
export type SupplementReason = (typeof SUPPLEMENT_REASONS)[number];

/** With any of these only a doctor speaks of supplements (docs/science.md, Laboratory values). */
export const CONTRAINDICATIONS = [
  'kidney-disease',
  'dialysis',
  'low-egfr',
  'kidneys-unclear',
  'heart-block-or-slow-pulse',
  'myasthenia-gravis',
  'bowel-obstruction',
  'heart-disease',
  'sudden-death-in-family',
  'pregnancy',
  'breastfeeding',
] as const;
export type Contraindication = (typeof CONTRAINDICATIONS)[number];

/** A value older than this says nothing of now, days. */
export const LAB_COUNTS_DAYS = 180;

export interface SupplementFacts {
  /** Known to be 18 or older. */
  isAdult: boolean;
  /** The newest magnesium in serum or plasma; null: none, or none that may be used. */
  magnesium: { place: Place; daysAgo: number } | null;
  reasons: readonly SupplementReason[];
  /** null: nobody told, so none can be ruled out. */
  contraindications: readonly Contraindication[] | null;
  /** null: what a doctor should see was never asked, or may not be looked at. */
  redFlag: boolean | null;
}

export const SUPPLEMENT_OUTCOMES = [
  'not-for-minors',
  'red-flag',
  'may-speak',
  'low-without-reason',
  'tell-conditions',
  'tell-signs',
  'doctor-only',
  'above',
  'not-needed',
  'check-first',
] as const;
export type SupplementOutcome = (typeof SUPPLEMENT_OUTCOMES)[number];

/** Whether a supplement may be mentioned, and else what is said instead. Only `may-speak` mentions one as a possibility. */
export function supplementRule({
  isAdult,
  magnesium,
  reasons,
  contraindications,
  redFlag,
}: SupplementFacts): SupplementOutcome {
  if (!isAdult) return 'not-for-minors';
  if (redFlag) return 'red-flag';
  const counts = magnesium !== null && magnesium.daysAgo >= 0 && magnesium.daysAgo <= LAB_COUNTS_DAYS;
  if (!counts) return 'check-first';
  const { place } = magnesium;
  if (place === 'cannot-tell' || place === 'not-above') return 'check-first';
  if (place === 'above') return 'above';
  if (place !== 'below') return 'not-needed';
  if (contraindications === null) return 'tell-conditions';
  if (contraindications.length > 0) return 'doctor-only';
  if (redFlag === null) return 'tell-signs';
  return reasons.length > 0 ? 'may-speak' : 'low-without-reason';
}
