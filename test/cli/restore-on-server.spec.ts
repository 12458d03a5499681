import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { restore } from '#src/cli/restore';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { openWriter } from '#src/database/data-sources';
import { Account } from '#src/people/account.entity';
import { tables } from '#src/tables';
import { anApp } from '../support/app.js';
import { run } from '../support/command-line.js';
import { changedBackup } from '../support/opened-backup.js';
import { freshSettings, readySettings, type FreshPlace } from '../support/settings.js';

const onServer = process.env['DATABASE_URL'] ? describe : describe.skip;
const NOW = new Date('2026-06-15T10:00:00Z');
const environment = { ...process.env };

onServer('a restore into PostgreSQL', () => {
  let place: FreshPlace;
  let out: string;
  let backup: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'svett-backups-'));
    backup = join(out, 'one.zip');
    place = await readySettings();
    speakTo(place.settings);
    const svett = await anApp({ place, keepsPlace: true });
    await svett.athlete();
    await run(['backup', '--out', backup]);
    await svett.athlete('later@example.org');
    await svett.close();
  });
  afterEach(async () => {
    process.env = { ...environment };
    await place.remove();
    await rm(out, { recursive: true });
  });

  const open = (settings = place.settings) => Database.open(settings, { tables, migrations: history });
  const elsewhere = () =>
    Settings.from({ SVETT_DATA: join(out, 'elsewhere'), DATABASE_URL: place.settings.databaseUrl! });
  const people = async (settings = place.settings) => {
    const database = await open(settings);
    const accounts = await database.read(Account).find();
    await database.close();
    return accounts.map(({ email }) => email).toSorted();
  };
  const LOCKS = `FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE locktype = 'advisory' AND datname = current_database()`;
  const BOTH = ['ada@example.org', 'later@example.org'];

  test('is refused while a Svett on another machine uses the database', async () => {
    const other = await open(elsewhere());
    const said = await run(['restore', backup]);
    expect([said.code, said.err]).toEqual([
      1,
      expect.stringMatching(/or another\. Stop it first; nothing was/),
    ]);
    await other.close();
    expect(await people()).toEqual(BOTH);
    expect((await run(['restore', backup])).code).toBe(0);
    expect(await people()).toEqual(['ada@example.org']);
  });

  test('is refused as well when that Svett lost its connections meanwhile', async () => {
    jest.useFakeTimers({
      now: NOW,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'Date'],
    });
    const other = await open(elsewhere());
    jest.advanceTimersByTime(10_000);
    await atServer(`SELECT pg_terminate_backend(pid) ${LOCKS}`);
    const held = async () => (await atServer(`SELECT 1 ${LOCKS}`)).length;
    while ((await held()) > 0);
    while ((await held()) === 0) jest.advanceTimersByTime(10_000);
    jest.useRealTimers();
    await expect(restore(backup, place.settings, NOW)).rejects.toThrow('or another. Stop it first');
    await other.close();
    await restore(backup, place.settings, NOW);
  });

  test('keeps what was there as a backup, which can be restored', async () => {
    const { keptIn } = await restore(backup, place.settings, NOW);
    expect(keptIn).toBe(join(place.settings.dataFolder, 'before-restore-2026-06-15T10-00-00-000Z.zip'));
    expect(await people()).toEqual(['ada@example.org']);
    await restore(keptIn!, place.settings, new Date(NOW.getTime() + 1));
    expect(await people()).toEqual(BOTH);
  });

  test('keeps nothing beside where nothing was, tables or none', async () => {
    for (const empty of [await freshSettings(), await readySettings()]) {
      expect((await restore(backup, empty.settings, NOW)).keptIn).toBeNull();
      expect(await people(empty.settings)).toEqual(['ada@example.org']);
      const left = await readdir(empty.settings.dataFolder);
      expect(left.filter((name) => name.includes('restore'))).toEqual([]);
      await empty.remove();
    }
  });

  test('of which one row does not fit changes nothing', async () => {
    const odd = join(out, 'odd.zip');
    await changedBackup(backup, odd, (file) =>
      file.prepare('UPDATE account SET email = ?').run(`${'a'.repeat(300)}@example.org`),
    );
    const said = await run(['restore', odd]);
    expect([said.code, said.err]).toEqual([1, expect.stringContaining('a row of the table account')]);
    expect(said.err).not.toContain('aaa');
    expect(await people()).toEqual(BOTH);
  });

  test('brings tables of an older Svett up to date first; a backup of them is not made', async () => {
    const older = await freshSettings();
    speakTo(older.settings);
    const writer = await openWriter(older.settings, { tables: [], migrations: history.slice(0, 10) });
    await writer.runMigrations();
    await writer.destroy();
    const said = await run(['backup', '--out', join(out, 'two.zip')]);
    expect([said.code, said.err]).toEqual([1, expect.stringContaining('run svett migrate')]);
    expect(await readdir(out)).toEqual(['one.zip']);
    expect((await run(['restore', backup])).code).toBe(0);
    expect(await people(older.settings)).toEqual(['ada@example.org']);
    await older.remove();
  });

  test('leaves tables of a newer Svett alone, and so does a backup', async () => {
    await atServer(`INSERT INTO migrations (timestamp, name) VALUES (9, 'NotHeardOf9')`);
    const said = [await run(['backup', '--out', join(out, 'two.zip')]), await run(['restore', backup])];
    for (const { code, err } of said)
      expect([code, err]).toEqual([1, expect.stringContaining('of a newer Svett. Upgrade first')]);
    expect(await people()).toEqual(BOTH);
  });

  function speakTo({ dataFolder, databaseUrl }: Settings): void {
    Object.assign(process.env, { SVETT_DATA: dataFolder, DATABASE_URL: databaseUrl });
  }

  async function atServer(statement: string): Promise<unknown[]> {
    const server = await new DataSource({ type: 'postgres', url: place.settings.databaseUrl! }).initialize();
    try {
      return await server.query<unknown[]>(statement);
    } finally {
      await server.destroy();
    }
  }
});
