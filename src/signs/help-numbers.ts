/** Where the EU's single emergency number works, beside countries with numbers of their own. */
const ONLY_112 = [
  ...['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'EE', 'ES', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LT'],
  ...['LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SI', 'SK'],
] as const;
const WITH_THEIR_OWN = ['SE', 'NO', 'DK', 'FI', 'DE', 'GB', 'US', 'CA', 'AU', 'NZ', 'JP'] as const;

/** ISO 3166-1. */
export const COUNTRIES = [...WITH_THEIR_OWN, ...ONLY_112] as const;
export type Country = (typeof COUNTRIES)[number];

/** The advice line answers in a part of the country only: that around Copenhagen, or some parts and not others. */
export const ADVICE_ONLY_IN = ['copenhagen', 'parts'] as const;

export interface HelpNumbers {
  emergency: string;
  /** Medical advice by telephone; null: one's own doctor. */
  advice: string | null;
  /** Elsewhere it is one's own doctor. */
  adviceOnlyIn: (typeof ADVICE_ONLY_IN)[number] | null;
}

/** Works in all of the EU, and from most mobile phones in many other countries. */
const USUAL: HelpNumbers = { emergency: '112', advice: null, adviceOnlyIn: null };

/** Who says so stands in docs/science.md, “Whom to call”. */
const NUMBERS: Record<(typeof WITH_THEIR_OWN)[number], HelpNumbers> = {
  SE: { ...USUAL, advice: '1177' },
  NO: { emergency: '113', advice: '116117', adviceOnlyIn: null },
  DK: { ...USUAL, advice: '1813', adviceOnlyIn: 'copenhagen' },
  FI: { ...USUAL, advice: '116117', adviceOnlyIn: 'parts' },
  DE: { ...USUAL, advice: '116117' },
  GB: { emergency: '999', advice: '111', adviceOnlyIn: 'parts' },
  US: { emergency: '911', advice: null, adviceOnlyIn: null },
  CA: { emergency: '911', advice: '811', adviceOnlyIn: 'parts' },
  AU: { emergency: '000', advice: '1800 022 222', adviceOnlyIn: 'parts' },
  NZ: { emergency: '111', advice: '0800 611 116', adviceOnlyIn: null },
  JP: { emergency: '119', advice: '#7119', adviceOnlyIn: 'parts' },
};

/** null: nobody knows where, and whoever shows the numbers says so. */
export function helpNumbers(country: Country | null): HelpNumbers {
  return (country && (NUMBERS as Partial<Record<Country, HelpNumbers>>)[country]) ?? USUAL;
}
