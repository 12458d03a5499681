import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { belongings } from '#src/belongings';
import { history } from '#migrations/history';
import { backUp } from '#src/cli/backup';
import { move } from '#src/cli/move';
import { restore } from '#src/cli/restore';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import type { Person } from '#src/takeout/possessions';
import { tables } from '#src/tables';
import { anApp } from '../support/app.js';
import { run } from '../support/command-line.js';
import { compileService } from '../support/compiled.js';
import { everyRow } from '../support/every-table.js';
import { FilledTables } from '../support/filled-tables.js';
import { liveUntilKilled } from '../support/mortal.js';
import { freshSettings, readySettings, type FreshPlace } from '../support/settings.js';

jest.setTimeout(120_000);
const onServer = process.env['DATABASE_URL'] ? describe : describe.skip;
const NOW = new Date('2026-06-15T10:00:00Z');
const environment = { ...process.env };
/** More than two pages of a table. */
const MANY = 1_234;

onServer('a move from SQLite to PostgreSQL', () => {
  let made: string;
  let folder: string;
  let target: FreshPlace;
  let before: Map<string, string>;

  /** A folder with a svett.sqlite in which every table has rows, and what is in it as PostgreSQL tells it. */
  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'svett-moved-'));
    const place = await readySettings();
    const svett = await anApp({ place, keepsPlace: true });
    const { accountId, athleteId } = (await (await svett.athlete()).get('/api/v1/me')).json<Person>();
    const nobodys = new FilledTables(svett.database, null, 'planted-for-nobody');
    await nobodys.fill(belongings);
    await new FilledTables(svett.database, { accountId, athleteId }, 'planted', nobodys).fill(belongings);
    await svett.database.transaction((tx) =>
      tx.query(
        `INSERT INTO mass (id, athlete_id, measured_on, mass_kg)
         SELECT gen_random_uuid(), $1, 'day ' || n, 60 + n / 7.0 FROM generate_series(1, ${MANY}) AS n`,
        [athleteId],
      ),
    );
    before = await sortedRows(svett.database);
    await svett.close();
    const out = join(made, 'one.zip');
    await backUp({ settings: place.settings, now: NOW, out, withSecrets: true });
    await restore(out, Settings.from({ SVETT_DATA: join(made, 'data') }), NOW);
    await place.remove();
  });
  afterAll(() => rm(made, { recursive: true }));

  beforeEach(async () => {
    target = await readySettings();
    folder = await mkdtemp(join(tmpdir(), 'svett-move-'));
    for (const name of ['svett.sqlite', 'secrets.json'])
      await writeFile(join(folder, name), await readFile(join(made, 'data', name)));
    Object.assign(process.env, { SVETT_DATA: folder, DATABASE_URL: target.settings.databaseUrl });
  });
  afterEach(async () => {
    process.env = { ...environment };
    await target.remove();
    await rm(folder, { recursive: true });
  });

  const moved = () => Settings.from({ SVETT_DATA: folder, DATABASE_URL: target.settings.databaseUrl! });
  const inFile = (statement: string, ...values: unknown[]) => {
    const file = new Sqlite(join(folder, 'svett.sqlite'));
    file.prepare(statement).run(...values);
    file.close();
  };

  test('brings every row of every table over, from a file that stays as it was', async () => {
    const bytes = await readFile(join(folder, 'svett.sqlite'));
    const said = await run(['move']);
    expect([said.code, said.err]).toEqual([0, expect.stringContaining('100 %')]);
    expect(said.out).toMatch(/\nmass +1235 +1235 {2}[0-9a-f]{12} {2}the same\n/);
    expect(said.out).not.toMatch(/≠|planted/);
    expect(said.out).toMatch(/DATABASE_URL=postgres\S*:\*\*\*@/);
    expect(await rowsOf(moved())).toEqual(before);
    expect(await readFile(join(folder, 'svett.sqlite'))).toEqual(bytes);
  });

  test('takes where it goes from the call as well, and makes the tables there', async () => {
    const empty = await freshSettings();
    delete process.env['DATABASE_URL'];
    expect(await run(['move'])).toMatchObject({ code: 2, err: expect.stringContaining('Where to?') });
    expect((await run(['move', '--to', empty.settings.databaseUrl!, '--lang', 'sv'])).out).toContain(
      'Flyttat',
    );
    expect(
      await rowsOf(Settings.from({ SVETT_DATA: folder, DATABASE_URL: empty.settings.databaseUrl! })),
    ).toEqual(before);
    await empty.remove();
  });

  test('says the same again when it is given again', async () => {
    await run(['move']);
    const again = await run(['move']);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Moved, and the same')]);
  });

  test('tells of a row that somebody changed there, and copies all of it once more when told to', async () => {
    await brokenOff();
    await atServer('UPDATE mass SET mass_kg = mass_kg + 1e-9 WHERE measured_on = $1', ['day 7']);
    const said = await run(['move']);
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/\nmass +1235 +1235 {2}[0-9a-f]{12} ≠ [0-9a-f]{12} {2}not the same\n/);
    expect(said.err).toContain('holds, in mass: somebody changed');
    expect(said.out).not.toContain('DATABASE_URL');
    await expect(rowsOf(moved())).rejects.toThrow('svett move again');
    expect((await run(['move', '--anew'])).code).toBe(0);
    expect(await rowsOf(moved())).toEqual(before);
  });

  test('is not backed up half-way, as nobody would see later that it is half of it', async () => {
    await brokenOff();
    const wishes = { settings: moved(), now: NOW, out: join(folder, 'half.zip'), withSecrets: false };
    await expect(backUp(wishes)).rejects.toMatchObject({ code: 'cli.half-moved' });
    expect(await readdir(folder)).not.toContain('half.zip');
    await move(moved(), false, { begins: () => () => {}, copied: () => {}, compared: () => {} });
    expect((await backUp(wishes)).rows).toMatchObject({ mass: MANY + 1 });
  });

  test('does not mix what the file held before it changed with what it holds now', async () => {
    await brokenOff();
    inFile(`UPDATE mass SET mass_kg = 1 WHERE measured_on = 'day 7'`);
    expect(await run(['move'])).toMatchObject({ code: 1, err: expect.stringContaining('Give --anew') });
    expect(await run(['move', '--anew'])).toMatchObject({ code: 0 });
    expect(await atServer(`SELECT mass_kg FROM mass WHERE measured_on = 'day 7'`)).toEqual([{ mass_kg: 1 }]);
  });

  test('leaves a database alone that holds rows of others, whatever it is told', async () => {
    const other = await anApp({ place: target, keepsPlace: true });
    await other.athlete('somebody@example.org');
    await other.close();
    for (const command of [['move'], ['move', '--anew']])
      expect(await run(command)).toMatchObject({
        code: 1,
        err: expect.stringContaining('holds data already'),
      });
    expect(await atServer('SELECT email FROM account')).toEqual([{ email: 'somebody@example.org' }]);
  });

  test('and so does it with tables of another program', async () => {
    const other = await freshSettings();
    process.env['DATABASE_URL'] = other.settings.databaseUrl!;
    await atServer('CREATE TABLE account (id integer)', [], other);
    expect(await run(['move'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds data already'),
    });
    expect(await atServer(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`, [], other)).toEqual([
      { tablename: 'account' },
    ]);
    await other.remove();
  });

  test('waits for nobody: a file or a database in use is told of', async () => {
    const here = await Database.open(moved(), { tables, migrations: history });
    expect(await run(['move'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('using the data folder'),
    });
    process.env['SVETT_DATA'] = join(made, 'data');
    expect(await run(['move'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('using the database'),
    });
    await here.close();
  });

  test('tells of a folder without a file, and of a file of an older or a newer Svett', async () => {
    const errorOf = async () => (await run(['move'])).err;
    inFile('INSERT INTO migrations (timestamp, name) VALUES (9, ?)', 'NotHeardOf9');
    expect(await errorOf()).toContain('A newer Svett has used svett.sqlite');
    inFile('DELETE FROM migrations WHERE id > 3');
    expect(await errorOf()).toContain('svett.sqlite is of an older Svett');
    process.env['SVETT_DATA'] = join(folder, 'nowhere');
    expect(await errorOf()).toContain('There is no svett.sqlite in');
  });

  test('says in how many rows a character became another', async () => {
    inFile(`UPDATE task SET kind = ?`, 'a\0b');
    const said = await run(['move']);
    expect(said.out).toMatch(/\ntask .* the same\n {2}In 1 row of it, a character .* became �\.\n/);
    expect(await atServer('SELECT kind FROM task')).toEqual([{ kind: 'a\uFFFDb' }]);
  });

  describe('killed with -9', () => {
    let compiled: string;
    beforeAll(() => {
      compiled = compileService();
    });
    afterAll(() => rm(compiled, { recursive: true }));

    test('goes on where it stopped, and nobody uses what is half there', async () => {
      const copied: number[] = [];
      for (const step of livesOf(before.size)) {
        const taken = await liveUntilKilled(compiled, moved(), ['crash-move', String(step)]);
        expect(taken).toBeNull();
        const noted = await atServer('SELECT sum(copied)::int AS rows, sum(rows)::int AS all FROM svett_move')
          .then(([sums]) => sums as { rows: number; all: number })
          .catch(() => null);
        if (noted) await expect(rowsOf(moved())).rejects.toThrow('svett move again');
        if (noted && noted.rows < noted.all) copied.push(noted.rows);
      }
      expect(copied.at(-1)).toBeGreaterThan(0);
      expect(copied).toEqual(copied.toSorted((a, b) => a - b));
      expect(await liveUntilKilled(compiled, moved(), ['crash-move', '0'])).toBeGreaterThan(0);
      expect(await rowsOf(moved())).toEqual(before);
    });
  });

  /** As if it had been killed when all was copied, and before it was compared. */
  async function brokenOff(): Promise<void> {
    const killed = () => {
      throw new Error('Killed.');
    };
    await expect(
      move(moved(), false, { begins: () => () => {}, copied: killed, compared: () => {} }),
    ).rejects.toThrow('Killed.');
  }

  async function atServer(statement: string, values: unknown[] = [], of = target): Promise<unknown[]> {
    const server = await new DataSource({ type: 'postgres', url: of.settings.databaseUrl! }).initialize();
    try {
      return await server.query<unknown[]>(statement, values);
    } finally {
      await server.destroy();
    }
  }
});

/** The steps of the lives of one move, each of which goes on where the one before was killed: while it begins, and while it copies. */
function livesOf(tables: number): number[] {
  return [2, tables / 2, 2 * tables, tables, 3].map(Math.round);
}

/** What every table holds, in an order that is the same on each server. */
async function sortedRows(database: Database): Promise<Map<string, string>> {
  const rows = await everyRow(database);
  return new Map([...rows].map(([name, text]) => [name, text.split('\n').toSorted().join('\n')]));
}

async function rowsOf(settings: Settings): Promise<Map<string, string>> {
  const database = await Database.open(settings, { tables, migrations: history });
  try {
    return await sortedRows(database);
  } finally {
    await database.close();
  }
}
