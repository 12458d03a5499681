/** Countries of the EU's single emergency number beside those with an advice line of their own. */
const ONLY_112 = [
  ...['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'EE', 'ES', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LT'],
  ...['LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SI', 'SK'],
] as const;
const WITH_ADVICE = ['SE', 'NO', 'DK', 'FI', 'DE', 'GB', 'US'] as const;

/** ISO 3166-1. */
export const COUNTRIES = [...WITH_ADVICE, ...ONLY_112] as const;
export type Country = (typeof COUNTRIES)[number];

export interface HelpNumbers {
  emergency: string;
  /** Medical advice by telephone; null: one's own doctor. */
  advice: string | null;
  /** The advice line answers for a part of the country only; elsewhere it is one's own doctor. */
  adviceOnlyIn: 'copenhagen' | null;
}

/** The number of most countries, and the one that mobile phones everywhere pass on. */
const USUAL: HelpNumbers = { emergency: '112', advice: null, adviceOnlyIn: null };

const NUMBERS: Partial<Record<Country, HelpNumbers>> = {
  SE: { ...USUAL, advice: '1177' },
  NO: { emergency: '113', advice: '116117', adviceOnlyIn: null },
  DK: { ...USUAL, advice: '1813', adviceOnlyIn: 'copenhagen' },
  FI: { ...USUAL, advice: '116117' },
  DE: { ...USUAL, advice: '116117' },
  GB: { emergency: '999', advice: '111', adviceOnlyIn: null },
  US: { emergency: '911', advice: null, adviceOnlyIn: null },
};

/** null: nobody knows where. */
export function helpNumbers(country: Country | null): HelpNumbers {
  return (country && NUMBERS[country]) ?? USUAL;
}
