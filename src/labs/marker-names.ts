import { MARKER_FACTS } from '#src/labs/marker-facts';
import { type Marker, MARKERS } from '#src/labs/markers';

/** Codes of the Nordic terminologies. */
const LOINC = /^\d{1,5}-\d$/;
const NORDIC = /^(NPU|SWE|NOR|FLX)\d{5}$/;

const BY_CODE = new Map<string, Marker>(
  MARKERS.flatMap((marker) =>
    [...MARKER_FACTS[marker].npu, ...MARKER_FACTS[marker].loinc].map((code): [string, Marker] => [
      code,
      marker,
    ]),
  ),
);

/** What reports and people call them in Swedish and English, once small and without what the sample was. */
const BY_NAME = new Map<string, Marker>(
  Object.entries({
    magnesium: 'magnesium',
    mg: 'magnesium',
    'magnesium, red cells': 'magnesium-red-cells',
    'magnesium red cells': 'magnesium-red-cells',
    'magnesium-red-cells': 'magnesium-red-cells',
    'red-cell magnesium': 'magnesium-red-cells',
    'rbc magnesium': 'magnesium-red-cells',
    'magnesium i röda blodkroppar': 'magnesium-red-cells',
    'magnesium, röda blodkroppar': 'magnesium-red-cells',
    'erc-magnesium': 'magnesium-red-cells',
    ferritin: 'ferritin',
    'transferrin saturation': 'transferrin-saturation',
    'transferrin-saturation': 'transferrin-saturation',
    transferrinmättnad: 'transferrin-saturation',
    järnmättnad: 'transferrin-saturation',
    'iron saturation': 'transferrin-saturation',
    tsat: 'transferrin-saturation',
    'vitamin d': 'vitamin-d',
    'vitamin-d': 'vitamin-d',
    'd-vitamin': 'vitamin-d',
    '25-oh-vitamin d': 'vitamin-d',
    '25-oh-vitamin-d': 'vitamin-d',
    '25-oh vitamin d': 'vitamin-d',
    '25-oh-d-vitamin': 'vitamin-d',
    '25-oh d-vitamin': 'vitamin-d',
    '25-hydroxyvitamin d': 'vitamin-d',
    '25(oh)d': 'vitamin-d',
    sodium: 'sodium',
    natrium: 'sodium',
    na: 'sodium',
    potassium: 'potassium',
    kalium: 'potassium',
    k: 'potassium',
    calcium: 'calcium',
    'calcium, total': 'calcium',
    kalcium: 'calcium',
    'kalcium, total': 'calcium',
    ca: 'calcium',
    'calcium ion': 'calcium-ion',
    'calcium-ion': 'calcium-ion',
    'calcium, ionised': 'calcium-ion',
    'ionised calcium': 'calcium-ion',
    'ionized calcium': 'calcium-ion',
    kalciumjon: 'calcium-ion',
    'kalcium, joniserat': 'calcium-ion',
    'joniserat kalcium': 'calcium-ion',
    'fritt kalcium': 'calcium-ion',
    chloride: 'chloride',
    klorid: 'chloride',
    cl: 'chloride',
    cortisol: 'cortisol',
    kortisol: 'cortisol',
    creatinine: 'creatinine',
    kreatinin: 'creatinine',
    egfr: 'egfr',
    gfr: 'egfr',
    'egfr(krea)': 'egfr',
    'egfr krea': 'egfr',
    crp: 'crp',
    'c-reactive protein': 'crp',
    'c-reaktivt protein': 'crp',
  } as const),
);

/** Blood, plasma and serum stand before the name on Nordic reports. */
const SAMPLE = /^(?:[spb]|fs|fp|vb|ab|pt|plasma|serum)\s*[-,]\s*/;

export function isNordicCode(code: string): boolean {
  return NORDIC.test(code);
}

/** Whether it is a code of NPU's or LOINC's for something a laboratory measures, ours or not. */
export function isAnalysisCode(code: string): boolean {
  return isNordicCode(code.trim().toUpperCase()) || LOINC.test(code.trim());
}

export function markerOfCode(code: string): Marker | null {
  return BY_CODE.get(code.trim().toUpperCase()) ?? null;
}

export function markerOfName(name: string): Marker | null {
  const small = name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  return BY_NAME.get(small) ?? BY_NAME.get(small.replace(SAMPLE, '')) ?? null;
}
