import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { yesTo } from '../../support/consenting.js';
import { ALL } from './consents.js';
import { OWN } from './own-routes.js';
import { rideAs } from './plants.js';
import { aScene, type Marked, type Scene } from './scene.js';
import { letters, seen } from './seen.js';
import { ALONE, MAY_BE_SEEN, OF_DOORS, OF_NOTHING, TOLD_ALONE } from './told-alone.js';
import { send } from './visits.js';

// Whether somebody is ill, expects a child, takes a medicine, slept badly or has their period: no coach reads another
// byte for it, whatever else is shared.

const PATIENCE_MS = 240_000;
const DAY_MS = 86_400_000;
/** By these goes what everybody of the scene has told: of whom nothing is known, nothing is held back. */
const FORGETTING = [
  ...[
    'DELETE /api/v1/circumstances/:part',
    'DELETE /api/v1/lab-values/:id',
    'DELETE /api/v1/signs/check-ins',
  ],
];
const AUTHORITY = 'iom-1997';
const YESTERDAY = { name: 'a ride of yesterday', rides: [{ daysAgo: 1, by: ['garmin'] }] } as const;

let scene: Scene;
let before: string[][];
let ownBefore: string[];
/** A squad at rest, of whom each shares all there is, trained yesterday and wrote down what they ate. */
beforeAll(async () => {
  scene = await aScene();
  const { stage, athletes } = scene;
  for (const athlete of athletes) {
    await scene.say(athlete, ALL);
    for (const purpose of ALONE) await must(athlete, 'PUT', `/api/v1/consents/${purpose}`, yesTo(purpose));
    for (const route of FORGETTING) await tell(athlete, route);
  }
  stage.clock.pass({ days: 8 });
  for (const athlete of athletes) {
    const [id] = await rideAs(stage, athlete.athleteId, YESTERDAY, athlete.marks);
    athlete.sessionIds.push(id!);
    await eatsAllWeek(athlete);
    // By this one whoever expects a child needs more than others.
    await must(athlete, 'PUT', '/api/v1/coverage/reference', { authority: AUTHORITY });
  }
  await stage.work();
  await everything(); // whoever is weighed once was weighed today
  before = await everything();
  ownBefore = await ownCoverages();
}, PATIENCE_MS);
afterAll(() => scene.stage.close());

const everything = async () => [...(await seen(scene, ['head coach'])), ...(await letters(scene))];
/** What a coach reads otherwise than before, by what was asked. */
async function changed(): Promise<string[]> {
  const now = await everything();
  return now.flatMap(([what, told], n) => (told === before[n]![1] ? [] : what!));
}
const ownCoverages = () =>
  Promise.all(scene.athletes.map(async ({ browser }) => (await browser.get('/api/v1/coverage?days=7')).body));

async function must(
  { browser }: Marked,
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
): Promise<string> {
  const { statusCode, body } = await browser.send({ method, url, ...(payload && { payload }) });
  if (statusCode >= 400) throw new Error(`${method} ${url} was answered ${statusCode}: ${body}`);
  return body;
}

/** All of it that there is to tell by this route; answers how much that was. */
async function tell(athlete: Marked, route: string): Promise<number> {
  const asks = await TOLD_ALONE[route]!(athlete, scene);
  for (const ask of asks) {
    const { statusCode, body } = await send(athlete.browser, route, ask, {});
    expect([route, statusCode < 400 || body]).toEqual([route, true]);
  }
  return asks.length;
}

async function eatsAllWeek(athlete: Marked): Promise<void> {
  for (let back = 1; back <= 7; back++) {
    const day = new Date(+scene.stage.clock.now() - back * DAY_MS).toISOString().slice(0, 10);
    const eaten = { day, foodId: 'almonds', portions: 3 };
    await must(athlete, 'PUT', `/api/v1/food-entries/${randomUUID()}`, eaten);
    await must(athlete, 'PUT', `/api/v1/food-days/${day}`, { isWhole: true });
  }
}

test('of every route by which an athlete tells something is said whether coaches may see it', () => {
  const told = Object.entries(OWN).flatMap(([room, routes]) => (OF_DOORS.includes(room) ? [] : routes));
  const writing = told.filter((route) => !route.startsWith('GET '));
  const known = [...Object.keys(TOLD_ALONE), ...MAY_BE_SEEN, ...OF_NOTHING];
  const missing = writing.filter((route) => !known.includes(route));
  expect(
    missing.map((route) => `Say in told-alone.ts whether coaches may see what ${route} is told.`),
  ).toEqual([]);
  expect(known.filter((route) => !(writing as string[]).includes(route))).toEqual([]);
  expect(known.filter((route, n) => known.indexOf(route) !== n)).toEqual([]);
});

test('there is everything to be seen, and somebody to be looked at', async () => {
  const url = `/api/v1/teams/${scene.teamId}`;
  const board = (await scene.viewers['head coach'].get(`${url}/board`)).json<{
    rows: { name: string; sweat: { values: object | null }; coverage: { values: object | null } }[];
    toLookAt: object[];
    averages: { sweat: { state: string }; coverage: { state: string } };
  }>();
  expect(board.averages).toMatchObject({ sweat: { state: 'shown' }, coverage: { state: 'shown' } });
  const grey = board.rows.filter(({ sweat, coverage }) => !sweat.values || !coverage.values);
  expect(grey.map(({ name }) => name)).toEqual(['Mate']); // of whom nothing is known
  expect(board.toLookAt).toHaveLength(scene.athletes.length);
  expect(before.some(([, told]) => told!.includes('"say":"amount"'))).toBe(true);
});

test.each(Object.keys(TOLD_ALONE))(
  'no coach reads another byte for %s',
  async (route) => {
    let heard = 0;
    for (const athlete of scene.athletes) heard += await tell(athlete, route);
    expect(heard).toBeGreaterThan(0);
    await scene.stage.work();
    expect(await changed()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'nor for a no to being asked any of it, and a yes after it',
  async () => {
    for (const given of [false, true]) {
      for (const athlete of scene.athletes)
        for (const purpose of ALONE) {
          const said = given ? yesTo(purpose) : { given };
          await must(athlete, 'PUT', `/api/v1/consents/${purpose}`, said);
        }
      await scene.stage.work();
      expect(await changed()).toEqual([]);
    }
  },
  PATIENCE_MS,
);

test('the athletes themselves read something else for it: it was heard', async () => {
  const conditions = { conditions: [], pregnant: true, breastfeeding: false, doctorSaidSupplement: false };
  for (const athlete of scene.athletes)
    await must(athlete, 'PUT', '/api/v1/circumstances/conditions', conditions);
  const own = await ownCoverages();
  expect(own.filter((told, n) => told === ownBefore[n])).toEqual([]);
  expect(await changed()).toEqual([]);
});

test('a coach’s note arrives at whoever is ill as at everybody', async () => {
  const { stage, teamId, athletes, viewers } = scene;
  const [ill, well] = athletes as [Marked, Marked];
  const arrival = async (athlete: Marked) => {
    const url = `/api/v1/teams/${teamId}/members/${athlete.memberId}/notes`;
    await viewers['head coach'].post(url, { id: randomUUID(), text: 'Well done' });
    await stage.work();
    const { items } = (await viewers['head coach'].get(url)).json<{ items: { arrival: string }[] }>();
    return items.map((one) => one.arrival);
  };
  for (const athlete of [ill, well]) await must(athlete, 'PUT', '/api/v1/nudge-pause', { until: null });
  for (const route of Object.keys(TOLD_ALONE).filter((one) => /^PUT .*(circumstances|check-ins)/.test(one)))
    await tell(ill, route);
  const manners = { quietFrom: '22:00', quietUntil: '07:00' };
  for (const athlete of [ill, well]) await athlete.browser.patch('/api/v1/nudge-manners', manners);
  expect(await arrival(ill)).toEqual(await arrival(well));
  expect(await arrival(well)).toContain('in-inbox');
});
