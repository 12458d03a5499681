import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withMark } from '#src/database/presence';
import { SetupLink } from '#src/entry/setup-link.entity';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { run } from '../support/command-line.js';
import { writeZip } from '../support/made-zip.js';
import { changedBackup } from '../support/opened-backup.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

const environment = { ...process.env };
let place: FreshPlace;
let out: string;
let svett: TestApp | null = null;
beforeEach(async () => {
  place = await freshSettings();
  out = await mkdtemp(join(tmpdir(), 'svett-backups-'));
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
});
afterEach(async () => {
  await close();
  process.env = { ...environment };
  await place.remove();
  await rm(out, { recursive: true });
});

const open = async () => (svett = await anApp({ place, keepsPlace: true }));
const close = async () => {
  await svett?.close();
  svett = null;
};
const file = (name = 'one.zip') => join(out, name);
const inData = (name: string) => join(place.settings.dataFolder, name);
const signIn = async (app: TestApp) =>
  (await app.browser().post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD })).statusCode;

describe('a backup', () => {
  test('made while others write holds one moment, whole, and keeps nobody waiting', async () => {
    const app = await open();
    const { databaseUrl } = place.settings;
    const busy = databaseUrl
      ? new Worker(WRITES_IN_PAIRS_THERE, { eval: true, workerData: databaseUrl })
      : new Worker(WRITES_IN_PAIRS, { eval: true, workerData: inData('svett.sqlite') });
    const pairs = async () => (await app.database.read(SetupLink).count()) / 2;
    while ((await pairs()) < 20) await setTimeout(5);
    const before = await pairs();
    const said = await run(['backup', '--out', file()]);
    const after = await pairs();
    await busy.terminate();
    expect([said.code, said.err]).toEqual([0, '']);
    await close();

    expect((await run(['restore', file()])).code).toBe(0);
    await open();
    const kept = (await svett!.database.read(SetupLink).count()) / 2;
    expect(Number.isInteger(kept)).toBe(true);
    expect(kept).toBeGreaterThanOrEqual(before);
    expect(kept).toBeLessThanOrEqual(after);
    expect(after).toBeGreaterThan(before);
  });

  test('is for its owner only, leaves nothing beside it, and goes over no other file', async () => {
    await open();
    await run(['backup', '--out', file()]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(out)).toEqual(['one.zip']);
    const again = await run(['backup', '--out', file()]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already')]);
    expect((await run(['backup', '--out', join(out, 'nowhere', 'one.zip')])).code).toBe(2);
    await run(['backup', '--out', out]);
    expect(await readdir(out)).toEqual(['one.zip', expect.stringMatching(/^svett-.*\.zip$/)]);
  });

  test('brings sign-ins and accounts back as they were, and keeps what was there beside', async () => {
    const app = await open();
    await app.athlete();
    await run(['backup', '--out', file()]);
    await app.athlete('later@example.org');
    const secrets = await readFile(inData('secrets.json'), 'utf8');
    await close();
    const said = await run(['restore', file()]);
    expect(said.out).toMatch(/Restored: .*What was there before lies in .*before-restore-/s);
    expect(await readFile(inData('secrets.json'), 'utf8')).toBe(secrets);
    const back = await open();
    expect(await signIn(back)).toBe(200);
    const later = { email: 'later@example.org', password: PASSWORD };
    expect((await back.browser().post('/api/v1/sign-in', later)).statusCode).toBe(401);
  });

  test('does not bring back who was erased since', async () => {
    const app = await open();
    const ada = await app.athlete();
    await app.athlete('eva@example.org');
    await run(['backup', '--out', file()]);
    expect((await ada.delete('/api/v1/me', { erase: 'account' })).statusCode).toBe(204);
    await close();
    const said = await run(['restore', file()]);
    expect([said.code, said.out]).toEqual([0, expect.stringContaining('Erased again')]);
    const back = await open();
    expect(await signIn(back)).toBe(401);
    const eva = { email: 'eva@example.org', password: PASSWORD };
    expect((await back.browser().post('/api/v1/sign-in', eva)).statusCode).toBe(200);
  });

  test('without secrets leaves those that are there', async () => {
    await open();
    const said = await run(['backup', '--without-secrets', '--out', file()]);
    expect(said.out).not.toContain('secrets.json');
    await close();
    const secrets = await readFile(inData('secrets.json'), 'utf8');
    await run(['restore', file()]);
    expect(await readFile(inData('secrets.json'), 'utf8')).toBe(secrets);
  });

  test('is not put back while Svett runs', async () => {
    const app = await open();
    await app.athlete();
    await run(['backup', '--out', file()]);
    const said = await run(['restore', file()]);
    expect([said.code, said.err]).toEqual([1, expect.stringContaining('Stop it first; nothing was changed')]);
    expect(await signIn(app)).toBe(200);
  });

  test.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['of one changed byte', (bytes: Buffer) => changedAt(bytes, Math.floor(bytes.length / 2))],
    ['of something else', () => Buffer.from('a holiday picture')],
  ])('%s is refused, and nothing is touched', async (_what, spoil) => {
    const app = await open();
    await app.athlete();
    await run(['backup', '--out', file()]);
    await close();
    await writeFile(file('bad.zip'), spoil(await readFile(file())));
    const check = await run(['backup', 'check', file('bad.zip')]);
    const back = await run(['restore', file('bad.zip')]);
    for (const { code, err } of [check, back])
      expect([code, err]).toEqual([1, expect.stringContaining('This backup cannot be used')]);
    expect(await signIn(await open())).toBe(200);
    const left = await readdir(place.settings.dataFolder);
    expect(left.filter((name) => name.includes('restore'))).toEqual([]);
  });

  test('of a newer Svett is refused, and so is one that pg_dump wrote', async () => {
    const app = await open();
    await app.athlete();
    await run(['backup', '--out', file()]);
    await close();
    await changedBackup(file(), file('newer.zip'), (database) =>
      database.exec(`INSERT INTO migrations (timestamp, name) VALUES (9, 'NotHeardOf9')`),
    );
    await writeZip(file('old.zip'), { 'manifest.json': () => OF_PG_DUMP, 'svett.pgdump': () => 'PGDMP' });
    for (const [name, why] of [
      ['newer.zip', 'A newer Svett'],
      ['old.zip', 'pg_restore'],
    ] as const) {
      const said = [await run(['backup', 'check', file(name)]), await run(['restore', file(name)])];
      for (const { code, err } of said) expect([code, err]).toEqual([1, expect.stringContaining(why)]);
    }
    expect(await signIn(await open())).toBe(200);
  });

  test('is read from end to end on request', async () => {
    await open();
    await run(['backup', '--out', file()]);
    const said = await run(['backup', 'check', file()]);
    expect([said.code, said.out]).toEqual([0, expect.stringMatching(/^Whole\. Made .*rows in \d+ tables/)]);
  });

  test('half put back is noticed by whoever starts next', async () => {
    await open();
    await run(['backup', '--out', file()]);
    await close();
    const broken = withMark(place.settings.dataFolder, () => Promise.reject(new Error('the power went')));
    await expect(broken).rejects.toThrow('the power went');
    await expect(open()).rejects.toThrow('svett restore again');
    expect((await run(['restore', file()])).code).toBe(0);
    await open();
  });

  test('of nothing is none', async () => {
    const said = await run(['backup', '--out', file()]);
    expect([said.code, said.err]).toEqual([1, expect.stringContaining('no database here yet')]);
    expect(await readdir(out)).toEqual([]);
  });
});

/** Somebody else who writes, as fast as they can: two rows at a time, which belong together. */
const WRITES_IN_PAIRS = `
  const { workerData } = require('node:worker_threads');
  const database = new (require('better-sqlite3'))(workerData, { timeout: 10_000 });
  const add = database.prepare('INSERT INTO setup_link (token_hash, expires_at) VALUES (?, ?)');
  const addTwo = database.transaction((n) => { add.run('a' + n, '2000-01-01'); add.run('b' + n, '2000-01-01'); });
  for (let n = 0; ; n++) addTwo.immediate(n);
`;

/** The same on PostgreSQL. */
const WRITES_IN_PAIRS_THERE = `
  const { workerData } = require('node:worker_threads');
  const client = new (require('pg').Client)(workerData);
  (async () => {
    await client.connect();
    const add = (hash) => client.query('INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)', [hash, '2000-01-01Z']);
    for (let n = 0; ; n++) {
      await client.query('BEGIN');
      await add('a' + n);
      await add('b' + n);
      await client.query('COMMIT');
    }
  })();
`;

const OF_PG_DUMP = JSON.stringify({
  ...{
    format: 'svett-backup-1',
    version: '0.1.0',
    madeAt: '2026-06-15T10:00:00.000Z',
    migrations: [],
    rows: {},
  },
  files: { 'svett.pgdump': { bytes: 5, sha256: 'x' } },
});

function changedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 0xff;
  return changed;
}
