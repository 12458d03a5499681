import { csvLine, tableIn, textOf } from '#src/labs/csv-table';
import { type HeardRow, type HeardValue, intervalIn, numberIn } from '#src/labs/heard-value';
import type { KeptValue, Skip } from '#src/labs/labs.shapes';
import { LabFileUnreadable } from '#src/labs/labs.problems';
import { loincOf, type Marker, MARKER_FACTS } from '#src/labs/markers';
import { isAnalysisCode, markerOfCode, markerOfName } from '#src/labs/marker-names';

/** What the file tells, and of how many people. */
export interface HeardFile {
  rows: HeardRow[];
  people: number;
  /** Of the one the file is about, YYYY-MM-DD; null: it does not say. */
  birthDate: string | null;
}

type Column =
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
  | 'person';

/** Headings in English and Swedish, small and without what stands between words. */
const HEADINGS: Record<Column, readonly string[]> = {
  date: ['date', 'datum', 'provdatum', 'provtagningsdatum', 'sampled', 'sampledat', 'samplingdate'],
  time: ['time', 'tid', 'klockslag', 'provtagningstid', 'samplingtime'],
  marker: ['marker', 'markör', 'analys', 'analysnamn', 'prov', 'test', 'analysis', 'analyte', 'undersökning'],
  code: ['code', 'kod', 'npu', 'npukod', 'loinc', 'analyskod'],
  value: ['value', 'värde', 'resultat', 'result', 'svar', 'mätvärde'],
  unit: ['unit', 'enhet', 'units'],
  low: ['reflow', 'reflåg', 'refnedre', 'nedre', 'low', 'lower', 'referenslåg', 'nedregräns', 'undre'],
  high: ['refhigh', 'refhög', 'refövre', 'övre', 'high', 'upper', 'referenshög', 'övregräns'],
  interval: ['interval', 'intervall', 'reference', 'referens', 'referensintervall', 'referencerange', 'ref'],
  lab: ['lab', 'laboratorium', 'laboratory', 'labb'],
  fasting: ['fasting', 'fastande', 'fasta', 'fasted'],
  note: ['note', 'anteckning', 'kommentar', 'comment', 'notering'],
  person: ['person', 'patient', 'name', 'namn', 'personnummer', 'patientid', 'ssn'],
};

const YES = ['yes', 'ja', 'true', '1', 'y', 'j'];
const NO = ['no', 'nej', 'false', '0', 'n'];

/** @throws LabFileUnreadable without headings for day, value and what was tested */
export function valuesInCsv(text: string): HeardFile {
  const table = tableIn(text);
  if (!table) throw new LabFileUnreadable();
  const columns = columnsOf(table.headings);
  const names = columns.has('marker') || columns.has('code');
  if (!columns.has('date') || !columns.has('value') || !names) throw new LabFileUnreadable();
  const people = new Set<string>();
  const rows = table.rows.map((cells, at) => {
    const said = (column: Column) => textOf(cells[columns.get(column) ?? -1] ?? '').trim();
    if (said('person') !== '') people.add(said('person').toLowerCase());
    const marker =
      markerOfCode(said('code')) ?? (isAnalysisCode(said('code')) ? null : markerOfName(said('marker')));
    const name = said('marker') || said('code') || null;
    return { row: at + 1, name, marker, heard: heardIn(said, marker) };
  });
  return { rows, people: people.size, birthDate: null };
}

function columnsOf(headings: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  headings.forEach((heading, at) => {
    const small = heading
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\d]/gu, '');
    for (const [column, names] of Object.entries(HEADINGS) as [Column, readonly string[]][])
      if (names.includes(small) && !columns.has(column)) columns.set(column, at);
  });
  return columns;
}

function heardIn(said: (column: Column) => string, marker: Marker | null): HeardValue | Skip {
  if (marker === null) return 'unknown-marker';
  if (said('value') === '') return 'no-value';
  const number = numberIn(said('value'));
  if (number === null) return 'not-a-number';
  if (said('unit') === '') return 'no-unit';
  const ends = said('interval') === '' ? null : intervalIn(said('interval'));
  const end = (column: 'low' | 'high') => numberIn(said(column))?.value ?? ends?.[column] ?? null;
  const fasting = said('fasting').toLowerCase();
  return {
    marker,
    ...number,
    unit: said('unit'),
    low: end('low'),
    high: end('high'),
    sampledAt: said('time') === '' ? said('date') : `${said('date')}T${said('time')}`,
    lab: said('lab').slice(0, 100) || null,
    fasting: YES.includes(fasting) ? true : NO.includes(fasting) ? false : null,
    note: said('note').slice(0, 500) || null,
  };
}

const WRITTEN = [
  'date',
  'time',
  'marker',
  'code',
  'value',
  'unit',
  'ref_low',
  'ref_high',
  'lab',
  'fasting',
  'note',
] as const;

/** The same that `valuesInCsv` reads, with points and the hour's distance from UTC. */
export function csvOf(values: readonly KeptValue[]): string {
  const lines = values.map((kept) => {
    const { marker, value, comparator, unit, low, high, sampledAt, lab, fasting, note } = kept;
    return csvLine([
      sampledAt.slice(0, 10),
      sampledAt.slice(11),
      MARKER_FACTS[marker].name,
      MARKER_FACTS[marker].npu[0] ?? loincOf(marker, unit),
      `${comparator ?? ''}${value}`,
      unit,
      low === null ? '' : String(low),
      high === null ? '' : String(high),
      lab ?? '',
      fasting === null ? '' : fasting ? 'yes' : 'no',
      note ?? '',
    ]);
  });
  return csvLine(WRITTEN) + lines.join('');
}
