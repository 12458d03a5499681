import type { Marker } from '#src/labs/markers';
import type { Unit } from '#src/labs/units';

export interface MarkerFacts {
  /** What values are compared in. */
  unit: Unit;
  /** Units it is reported in, and what a value in one is multiplied by to be in `unit`. */
  units: Partial<Record<Unit, number>>;
  /** Nordic codes, the one that is written first. */
  npu: readonly string[];
  /** LOINC codes that mean it. */
  loinc: readonly string[];
  /** The LOINC code that is written, where it hangs on the unit; else the first of `loinc`. */
  loincIn?: Partial<Record<Unit, string>>;
  /** What `code.text` and a CSV call it. */
  name: string;
  /** Outside these, in `unit`, something was mistyped or is in another unit: no living person has had it. */
  least: number;
  most: number;
  /** A change smaller than this, in per cent, is noise of body and laboratory: 2.77 times the total variation (docs/science.md, Laboratory values). */
  rcvPct: number | null;
  /** Whether hard training the day before may move it. */
  movedByTraining: boolean;
}

/** mg of magnesium and of calcium in a mmol. */
const MG_PER_MMOL = { magnesium: 24.305, calcium: 40.08 } as const;
/** ng/mL in a nmol/L of 25-hydroxyvitamin D, and of cortisol in µg/dL. */
const NMOL_PER_NG_ML = 2.496;
const NMOL_PER_UG_DL = 27.59;
/** µmol/L in a mg/dL of creatinine. */
const UMOL_PER_MG_DL = 88.4;

const magnesiumUnits = {
  'mmol/L': 1,
  'mg/dL': 10 / MG_PER_MMOL.magnesium,
  'mg/L': 1 / MG_PER_MMOL.magnesium,
  'meq/L': 0.5,
} as const;
const calciumUnits = {
  'mmol/L': 1,
  'mg/dL': 10 / MG_PER_MMOL.calcium,
  'mg/L': 1 / MG_PER_MMOL.calcium,
  'meq/L': 0.5,
} as const;
const oneCharge = { 'mmol/L': 1, 'meq/L': 1 } as const;

/** Codes, conversions and limits (docs/science.md, Laboratory values). */
export const MARKER_FACTS: Record<Marker, MarkerFacts> = {
  magnesium: {
    unit: 'mmol/L',
    units: magnesiumUnits,
    npu: ['NPU02647'],
    loinc: ['2601-3', '19123-9'],
    loincIn: { 'mg/dL': '19123-9', 'mg/L': '19123-9' },
    name: 'P-Magnesium',
    least: 0.1,
    most: 6,
    rcvPct: 13,
    movedByTraining: true,
  },
  'magnesium-red-cells': {
    unit: 'mmol/L',
    units: magnesiumUnits,
    npu: [],
    loinc: ['2597-3'],
    name: 'Erc-Magnesium',
    least: 0.3,
    most: 6,
    rcvPct: null,
    movedByTraining: true,
  },
  ferritin: {
    unit: 'ug/L',
    units: { 'ug/L': 1, 'ng/mL': 1 },
    npu: ['NPU19763'],
    loinc: ['2276-4'],
    name: 'P-Ferritin',
    least: 0.5,
    most: 50_000,
    rcvPct: 36,
    movedByTraining: true,
  },
  'transferrin-saturation': {
    unit: '%',
    units: { '%': 1, '1': 100 },
    npu: ['NPU04191'],
    loinc: ['2502-3'],
    name: 'P-Transferrin saturation',
    least: 1,
    most: 120,
    rcvPct: null,
    movedByTraining: true,
  },
  'vitamin-d': {
    unit: 'nmol/L',
    units: { 'nmol/L': 1, 'ng/mL': NMOL_PER_NG_ML, 'ug/L': NMOL_PER_NG_ML },
    npu: ['NPU10267'],
    loinc: ['14635-7', '1989-3', '62292-8'],
    loincIn: { 'ng/mL': '62292-8', 'ug/L': '62292-8' },
    name: 'S-25-OH-vitamin D',
    least: 2,
    most: 1_500,
    rcvPct: null,
    movedByTraining: false,
  },
  sodium: {
    unit: 'mmol/L',
    units: oneCharge,
    npu: ['NPU03429'],
    loinc: ['2951-2'],
    name: 'P-Sodium',
    least: 90,
    most: 200,
    rcvPct: 3.3,
    movedByTraining: true,
  },
  potassium: {
    unit: 'mmol/L',
    units: oneCharge,
    npu: ['NPU03230'],
    loinc: ['2823-3'],
    name: 'P-Potassium',
    least: 1,
    most: 12,
    rcvPct: null,
    movedByTraining: true,
  },
  calcium: {
    unit: 'mmol/L',
    units: calciumUnits,
    npu: ['NPU01443'],
    loinc: ['2000-8', '17861-6'],
    loincIn: { 'mg/dL': '17861-6', 'mg/L': '17861-6' },
    name: 'P-Calcium',
    least: 0.8,
    most: 5,
    rcvPct: null,
    movedByTraining: true,
  },
  'calcium-ion': {
    unit: 'mmol/L',
    units: calciumUnits,
    npu: ['NPU04144'],
    loinc: ['1995-0'],
    name: 'P-Calcium ion',
    least: 0.3,
    most: 3,
    rcvPct: null,
    movedByTraining: true,
  },
  chloride: {
    unit: 'mmol/L',
    units: oneCharge,
    npu: ['NPU01536'],
    loinc: ['2075-0'],
    name: 'P-Chloride',
    least: 60,
    most: 150,
    rcvPct: null,
    movedByTraining: true,
  },
  cortisol: {
    unit: 'nmol/L',
    units: {
      'nmol/L': 1,
      'ug/dL': NMOL_PER_UG_DL,
      'ug/L': NMOL_PER_UG_DL / 10,
      'ng/mL': NMOL_PER_UG_DL / 10,
      'umol/L': 1000,
    },
    npu: ['NPU01787'],
    loinc: ['14675-3', '2143-6'],
    loincIn: { 'ug/dL': '2143-6', 'ug/L': '2143-6', 'ng/mL': '2143-6' },
    name: 'P-Cortisol',
    least: 5,
    most: 3_000,
    rcvPct: null,
    movedByTraining: true,
  },
  creatinine: {
    unit: 'umol/L',
    units: { 'umol/L': 1, 'mmol/L': 1000, 'mg/dL': UMOL_PER_MG_DL, 'mg/L': UMOL_PER_MG_DL / 10 },
    npu: ['NPU04998'],
    loinc: ['14682-9', '2160-0'],
    loincIn: { 'mg/dL': '2160-0', 'mg/L': '2160-0' },
    name: 'P-Creatinine',
    least: 10,
    most: 3_000,
    rcvPct: null,
    movedByTraining: true,
  },
  egfr: {
    unit: 'mL/min/{1.73_m2}',
    units: { 'mL/min/{1.73_m2}': 1 },
    npu: [],
    loinc: ['69405-9', '33914-3', '62238-1', '98979-8'],
    name: 'eGFR',
    least: 1,
    most: 200,
    rcvPct: null,
    movedByTraining: true,
  },
  crp: {
    unit: 'mg/L',
    units: { 'mg/L': 1, 'mg/dL': 10 },
    npu: ['NPU19748'],
    loinc: ['1988-5'],
    name: 'P-CRP',
    least: 0.01,
    most: 1_000,
    rcvPct: null,
    movedByTraining: true,
  },
};

/** Whether anybody can have this, given in the marker's own unit. */
export function isPossible(marker: Marker, own: number): boolean {
  const { least, most } = MARKER_FACTS[marker];
  return Number.isFinite(own) && own >= least && own <= most;
}

export function loincOf(marker: Marker, unit: Unit): string {
  const { loinc, loincIn } = MARKER_FACTS[marker];
  return loincIn?.[unit] ?? loinc[0]!;
}
