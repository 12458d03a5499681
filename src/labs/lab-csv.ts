import { type Column, columnsOf } from '#src/labs/csv-columns';
import { momentIn } from '#src/labs/csv-moment';
import { csvLine, tableIn, textOf } from '#src/labs/csv-table';
import { endsIn, intervalIn, type Mark, markIn, numberIn } from '#src/labs/heard-number';
import { type HeardRow, type HeardValue, saidOf } from '#src/labs/heard-value';
import type { Interval } from '#src/labs/intervals';
import { type KeptValue, MOST_ROWS, type Skip } from '#src/labs/labs.shapes';
import { LabFileUnreadable, TooManyLabRows } from '#src/labs/labs.problems';
import { loincOf, MARKER_FACTS } from '#src/labs/marker-facts';
import type { Marker } from '#src/labs/markers';
import { isAnalysisCode, markerOfCode, markerOfName } from '#src/labs/marker-names';
import { isOfBlood, namesOtherSample } from '#src/labs/specimens';
import { birthInNumber, birthToldBy, type ToldBirth } from '#src/labs/told-births';

/** What the file tells, and of how many people. */
export interface HeardFile {
  rows: HeardRow[];
  people: number;
  /** Whatever it tells of when they were born. */
  births: ToldBirth[];
  /** Some rows name somebody, and others nobody. */
  isPartlyOfNobody: boolean;
}

const YES = ['yes', 'ja', 'true', '1', 'y', 'j'];
const NO = ['no', 'nej', 'false', '0', 'n'];

/** @throws TooManyLabRows @throws LabFileUnreadable without headings for day, value and what was tested */
export function valuesInCsv(text: string): HeardFile {
  const table = tableIn(text);
  if (!table) throw new LabFileUnreadable();
  const columns = columnsOf(table);
  const names = columns.has('marker') || columns.has('code');
  if (!columns.has('date') || !columns.has('value') || !names) throw new LabFileUnreadable();
  if (table.rows.length > MOST_ROWS) throw new TooManyLabRows(MOST_ROWS);
  const people = new Set<string>();
  const births = new Set<ToldBirth>();
  const cellOf = (cells: string[]) => (column: Column) =>
    textOf(cells[columns.get(column) ?? -1] ?? '').trim();
  const mark = markOf(table.rows.map(({ cells }) => cellOf(cells)));
  const rows = table.rows.map(({ row, cells }) => {
    const said = cellOf(cells);
    people.add(said('person').toLowerCase());
    for (const birth of [birthInNumber(said('person')), birthToldBy(said('birth'))])
      if (birth !== null) births.add(birth);
    const marker =
      markerOfCode(said('code')) ?? (isAnalysisCode(said('code')) ? null : markerOfName(said('marker')));
    const interval = intervalOf(said, mark);
    return {
      ...{ row, marker, name: said('marker') || said('code') || null },
      heard: isOfOther(said) ? ('other-sample' as const) : heardIn(said, { marker, mark, ends: interval }),
      said: saidOf(SHOWN.map(said)),
      intervalLeftOut: interval.isLeftOut,
    };
  });
  const isOfNobody = people.delete('');
  return { rows, people: people.size, births: [...births], isPartlyOfNobody: isOfNobody && people.size > 0 };
}

/** Urine and the like, by the material or by a name or a code of the laboratory's own. */
function isOfOther(said: Said): boolean {
  const named = [said('marker'), said('code')].filter((one) => !isAnalysisCode(one));
  return !isOfBlood(said('specimen')) || named.some(namesOtherSample);
}

type Said = (column: Column) => string;
const SHOWN = ['date', 'time', 'marker', 'code', 'value', 'unit', 'low', 'high', 'interval'] as const;

/** The decimal mark of a whole file, by those of its numbers that have but one reading; null: they are of two minds, or none tells. */
function markOf(rows: readonly Said[]): Mark | null {
  const marks = new Set<Mark>();
  for (const said of rows)
    for (const text of [
      said('value'),
      said('low'),
      said('high'),
      ...(endsIn(said('interval')) ?? [said('interval')]),
    ]) {
      const mark = markIn(text);
      if (mark) marks.add(mark);
    }
  const [only = null] = marks;
  return marks.size === 1 ? only : null;
}

function heardIn(
  said: Said,
  { marker, mark, ends }: { marker: Marker | null; mark: Mark | null; ends: Interval },
): HeardValue | Skip {
  if (marker === null) return 'unknown-marker';
  if (said('value') === '') return 'no-value';
  const number = numberIn(said('value'), mark);
  if (number === null) return 'not-a-number';
  if (number === 'unclear') return 'number-unclear';
  if (said('unit') === '') return 'no-unit';
  const sampledAt = momentIn(said('date'), said('time'));
  if (sampledAt === null) return 'no-such-time';
  const fasting = said('fasting').toLowerCase();
  return {
    ...{ marker, ...number, unit: said('unit'), sampledAt },
    ...{ low: ends.low, high: ends.high },
    lab: said('lab').slice(0, 100) || null,
    fasting: YES.includes(fasting) ? true : NO.includes(fasting) ? false : null,
    note: said('note').slice(0, 500) || null,
  };
}

/** An end in a column of its own goes first. What cannot be read for certain is left out, and told to be. */
function intervalOf(said: Said, mark: Mark | null): Interval & { isLeftOut: boolean } {
  const whole = said('interval') === '' ? null : intervalIn(said('interval'), mark);
  const read: Interval & { isLeftOut: boolean } = {
    ...{ low: null, high: null },
    ...whole,
    isLeftOut: said('interval') !== '' && whole === null,
  };
  for (const column of ['low', 'high'] as const) {
    if (said(column) === '') continue;
    const number = numberIn(said(column), mark);
    if (number === null || number === 'unclear' || number.value < 0) read.isLeftOut = true;
    else read[column] = number.value;
  }
  return read;
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
      `${comparator ?? ''}${clear(value)}`,
      unit,
      low === null ? '' : clear(low),
      high === null ? '' : clear(high),
      lab ?? '',
      fasting === null ? '' : fasting ? 'yes' : 'no',
      note ?? '',
    ]);
  });
  return csvLine(WRITTEN) + lines.join('');
}

/** Three decimals could be thousands to whoever reads them: a fourth one tells. */
function clear(value: number): string {
  return markIn(String(value)) === null && !Number.isInteger(value) ? `${value}0` : String(value);
}
