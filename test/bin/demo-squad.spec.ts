import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Board, BoardRow } from '#src/coaching/board.shapes';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { SubscriptionsDue } from '#src/connect/connect.topics';
import { Hooks } from '#src/connect/hooks';
import { IsNull, LessThan } from '#src/database/criteria';
import { Outbox } from '#src/jobs/outbox';
import { Account } from '#src/people/account.entity';
import { isPassword } from '#src/people/passwords';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { WeighIn } from '#src/sessions/weigh-in.entity';
import { Setup } from '#src/entry/setup';
import { SimClock } from '#simulators/clock';
import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { makeSquad, type Squad } from '#simulators/squad/squad';
import { squadOn } from '#simulators/squad/people';
import { calendarOf } from '#simulators/squad/calendar';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { StandingClock } from '../support/clock.js';
import { freePort } from '../support/free-port.js';

/** A whole club is founded, on machines that do other work as well. */
jest.setTimeout(600_000);

const NOW = new Date('2026-06-18T21:00:00.000Z');
/** Enough for a board; the demo itself has six weeks. */
const DAYS = 4;
const CHOSEN = 'a password somebody chose';

let svett: TestApp;
let squad: Squad;
let strava: StravaSimulator;
let garmin: GarminSimulator;
let head: Browser;
let board: Board;

beforeAll(async () => {
  const clock = new SimClock();
  clock.set(NOW);
  [strava, garmin] = [await startStrava({ clock }), await startGarmin({ clock })];
  Object.assign(strava.limits, { overall: [20_000, 200_000], read: [10_000, 100_000] });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  svett = await anApp({
    clock: new StandingClock(NOW),
    settings: {
      PORT: String(port),
      PUBLIC_URL: address,
      REGISTRATION: 'open',
      TRUSTED_PROXIES: '1',
      WEATHER_SERVICES: 'none',
      STRAVA_CLIENT_ID: strava.clientId,
      STRAVA_CLIENT_SECRET: strava.clientSecret,
      STRAVA_OAUTH_BASE: strava.url,
      STRAVA_API_BASE: `${strava.url}/api/v3`,
      ...garmin.environment,
    },
  });
  await svett.app.listen(port, '127.0.0.1');
  garmin.webhookUrl = svett.get(Hooks).urlOf('garmin');
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, SubscriptionsDue, {}, { key: 'now' }));
  await svett.work();
  const setupToken = (await svett.get(Setup).newToken())!;
  const setClock = async (at: Date | null) => {
    const toMs = (at ?? NOW).getTime() - svett.clock.now().getTime();
    svett.clock.pass({ seconds: toMs / 1000 });
  };
  squad = await makeSquad({ address, setupToken, clock, language: 'en', setClock }, DAYS);
  await squad.train({ strava, garmin });
  await settled();
  head = await cameIn(squad.ways.head);
  board = (await head.get(`/api/v1/teams/${squad.teamId}/board?days=7`)).json<Board>();
});

afterAll(async () => {
  await svett.close();
  await Promise.all([strava.close(), garmin.close()]);
});

async function settled(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await svett.work();
    await Promise.all([garmin.delivered(), strava.webhooks.settled()]);
    svett.clock.pass({ minutes: 5 });
  }
  await svett.work();
}

/** Chooses a password by the link, and signs in with it. */
async function cameIn({ link, email }: Squad['ways']['head'], password = CHOSEN): Promise<Browser> {
  const browser = svett.browser();
  const reset = await choose(link, password);
  expect(reset.statusCode).toBe(204);
  expect((await browser.post('/api/v1/sign-in', { email, password })).statusCode).toBe(200);
  return browser;
}

function choose(link: string, password: string) {
  const token = link.split('#token=')[1];
  return svett.browser().post('/api/v1/reset', { token, password, tokens: 'keep' });
}

const row = (name: string) => board.rows.find((one) => one.name === name)!;
const nameOf = (story: string) =>
  squad.members.find(({ person }) => person.stories.includes(story as never))!;

test('the board has all 25, and no two of the same name', () => {
  expect(board.members).toBe(25);
  expect(new Set(board.rows.map(({ name }) => name)).size).toBe(25);
  expect(board.toLookAt.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(
    expect.arrayContaining(['would-talk', 'drank-more']),
  );
});

test('what is hidden is grey and says why: by its source, by the athlete, by a guardian who has not answered', () => {
  const [byStrava, , minor] = squad.ways.athletes.map(({ name }) => row(name));
  expect(byStrava).toMatchObject({ training: { state: 'not-shared-by-its-source', values: null } });
  expect(byStrava).toMatchObject({ sweat: { state: 'not-shared-by-its-source', values: null } });
  const groups: (keyof BoardRow & ('training' | 'sweat' | 'weighIns' | 'coverage' | 'talk'))[] = [
    ...(['training', 'sweat', 'weighIns', 'coverage', 'talk'] as const),
  ];
  expect(groups.map((group) => minor![group].state)).toEqual(groups.map(() => 'not-shared'));
  expect(row(nameOf('took-back').person.name).weighIns.state).toBe('not-shared');
  const states = new Set(board.rows.flatMap((one) => groups.map((group) => one[group].state)));
  expect(states).toEqual(new Set(['shared', 'not-shared', 'not-shared-by-its-source', 'not-known-yet']));
});

test('averages are shown from the first day: nothing of who shares has changed within a week', () => {
  expect(board.averages.sweat.state).toBe('shown');
  expect(board.averages.coverage.state).toBe('shown');
});

test('a link chooses a password once, and none after an hour', async () => {
  const { head: used, assistant, athletes } = squad.ways;
  expect((await choose(used.link, 'another password for them')).statusCode).toBe(403);
  await cameIn(athletes[0]!);
  svett.clock.pass({ hours: 1 });
  expect((await choose(assistant.link, CHOSEN)).statusCode).toBe(403);
});

test('no words that stand in the code are anybody’s password', async () => {
  const folder = 'simulators/squad';
  const files = (await readdir(folder)).map((name) => `${folder}/${name}`);
  const code = await Promise.all([...files, 'bin/demo.mjs'].map((name) => readFile(name, 'utf8')));
  const words = new Set(
    code.flatMap((text) => [...text.matchAll(/['"`]([^'"`\n]{12,60})['"`]/g)].map(([, word]) => word!)),
  );
  expect(words.size).toBeGreaterThan(20);
  const office = await svett.database.read(Account).findOneBy({ email: 'office@example.org' });
  const found = await Promise.all([...words].map((word) => isPassword(word, office!.passwordHash)));
  expect(found).not.toContain(true);
});

test('the mess of real life is in it', async () => {
  const { database } = svett;
  const sessions = await database.read(Session).find();
  const sources = await database.read(SessionSource).find();
  // A watch that does not know the year.
  expect(sessions.some(({ startedAt }) => startedAt < new Date('2018-01-01'))).toBe(true);
  // Two devices, and two brands, told of one workout.
  const told = (by: (source: string) => boolean) =>
    sources.filter(({ source }) => by(source)).map(({ sessionId }) => sessionId);
  const files = told((source) => source === 'file');
  expect(new Set(files).size).toBeLessThan(files.length);
  const byGarmin = new Set(told((source) => source === 'garmin'));
  expect(told((source) => source === 'strava').some((id) => byGarmin.has(id))).toBe(true);
  // Somebody was on the scale before and not after.
  expect(
    await database.read(StationWeighing).countBy({ settledAt: IsNull(), side: 'before' }),
  ).toBeGreaterThan(0);
  expect(await database.read(WeighIn).countBy({ postKg: LessThan(68), preKg: 78.4 })).toBe(1);
  // Some hand in nothing.
  expect(
    row(squad.members.find(({ person }) => person.source === 'nothing')!.person.name).training.state,
  ).toBe('not-known-yet');
});

test('the same people did the same on a day, whenever the demo is started', () => {
  const plans = (days: number) => squadOn('2026-06-18').map((one) => calendarOf(one, { now: NOW, days }));
  const season = plans(42);
  expect(plans(42)).toEqual(season);
  // So many are a season: what the guides say of it.
  expect(season.flat().length).toBeGreaterThan(400);
  expect(plans(7).flat().length).toBeLessThan(season.flat().length / 4);
});
