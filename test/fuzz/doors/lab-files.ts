import { fhirOf } from '#src/labs/fhir-bundle';
import { keepable } from '#src/labs/heard-value';
import { csvOf, type HeardFile, valuesInCsv } from '#src/labs/lab-csv';
import { valuesInFhir } from '#src/labs/lab-fhir';
import type { KeptValue } from '#src/labs/labs.shapes';
import { Problem } from '#src/kernel/problem';
import { observation, WOMAN } from '../../support/lab-files.js';
import { type Door, NotWhole } from '../door.js';
import { mutateCsv } from '../mutators/csv.js';
import { mutateJson } from '../mutators/json.js';

const HEARING = {
  timeZone: 'Europe/Stockholm',
  latestDay: '2026-11-30',
  birthDate: WOMAN.birthDate,
} as const;
/** The page sends a file as text, and no longer one than this. */
const MOST_CHARACTERS = 700_000;

export function labCsvDoor(): Door {
  const english = [
    'date,time,marker,code,value,unit,ref_low,ref_high,lab,fasting,note,person,birth date',
    '2026-05-20,07:40,Magnesium,NPU02647,0.82,mmol/L,0.70,0.95,Unilabs,yes,"a, b",Ada,1980-02-29',
    '2026-05-21,,Ferritin,,"1,234.5",µg/L,<15,,,no,,Ada,',
    '20 May 2026,7.40,P-Kalium,NPU03230,>3.9,mmol/L,,,,,,,',
  ];
  const swedish = [
    'Datum;Analys;Resultat;Enhet;Referensintervall;Provmaterial',
    '2026-05-20;S-Magnesium;0,82;mmol/L;0,70 - 0,95;Serum',
    '20.05.2026;U-Kreatinin;12,1;mmol/L;;Urin',
  ];
  return {
    seeds: [english.join('\n'), swedish.join('\r\n'), csvOf([])].map((text) => Buffer.from(text)),
    mutate: mutateCsv,
    knock: (input) => told(input, 'csv', valuesInCsv),
  };
}

export function labFhirDoor(): Door {
  const whole = {
    subject: { reference: 'Patient/p', display: 'Ada' },
    specimen: { display: 'Serum' },
    performer: [{ display: 'Unilabs' }],
    note: [{ text: 'fasting' }],
    referenceRange: [{ low: { value: 0.7, unit: 'mmol/L' }, high: { value: 0.95 }, appliesTo: [] }],
    component: [{ code: { coding: [{ system: 'http://loinc.org', code: '49541-6' }] }, valueBoolean: true }],
    contained: [{ resourceType: 'Patient', id: 'p', birthDate: '1980-02-29' }],
  };
  const entry = [observation(whole), observation({ valueQuantity: undefined, valueString: '< 0,5 mmol/L' })];
  const report = {
    resourceType: 'DiagnosticReport',
    status: 'final',
    result: [{ reference: 'urn:a' }],
    contained: entry,
  };
  const bundle = {
    resourceType: 'Bundle',
    entry: [...entry, report].map((resource) => ({ fullUrl: 'urn:a', resource })),
  };
  return {
    seeds: [observation(whole), bundle, [entry]].map((said) => Buffer.from(JSON.stringify(said))),
    mutate: mutateJson,
    knock: (input) => told(input, 'fhir', (text) => valuesInFhir(text, WOMAN)),
  };
}

function told(input: Uint8Array, from: 'csv' | 'fhir', hear: (text: string) => HeardFile): string {
  const text = Buffer.from(input).toString('utf8').slice(0, MOST_CHARACTERS);
  let file: HeardFile;
  try {
    file = hear(text);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid') return error.code;
    throw error;
  }
  const words = new Set<string>();
  const kept: KeptValue[] = [];
  for (const { heard } of file.rows) {
    const one = typeof heard === 'string' ? heard : keepable(heard, { ...HEARING, from });
    if (typeof one !== 'string') kept.push(one);
    words.add(typeof one === 'string' ? one : `kept ${one.marker}`);
  }
  demandBack(kept);
  JSON.stringify(fhirOf(kept.map((value, at) => ({ id: String(at), kept: value }))));
  return [...words].sort().join(' ');
}

/** What is kept goes out as a table, and must come back as it was. */
function demandBack(kept: readonly KeptValue[]): void {
  if (kept.length === 0) return;
  const back = valuesInCsv(csvOf(kept)).rows.map(({ heard }) =>
    typeof heard === 'string' ? heard : heard.value,
  );
  const lost = kept.findIndex(({ value }, at) => back[at] !== value);
  if (lost >= 0)
    throw new NotWhole('A laboratory value was kept that does not come back from its own table.');
}
