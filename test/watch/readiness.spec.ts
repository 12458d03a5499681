import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';
import { OutboxAged } from '#src/jobs/jobs.topics';
import { Outbox } from '#src/jobs/outbox';
import { Readiness } from '#src/watch/readiness';
import { anApp, type TestApp } from '../support/app.js';
import { KeptLog } from '../support/kept-log.js';
import { aHalfOpenLine, type HalfOpenLine } from '../support/half-open.js';
import { readySettings } from '../support/settings.js';

// Asked as those ask who watch a service: over a real connection. One application for all, in the order of its decline.
const log = new KeptLog();
let svett: TestApp;
let address: string;
let line: HalfOpenLine | null = null;
beforeAll(async () => {
  const place = await readySettings();
  const { databaseUrl, dataFolder: SVETT_DATA } = place.settings;
  line = databaseUrl === null ? null : await aHalfOpenLine(databaseUrl);
  const settings = Settings.from({ SVETT_DATA, PORT: '0', ...(line && { DATABASE_URL: line.url }) });
  svett = await anApp({ log, place: { ...place, settings } });
  await svett.app.listen(0, '127.0.0.1');
  address = await svett.app.getUrl();
  log.lines.length = 0; // the framework tells of its routes
});
afterAll(async () => {
  await svett.close();
  await line?.close();
});

const asked = async (path: string) => {
  const answer = await fetch(address + path);
  return [answer.status, await answer.json()] as const;
};
const WELL = [200, { status: 'ok' }] as const;
const notFor = (failed: string, sentence: string) => [
  503,
  {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    code: 'server.not-ready',
    detail: expect.stringContaining(sentence),
    details: { failed },
  },
];
/** Both names of it say the same, and that we live is another matter. */
const all = async () => [await asked('/readyz'), await asked('/healthz'), await asked('/livez')];

test('is ready as long as nothing is in the way', async () => {
  expect(await all()).toEqual([WELL, WELL, WELL]);
});

test('whoever has not begun yet says so, and lives', async () => {
  svett.get(Readiness).begin();
  const starting = notFor('starting', 'not begun');
  expect(await all()).toEqual([starting, starting, WELL]);
  svett.get(Readiness).opened();
  expect(await asked('/readyz')).toEqual(WELL);
});

test('tables of an older version, put back beneath it, are noticed', async () => {
  const renamed = (from: string, to: string) =>
    svett.database.transaction((tx) =>
      tx.query(`UPDATE migrations SET name = '${to}' WHERE name = '${from}'`),
    );
  await renamed('Outbox1795392000000', 'another');
  const older = notFor('migrations', 'older');
  expect(await all()).toEqual([older, older, WELL]);
  await renamed('another', 'Outbox1795392000000');
  expect(await asked('/readyz')).toEqual(WELL);
});

test('facts that nobody carries are noticed after five minutes, until somebody does', async () => {
  const { database, clock, work } = svett;
  await database.transaction((tx) => svett.get(Outbox).put(tx, OutboxAged, {}, { key: 'left lying' }));
  clock.pass({ minutes: 4 });
  expect(await asked('/readyz')).toEqual(WELL);
  clock.pass({ minutes: 2 });
  const stuck = notFor('jobs', 'nobody');
  expect(await all()).toEqual([stuck, stuck, WELL]);
  await work();
  expect(await asked('/readyz')).toEqual(WELL);
});

const onServer = process.env['DATABASE_URL'] ? test : test.skip;
onServer('a server that hangs is not waited for, and all is well once it answers again', async () => {
  line!.hold();
  const gone = notFor('database', 'within a second');
  expect(await Promise.all([1, 2, 3].map(() => asked('/readyz')))).toEqual([gone, gone, gone]);
  expect(await asked('/livez')).toEqual(WELL);
  line!.letGo();
  // What was asked while it hung is answered first, and each that comes too early waits a second.
  for (let tries = 0; (await asked('/readyz'))[0] !== 200; tries++) expect(tries).toBeLessThan(20);
});

test('without its database it is not ready, and lives', async () => {
  await svett.database.close();
  const gone = notFor('database', 'does not answer');
  expect(await all()).toEqual([gone, gone, WELL]);
});

test('whoever is about to stop says so, and still answers', async () => {
  svett.get(Readiness).leave();
  const leaving = notFor('leaving', 'about to stop');
  expect(await all()).toEqual([leaving, leaving, WELL]);
  expect((await asked('/openapi.json'))[0]).toBe(200);
});

test('whoever asks every few seconds fills no log, whatever they hear', () => {
  expect(log.lines.filter((one) => /readyz|healthz|livez|not-ready/.test(one))).toEqual([]);
});
