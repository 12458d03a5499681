import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { withRooms } from '#src/cli/with-rooms';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';
import { Estimator } from '#src/estimates/estimator';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Session } from '#src/sessions/session.entity';
import { SessionRecorded } from '#src/sessions/sessions.topics';
import { aFitFile, type MadeFit } from '../support/activity-files.js';
import { PASSWORD } from '../support/app.js';
import { run } from '../support/command-line.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';
import { letIn } from '../support/consenting.js';
import { writeZip } from '../support/made-zip.js';
import { seasonDays } from '../support/season-days.js';
import { stravaExport } from '../support/strava-export.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-import-'));
  mkdirSync(join(folder, 'older'));
  for (let n = 0; n < 6; n++) workout(`${n}.fit`, { startedAt: new Date(Date.UTC(2026, 4, 1 + n, 6)) });
  workout('older/light.fit', { startedAt: new Date(Date.UTC(2025, 4, 1, 6)), massKg: null });
  writeFileSync(join(folder, 'older', 'broken.fit'), 'not a FIT file at all');
});
afterAll(() => rmSync(folder, { recursive: true }));

function workout(name: string, options: MadeFit): void {
  writeFileSync(join(folder, name), aFitFile({ minutes: 20, everyS: 5, ...options }));
}

/** The commands take their settings from the process, as people give them. */
let place: FreshPlace;
const environment = { ...process.env };
beforeEach(async () => {
  place = await freshSettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
});
afterEach(async () => {
  process.env = { ...environment };
  await place.remove();
});

const importing = (...args: string[]) => run(['import', '--lang', 'en', ...args]);
const addAccount = (email: string) =>
  withRooms(async (rooms) => {
    const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
    await letIn(rooms, (await rooms.get(Accounts).add(person)).athleteId);
  });

/** What the database holds: sessions, current estimates with an answer, sessions nobody has looked at yet. */
const held = () =>
  withRooms(async (rooms) => {
    const database = rooms.get<Database>(Database);
    const facts = await database.read(OutboxRow).findBy({ topic: SessionRecorded.name });
    return {
      sessions: await database.read(Session).count(),
      ready: await database.read(Estimate).countBy({ current: true, state: 'ready' }),
      estimates: await database.read(Estimate).count(),
      undone: facts.filter(({ outcome }) => outcome !== 'done').length,
    };
  });

describe('svett import', () => {
  beforeEach(() => addAccount('ada@example.org'));

  test('takes files and folders in and estimates them; what cannot be is told, one line each', async () => {
    const { code, out, err } = await importing(folder);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('7 sessions recorded, 0 already known, 1 refused, 6 estimated.');
    expect(lines[1]).toContain('broken.fit: ');
    expect(lines[2]).toMatch(/^ {2}1 without an estimate: Svett needs your body mass\./);
    expect(lines).toHaveLength(3);
    expect(err).toContain('100 % (8/8)');
    expect(await held()).toEqual({ sessions: 7, ready: 6, estimates: 7, undone: 0 });
  });

  test('a file that cannot be read keeps no other out', async () => {
    const odd = join(folder, 'odd');
    mkdirSync(odd);
    const huge = join(odd, '0-huge.fit');
    const [vanishing, constructor] = [join(odd, '3-vanishing.fit'), join(odd, '1-constructor.gpx')];
    writeFileSync(huge, '');
    truncateSync(huge, 3 * 1024 ** 3);
    writeFileSync(constructor, '<constructor/>');
    workout('odd/2.fit', { startedAt: new Date('2026-04-01T06:00:00Z') });
    writeFileSync(vanishing, '');
    workout('odd/4.fit', { startedAt: new Date('2026-04-02T06:00:00Z') });
    try {
      const { code, out } = await run(['import', '--lang', 'en', odd], (text) => {
        if (text.startsWith('40 %')) rmSync(vanishing);
      });
      expect(code).toBe(0);
      expect(out).toMatch(/^2 sessions recorded, 0 already known, 3 refused, 2 estimated\.\n/);
      expect(out).toContain(`${huge}: The file is larger than 20 MiB`);
      expect(out).toContain(`${constructor}: This is an XML file of another kind`);
      expect(out).toContain(`${vanishing}: There is no file of that name.`);
    } finally {
      rmSync(odd, { recursive: true });
    }
  });

  test('tells what it took in also where estimating again fails', async () => {
    const failing = jest
      .spyOn(Estimator.prototype, 'estimateAgain')
      .mockRejectedValue(new Error('The disk is full.')); // also where a yes to keeping data asks for it first
    const { code, out, err } = await importing(join(folder, '0.fit'));
    failing.mockRestore();
    expect(code).toBe(1);
    expect(out).toMatch(/^1 session recorded, 0 already known, 0 refused/);
    expect(err).toContain('The disk is full.');
  });

  test('takes each file once, however often it is run', async () => {
    await importing(folder);
    const { out } = await importing(folder, join(folder, '3.fit'));
    expect(out).toContain('0 sessions recorded, 7 already known, 1 refused, 0 estimated.');
    expect(await held()).toEqual({ sessions: 7, ready: 6, estimates: 7, undone: 0 });
  });

  test('goes on where Ctrl-C stopped it', async () => {
    const stopped = await run(['import', '--lang', 'en', folder], (text) => {
      if (text.startsWith('37 %')) process.emit('SIGINT', 'SIGINT');
    });
    expect(stopped.code).toBe(0);
    expect(stopped.out).toContain('3 sessions recorded');
    expect(stopped.out).toContain('Run the same command again to go on');
    expect((await held()).sessions).toBe(3);

    const { out } = await importing(folder);
    expect(out).toContain('4 sessions recorded, 3 already known, 1 refused');
    expect(await held()).toMatchObject({ sessions: 7, ready: 6, undone: 0 });
  });

  test('may be told the mass, which is kept for the profile and taken where a file has none', async () => {
    const { out } = await importing('--mass-kg', '71,5', join(folder, 'older', 'light.fit'));
    expect(out).toBe('1 session recorded, 0 already known, 0 refused, 1 estimated.\n');
  });

  test('speaks Swedish', async () => {
    const { out } = await run(['import', '--lang', 'sv', join(folder, '0.fit')]);
    expect(out).toBe('1 pass sparade, 0 fanns redan, 0 gick inte att läsa, 1 uppskattade.\n');
  });

  test('asks whose they are as soon as there are two', async () => {
    await addAccount('bo@example.org');
    const { code, out, err } = await importing(folder);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--user EMAIL');
    expect((await importing('--user', 'bo@example.org', join(folder, '0.fit'))).code).toBe(0);
    expect((await importing('--user', 'nobody@example.org', folder)).code).toBe(2);
    expect((await importing('--user', 'nobody', folder)).code).toBe(2);
  });

  test('ends with 3 for a path that is not there, with 2 where nothing is', async () => {
    const missing = await importing(join(folder, 'gone'));
    expect([missing.code, missing.out]).toEqual([3, '']);
    expect(missing.err).toContain('gone is not there');
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect((await importing(join(folder, 'empty'))).code).toBe(2);
    expect((await importing('--mass-kg', 'much', folder)).err).toMatch(/^--mass-kg must be [^\n]+\n$/);
  });
});

describe('the other commands', () => {
  test('migrate makes the database, and finds nothing to do the second time', async () => {
    expect((await run(['migrate'])).out).toMatch(/^Done: .+\.\n$/);
    expect((await run(['migrate'])).out).toBe('The database is up to date.\n');
  });

  test('user add makes an account with a password from standard input; token add a token for it', async () => {
    const keyboard = Object.getOwnPropertyDescriptor(process, 'stdin')!;
    const add = (email: string) => run(['user', 'add', email, '--birth-date', '1990-05-17']);
    const type = (line: string) =>
      Object.defineProperty(process, 'stdin', { value: Readable.from([line]), configurable: true });
    try {
      type('short\n');
      expect((await add('ada@example.org')).code).toBe(2);
      type(`${PASSWORD}\n`);
      expect(await add('ada@example.org')).toMatchObject({ code: 0, err: '' });
      type(`${PASSWORD}\n`);
      expect((await add('Ada@example.org')).code).not.toBe(0);
    } finally {
      Object.defineProperty(process, 'stdin', keyboard);
    }
    const { code, out } = await run([
      ...['token', 'add', '--user', 'ada@example.org', '--scope', 'sessions:write', 'profile:read'],
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^svett_pat_[\w-]+\n$/);
    expect(
      (await run(['token', 'add', '--user', 'nobody@example.org', '--scope', 'profile:read'])).code,
    ).toBe(2);
  });
});

describe('svett import with an archive', () => {
  test('takes in an export as it was got, and as it was unpacked, and brings nothing twice', async () => {
    await addAccount('ada@example.org');
    const zip = join(folder, 'export_1.zip');
    await writeZip(zip, stravaExport(seasonDays(4)));
    const first = await importing(zip);
    expect([first.code, first.out]).toEqual([
      0,
      expect.stringMatching(/export_1\.zip: 4 new sessions, .*0 left out/),
    ]);

    const unpacked = join(folder, 'export_1');
    for (const [name, contents] of Object.entries(stravaExport(seasonDays(4)))) {
      mkdirSync(join(unpacked, name, '..'), { recursive: true });
      writeFileSync(join(unpacked, name), contents() as string);
    }
    const again = await importing(unpacked);
    expect(again.out).toMatch(/export_1: 0 new sessions, .*4 already known/);
    await withRooms(async (rooms) => {
      const database = rooms.get<Database>(Database);
      expect(await database.read(Session).count()).toBe(4);
      expect(await database.read(Estimate).countBy({ current: true, state: 'ready' })).toBe(4);
    });
  });

  test('says of a zip of another kind what Svett takes', async () => {
    await addAccount('ada@example.org');
    const zip = join(folder, 'letters.zip');
    await writeZip(zip, { 'letter.txt': () => 'dear you' });
    const refused = await importing(zip);
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(/Strava, Garmin Connect and Apple Health/);
  });
});
