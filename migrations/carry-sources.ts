import type { QueryRunner } from 'typeorm';

type Row = Record<string, unknown>;

/** Columns of a session that are its recording's, by their names in the recording. */
const RECORDED: Record<string, string> = {
  format: 'format',
  sport: 'sport',
  sport_raw: 'sportRaw',
  indoor: 'indoor',
  utc_offset_s: 'utcOffsetS',
  elapsed_s: 'elapsedS',
  timer_s: 'timerS',
  moving_s: 'movingS',
  distance_m: 'distanceM',
  ascent_m: 'ascentM',
  energy_kcal: 'energyKcal',
  rpe: 'rpe',
  vendor_sweat_ml: 'vendorSweatMl',
  vendor_name: 'vendorName',
  identity: 'identity',
  device: 'device',
  device_athlete: 'athlete',
  legs: 'legs',
  pauses: 'pauses',
  notes: 'notes',
};
const JSONS = ['device', 'device_athlete', 'legs', 'pauses', 'notes'];
const AT_ONCE = 100;

/** One row for each file. A session's first file told all we kept; a later one told the same again. */
export async function fillSources(runner: QueryRunner): Promise<void> {
  const statement = statements(runner);
  for (let after = ''; ;) {
    const files = (await runner.query(
      statement(
        'SELECT id, session_id, athlete_id, sha256, created_at FROM session_file WHERE CAST(id AS varchar(36)) > ? ORDER BY CAST(id AS varchar(36)) LIMIT ?',
      ),
      [after, AT_ONCE],
    )) as Row[];
    for (const file of files) await fillSource(runner, file);
    const last = files.at(-1);
    if (!last) break;
    after = last['id'] as string;
  }
  await runner.query('UPDATE session_file SET source_id = id');
}

async function fillSource(runner: QueryRunner, file: Row): Promise<void> {
  const statement = statements(runner);
  const [session] = (await runner.query(statement('SELECT * FROM session WHERE id = ?'), [
    file['session_id'],
  ])) as Row[];
  const [first] = (await runner.query(
    statement('SELECT id FROM session_file WHERE session_id = ? ORDER BY created_at, id LIMIT 1'),
    [file['session_id']],
  )) as Row[];
  const [stream] = (await runner.query(statement('SELECT bytes FROM session_stream WHERE session_id = ?'), [
    file['session_id'],
  ])) as Row[];
  const isFirst = first!['id'] === file['id'];
  const recording = recordingOf(session!, isFirst);
  const row: Row = {
    id: file['id'],
    session_id: file['session_id'],
    athlete_id: file['athlete_id'],
    source: 'file',
    external_id: file['sha256'],
    part: '',
    shareable: asFlag(runner, true),
    started_at: session!['started_at'],
    elapsed_s: session!['elapsed_s'],
    digest: file['sha256'],
    recording: JSON.stringify(recording),
    streams: isFirst ? (stream?.['bytes'] ?? null) : null,
    place_rounding_deg: 0.01,
    derived: 'keep',
    received_at: file['created_at'],
  };
  await insert(runner, 'session_source', row);
  const names = [`file:${file['sha256'] as string}`];
  if (session!['identity'] !== null) names.push(`recording:${session!['identity'] as string}`.slice(0, 200));
  for (const alias of names)
    await insert(runner, 'session_alias', { source_id: file['id'], alias, athlete_id: file['athlete_id'] });
  const told = Object.fromEntries([...Object.keys(recording), 'records'].map((field) => [field, 'file']));
  await runner.query(statement('UPDATE session SET provenance = ? WHERE id = ?'), [
    JSON.stringify(told),
    file['session_id'],
  ]);
}

function recordingOf(session: Row, isFirst: boolean): Row {
  const recording: Row = { startedAt: session['started_at'] };
  for (const [column, field] of Object.entries(RECORDED)) {
    const value = session[column];
    if (JSONS.includes(column)) recording[field] = typeof value === 'string' ? JSON.parse(value) : value;
    else recording[field] = column === 'indoor' && typeof value === 'number' ? value === 1 : value;
  }
  const notes = recording['notes'] as string[];
  if (!isFirst && !notes.includes('no-records')) recording['notes'] = [...notes, 'no-records'];
  return recording;
}

/** Each session again as its best file told it; those without one are gone. */
export async function keepOwnFiles(runner: QueryRunner): Promise<void> {
  const statement = statements(runner);
  const own = `SELECT session_id FROM session_source WHERE source = 'file'`;
  await runner.query(`DELETE FROM session_source WHERE source <> 'file'`);
  await runner.query('DELETE FROM session_file WHERE source_id NOT IN (SELECT id FROM session_source)');
  for (const table of ['estimate', 'session']) {
    const id = table === 'session' ? 'id' : 'session_id';
    await runner.query(`DELETE FROM ${table} WHERE ${id} NOT IN (${own})`);
  }
  const sessions = (await runner.query('SELECT id FROM session')) as Row[];
  for (const { id } of sessions) {
    const [best] = (await runner.query(
      statement(
        'SELECT id, started_at, recording FROM session_source WHERE session_id = ? ORDER BY CASE WHEN streams IS NULL THEN 1 ELSE 0 END, received_at, id LIMIT 1',
      ),
      [id],
    )) as Row[];
    const told = best!['recording'];
    const recording = (typeof told === 'string' ? JSON.parse(told) : told) as Row;
    const values: Row = { started_at: best!['started_at'] };
    for (const [column, field] of Object.entries(RECORDED)) {
      const value = recording[field] ?? null;
      values[column] = JSONS.includes(column)
        ? value && JSON.stringify(value)
        : typeof value === 'boolean'
          ? asFlag(runner, value)
          : value;
    }
    const names = Object.keys(values);
    await runner.query(
      statement(`UPDATE session SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`),
      [...names.map((name) => values[name]), id],
    );
    await runner.query(
      statement(
        'INSERT INTO session_stream (session_id, bytes) SELECT session_id, streams FROM session_source WHERE id = ? AND streams IS NOT NULL',
      ),
      [best!['id']],
    );
  }
}

async function insert(runner: QueryRunner, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  await runner.query(
    statements(runner)(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`),
    names.map((name) => row[name]),
  );
}

/** Question marks as the engine numbers them. */
function statements(runner: QueryRunner): (sql: string) => string {
  if (runner.dataSource.options.type !== 'postgres') return (sql) => sql;
  return (sql) => {
    let at = 0;
    return sql.replace(/\?/g, () => `$${++at}`);
  };
}

/** SQLite has no truth, only 1 and 0. */
function asFlag(runner: QueryRunner, value: boolean): boolean | number {
  return runner.dataSource.options.type === 'postgres' ? value : Number(value);
}
