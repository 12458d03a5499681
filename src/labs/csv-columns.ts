import { type CsvTable, textOf } from '#src/labs/csv-table';
import { markerOfName } from '#src/labs/marker-names';

/** What a table of laboratory values can hold. */
export type Column =
  | 'date'
  | 'time'
  | 'marker'
  | 'code'
  | 'value'
  | 'unit'
  | 'low'
  | 'high'
  | 'interval'
  | 'lab'
  | 'fasting'
  | 'note'
  | 'specimen'
  | 'person'
  | 'birth';

/** Headings in English and Swedish, small and without what stands between words. */
const HEADINGS: Record<Column, readonly string[]> = {
  date: [
    'date',
    'datum',
    'provdatum',
    'provtagningsdatum',
    'provtagningsdag',
    'provtagningstidpunkt',
    'sampled',
    'sampledat',
    'samplingdate',
  ],
  time: ['time', 'tid', 'klockslag', 'provtagningstid', 'samplingtime'],
  marker: [
    'marker',
    'markör',
    'analys',
    'analysnamn',
    'prov',
    'test',
    'analysis',
    'analyte',
    'undersökning',
    'provnamn',
    'komponent',
    'component',
    'parameter',
  ],
  code: ['code', 'kod', 'npu', 'npukod', 'loinc', 'analyskod'],
  value: ['value', 'värde', 'resultat', 'result', 'svar', 'mätvärde'],
  unit: ['unit', 'enhet', 'units'],
  low: ['reflow', 'reflåg', 'refnedre', 'nedre', 'low', 'lower', 'referenslåg', 'nedregräns', 'undre'],
  high: ['refhigh', 'refhög', 'refövre', 'övre', 'high', 'upper', 'referenshög', 'övregräns'],
  interval: [
    'interval',
    'intervall',
    'reference',
    'referens',
    'referensintervall',
    'referencerange',
    'referensvärde',
    'referensområde',
    'ref',
  ],
  lab: ['lab', 'laboratorium', 'laboratory', 'labb'],
  fasting: ['fasting', 'fastande', 'fasta', 'fasted'],
  note: ['note', 'anteckning', 'kommentar', 'comment', 'notering'],
  specimen: ['provmaterial', 'material', 'specimen', 'provtyp', 'materialtyp', 'specimentype', 'sampletype'],
  person: ['person', 'patient', 'personnummer', 'personnr', 'pnr', 'patientid', 'ssn'],
  birth: ['birthdate', 'dateofbirth', 'dob', 'födelsedatum', 'född', 'födelsedag'],
};
/** A person's to some, and that of what was tested to others. */
const NAMES = ['name', 'namn'];

/** Which column stands where. */
export function columnsOf({ headings, rows }: CsvTable): Map<Column, number> {
  const columns = new Map<Column, number>();
  const small = headings.map((heading) =>
    heading
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\d]/gu, ''),
  );
  small.forEach((heading, at) => {
    for (const [column, names] of Object.entries(HEADINGS) as [Column, readonly string[]][])
      if (names.includes(heading) && !columns.has(column)) columns.set(column, at);
  });
  const named = small.findIndex((heading) => NAMES.includes(heading));
  if (named < 0) return columns;
  const isOfTests =
    !columns.has('marker') &&
    (!columns.has('code') || rows.some(({ cells }) => markerOfName(textOf(cells[named] ?? '')) !== null));
  const column = isOfTests ? 'marker' : 'person';
  if (!columns.has(column)) columns.set(column, named);
  return columns;
}
