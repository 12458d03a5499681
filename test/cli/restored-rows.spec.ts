import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { belongings } from '#src/belongings';
import { backUp } from '#src/cli/backup';
import { restore } from '#src/cli/restore';
import { Settings } from '#src/config/settings';
import type { ColumnKind } from '#src/database/table-shape';
import { TeamPlan } from '#src/coaching/team-plan.entity';
import { IsNull } from '#src/database/criteria';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { Passkey } from '#src/entry/passkey.entity';
import { Task } from '#src/people/task.entity';
import type { Person } from '#src/takeout/possessions';
import { tables } from '#src/tables';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { anApp, type TestApp } from '../support/app.js';
import { changedBackup, insideBackup } from '../support/opened-backup.js';
import { everyRow } from '../support/every-table.js';
import { FilledTables } from '../support/filled-tables.js';
import { freshSettings, readySettings, type FreshPlace } from '../support/settings.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const onServer = process.env['DATABASE_URL'] ? test : test.skip;

let place: FreshPlace;
let out: string;
let svett: TestApp | null;
beforeEach(async () => {
  [place, out] = [await readySettings(), await mkdtemp(join(tmpdir(), 'svett-backups-'))];
  svett = await anApp({ place, keepsPlace: true });
  const ada = await svett.athlete();
  const { accountId, athleteId } = (await ada.get('/api/v1/me')).json<Person>();
  const nobodys = new FilledTables(svett.database, null, 'planted-for-nobody');
  await nobodys.fill(belongings);
  const person = { accountId, athleteId };
  await new FilledTables(svett.database, person, 'planted-for-ada', nobodys).fill(belongings);
  // The only column of what is nobody's that leads to somebody.
  await svett.database.transaction((tx) =>
    tx.update(TeamPlan, { placeToldBy: IsNull() }, { placeToldBy: athleteId }),
  );
  await plantOddities();
});
afterEach(async () => {
  await svett?.close();
  await place.remove();
  await rm(out, { recursive: true });
});

const ODD_JSON = {
  'key "quoted"': [0.1 + 0.2, 5e-324, 1.7976931348623157e308, Number.MAX_SAFE_INTEGER, -0.5, true, null, {}],
  text: 'å\\u0041 \u2028 😀 \n \\',
};
const ODD_TEXT = 'å 😀 \\n \\u0000 \n';
const ODD_TIMES = [new Date('1969-12-31T23:59:59.999Z'), new Date('2026-03-29T01:30:00.001Z')] as const;
const ODD_BYTES = Buffer.from(Array.from({ length: 256 }, (_, n) => n));

/** What one database might keep otherwise than another. */
async function plantOddities(): Promise<void> {
  const { database } = svett!;
  const [past, spring] = ODD_TIMES;
  await database.transaction(async (tx) => {
    await tx.insert(OutboxRow, {
      ...{ id: newId(), topic: 'odd', key: ODD_TEXT, payload: ODD_JSON, createdAt: past, dueAt: spring },
      ...{ attempts: 2_147_483_647, crashes: -2_147_483_648 },
    });
    await tx.insert(KeptHour, {
      ...{ service: 'odd', latitudeCentiDeg: -9000, longitudeCentiDeg: 0, hour: spring, fetchedAt: past },
      ...{ airC: 0.1 + 0.2, humidityPct: 5e-324, wind10mMs: null, solarWm2: 1.7976931348623157e308 },
    });
    await tx.update(Passkey, { backedUp: true }, { publicKey: ODD_BYTES });
  });
}

async function oddities({ database }: TestApp): Promise<unknown> {
  const fact = await database.read(OutboxRow).findOneBy({ topic: 'odd' });
  const hour = await database.read(KeptHour).findOneBy({ service: 'odd' });
  const [passkey] = await database.read(Passkey).find();
  return { fact, hour, publicKey: passkey?.publicKey };
}

async function moved(from: Settings, to: Settings, name: string): Promise<void> {
  const { path } = await backUp({ settings: from, now: NOW, out: join(out, name), withSecrets: true });
  await restore(path, to, NOW);
}

test('every row of every table comes back as it was', async () => {
  const [before, odd] = [await everyRow(svett!.database), await oddities(svett!)];
  for (const rows of before.values()) expect(rows).not.toBe('');
  const { path } = await backUp({ settings: place.settings, now: NOW, out, withSecrets: true });
  await svett!.close();
  const other = await freshSettings();
  try {
    await restore(path, other.settings, NOW);
    svett = await anApp({ place: other, keepsPlace: true });
    expect(await everyRow(svett.database)).toEqual(before);
    expect(await oddities(svett)).toEqual(odd);
    expect(odd).toMatchObject({ fact: { payload: ODD_JSON, key: ODD_TEXT }, publicKey: ODD_BYTES });
    await svett.close();
  } finally {
    svett = null;
    await other.remove();
  }
});

test('whichever database it was made of, what lies in the file is what Svett itself writes on SQLite', async () => {
  const { database, settings } = svett!;
  const { path } = await backUp({ settings, now: NOW, out, withSecrets: true });
  const shapes = tables
    .map((table) => database.shape(table))
    .filter(({ name }) => !NOT_FILLED.includes(name));
  const told = shapes.map(({ name, columns }) => [name, columns.map(({ kind }) => KEPT_AS[kind]).toSorted()]);
  const found = await insideBackup(path, (file) => shapes.map(({ name }) => [name, formsIn(file, name)]));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(told));
});

/** They have rows of real people, who have not told everything. */
const NOT_FILLED = ['account', 'athlete'];

const KEPT_AS: Record<ColumnKind, string> = {
  ...{ id: 'text', text: 'text', integer: 'integer', real: 'real' },
  ...{ flag: 'integer', time: 'moment', json: 'blob', bytes: 'blob' },
};

const D = '[0-9]';
const MOMENT = `${D.repeat(4)}-${D}${D}-${D}${D} ${D}${D}:${D}${D}:${D}${D}.${D}${D}${D}`;

/** In what form each column holds its values. */
function formsIn(file: Sqlite.Database, name: string): string[] {
  const columns = file.pragma(`table_info("${name}")`) as { name: string }[];
  const forms = columns.map(({ name: column }) => {
    const form = `CASE WHEN "${column}" GLOB '${MOMENT}' THEN 'moment' ELSE typeof("${column}") END`;
    const rows = file.prepare(`SELECT DISTINCT ${form} FROM "${name}" WHERE "${column}" IS NOT NULL`);
    return rows.pluck().all().join(' and ');
  });
  return forms.toSorted();
}

onServer('from PostgreSQL to SQLite and back to another PostgreSQL everything is the same', async () => {
  const before = await everyRow(svett!.database);
  await svett!.close();
  const [file, other] = [join(out, 'file'), await freshSettings()];
  try {
    const onFile = Settings.from({ SVETT_DATA: file });
    await moved(place.settings, onFile, 'there.zip');
    await moved(onFile, other.settings, 'back.zip');
    svett = await anApp({ place: other, keepsPlace: true });
    expect(await everyRow(svett.database)).toEqual(before);
    await svett.close();
  } finally {
    svett = null;
    await other.remove();
  }
});

onServer('characters that PostgreSQL cannot hold come over as the one that stands for them', async () => {
  const { path } = await backUp({ settings: place.settings, now: NOW, out, withSecrets: true });
  await svett!.close();
  await changedBackup(path, join(out, 'odd.zip'), (file) =>
    file
      .prepare(`UPDATE task SET kind = ?, report = jsonb(?)`)
      .run('a\0b', String.raw`{"a\\u0000":"\u0000 \ud83d \ud83d\ude00 \\u0000"}`),
  );
  await restore(join(out, 'odd.zip'), place.settings, NOW);
  svett = await anApp({ place, keepsPlace: true });
  const [task] = await svett.database.read(Task).find();
  expect(task).toMatchObject({ kind: 'a\uFFFDb', report: { 'a\\u0000': '\uFFFD \uFFFD 😀 \\u0000' } });
});
