/** Units laboratories report in, by their UCUM codes. */
export const UNITS = [
  'mmol/L',
  'umol/L',
  'nmol/L',
  'meq/L',
  'mg/L',
  'mg/dL',
  'ug/L',
  'ug/dL',
  'ng/mL',
  '%',
  '1',
  'mL/min/{1.73_m2}',
] as const;
export type Unit = (typeof UNITS)[number];

/** How people read them. */
const SHOWN: Partial<Record<Unit, string>> = {
  'umol/L': 'µmol/L',
  'meq/L': 'mEq/L',
  'ug/L': 'µg/L',
  'ug/dL': 'µg/dL',
  '1': '',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
};

/** What is written beside UCUM's own word, once letters are small and spaces gone. */
const SPELLINGS = new Map<string, Unit>(
  Object.entries({
    'meq/l': 'meq/L',
    'milliequivalents/l': 'meq/L',
    'mekv/l': 'meq/L',
    'mcg/l': 'ug/L',
    'mcg/dl': 'ug/dL',
    'ng/ml': 'ng/mL',
    'mg/100ml': 'mg/dL',
    '[1]': '1',
    '{ratio}': '1',
    '{fraction}': '1',
    fraction: '1',
    andel: '1',
    kvot: '1',
    percent: '%',
    procent: '%',
    'ml/min/1.73': 'mL/min/{1.73_m2}',
    'ml/min/1.73m2': 'mL/min/{1.73_m2}',
    'ml/min/1.73m²': 'mL/min/{1.73_m2}',
    'ml/min/1,73m2': 'mL/min/{1.73_m2}',
    'ml/min/1,73m²': 'mL/min/{1.73_m2}',
    'ml/min/{1.73_m2}': 'mL/min/{1.73_m2}',
    'ml/min/{1.73m2}': 'mL/min/{1.73_m2}',
    'ml/min/1.73_m2': 'mL/min/{1.73_m2}',
  } as const),
);

const BY_SMALL_LETTERS = new Map<string, Unit>(UNITS.map((unit) => [unit.toLowerCase(), unit]));

/** The unit this spelling means; null: none we know. Swedish reports spell micro out. */
export function unitOf(spelling: string): Unit | null {
  const small = spelling
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^mikro/, 'u')
    .replace(/^[µμ]/, 'u')
    .replace(/^mcmol/, 'umol')
    .replace(/liter$|litre$/, 'l');
  return BY_SMALL_LETTERS.get(small) ?? SPELLINGS.get(small) ?? null;
}

export function shownUnit(unit: Unit): string {
  return SHOWN[unit] ?? unit;
}
