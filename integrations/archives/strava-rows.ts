import { parse } from 'csv-parse';
import { within } from '#integrations/activity-files/plausible';
import type { Container } from '#integrations/archives/container';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import { type Columns, columnsOf, type StravaColumn } from '#integrations/archives/strava-columns';
import { stravaDate } from '#integrations/archives/strava-dates';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import type { ToldWeather } from '#src/sessions/recording.port';

/** A row of `activities.csv`, as far as it matters here. */
export interface StravaRow {
  id: string;
  /** Seconds since 1970; null where the date cannot be read. */
  startS: number | null;
  type: string;
  /** As the list names it, relative to the list; null: typed in by hand. */
  file: string | null;
  massKg: number | null;
  elapsedS: number | null;
  movingS: number | null;
  distanceM: number | null;
  ascentM: number | null;
  heartRateBpm: number | null;
  energyKcal: number | null;
  rpe: number | null;
  weather: ToldWeather | null;
}

/** Rows that are looked at to find the columns of a language nobody described. */
const LOOKED_AT = 50;

/** Every workout the list names, in its order; a row without an id is none. @throws ArchiveNotUsable */
export async function stravaRows(container: Container, list: string): Promise<StravaRow[]> {
  const stream = await container.stream(list);
  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ARCHIVE_LIMITS.mostRecordBytes,
  });
  // A pipe hands no error on.
  stream.on('error', (error) => parser.destroy(error));
  const rows: StravaRow[] = [];
  const waiting: string[][] = [];
  let header: string[] | null = null;
  let columns: Columns | null = null;
  const settle = () => {
    columns ??= columnsOf(header ?? [], waiting);
    for (const row of waiting.splice(0)) {
      const read = rowOf(row, columns);
      if (read) rows.push(read);
      if (rows.length > ARCHIVE_LIMITS.mostEntries) throw new ArchiveNotUsable('too-much');
    }
  };
  for await (const record of stream.pipe(parser) as AsyncIterable<string[]>) {
    if (header === null) header = record;
    else if (waiting.push(record) >= LOOKED_AT) settle();
  }
  settle();
  return rows;
}

function rowOf(row: readonly string[], columns: Columns): StravaRow | null {
  const text = (column: StravaColumn) => row[columns[column] ?? -1]?.trim() ?? '';
  const number = (column: StravaColumn, least: number, most: number) => {
    const written = text(column);
    const value = /^-?\d+,\d+$/.test(written) ? written.replace(',', '.') : written;
    return value === '' ? null : within(Number(value), least, most);
  };
  const id = text('id');
  if (!/^\d{1,20}$/.test(id)) return null;
  const humidity = number('humidity', 0, 1);
  const weather = {
    airC: number('airC', -60, 60),
    humidityPct: humidity === null ? null : humidity * 100,
    wind10mMs: number('windMs', 0, 60),
    cloudShare: number('cloudShare', 0, 1),
  };
  const startedAt = stravaDate(text('date'));
  const type = text('type').slice(0, 100);
  return {
    id,
    startS: startedAt && startedAt.getTime() / 1000,
    type,
    file: text('file') || null,
    massKg: number('massKg', 20, 350),
    elapsedS: number('elapsedS', 1, 31 * 86_400),
    movingS: number('movingS', 1, 31 * 86_400),
    distanceM: number('distanceM', 0.01, 2_000_000),
    ascentM: number('ascentM', 0, 20_000),
    heartRateBpm: number('heartRateBpm', 25, 250),
    energyKcal: number('energyKcal', 0.01, 50_000),
    rpe: number('rpe', 0.1, 10),
    weather: Object.values(weather).some((value) => value !== null) ? weather : null,
  };
}
