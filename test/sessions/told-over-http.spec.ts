import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Profiles } from '#src/people/profiles';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { TheDesk } from '../support/the-desk.js';

let svett: TestApp;
let ada: Browser;
let at: string;

beforeAll(async () => {
  svett = await anApp();
  const { desk, browser } = await TheDesk.signedIn(svett);
  await svett.get(Profiles).weigh(desk.athleteId, '2026-01-01', 70);
  const { sessionId } = await desk.take('garmin:1');
  at = `/api/v1/sessions/${sessionId}`;
  ada = browser;
  await svett.work();
});
afterAll(() => svett.close());

const UNSAID = {
  sport: null,
  indoor: null,
  clothing: null,
  airC: null,
  humidityPct: null,
  windMs: null,
  waterC: null,
  massKg: null,
};
const told = async () => (await ada.get(`${at}/told`)).json();
const estimate = async () => (await ada.get(`${at}/estimate`)).json();

test('of a session of which nothing is told, it is told what its sources say', async () => {
  expect(await told()).toEqual({
    told: UNSAID,
    toldAt: null,
    recorded: { sport: 'run', indoor: false, multisport: false },
  });
  expect((await estimate()).outdated).toBe(false);
});

test('what is told is kept and answered; until it is reckoned with, the estimate says that it is outdated', async () => {
  const before = await estimate();
  const answer = await ada.put(`${at}/told`, { sport: 'ride', airC: 31 });
  expect([answer.statusCode, answer.json().told]).toEqual([200, { ...UNSAID, sport: 'ride', airC: 31 }]);
  expect(answer.json().recorded.sport).toBe('run');
  expect(await estimate()).toEqual({ ...before, outdated: true });
  await svett.work();
  const now = await estimate();
  expect([now.outdated, now.sweat.litres === before.sweat.litres]).toEqual([false, false]);
  expect(now.inputs).toContainEqual({ name: 'air', value: 31, unit: '°C', source: 'told' });
  expect(now).not.toHaveProperty('toldAt');
  const { items } = (await ada.get('/api/v1/sessions')).json();
  expect(items[0].sport).toBe('ride');
});

test('what is left out the next time is taken back, and the same again changes nothing', async () => {
  const answer = await ada.put(`${at}/told`, { airC: 31 });
  expect(answer.json().told).toEqual({ ...UNSAID, airC: 31 });
  expect((await ada.put(`${at}/told`, { airC: 31 })).json()).toEqual(answer.json());
  expect((await ada.get(at)).json()).toMatchObject({ sport: 'run', provenance: { sport: 'garmin' } });
});

test.each([
  [{ airC: 51 }, 'airC'],
  [{ airC: -41 }, 'airC'],
  [{ humidityPct: 101 }, 'humidityPct'],
  [{ windMs: 31 }, 'windMs'],
  [{ waterC: 41 }, 'waterC'],
  [{ massKg: 19 }, 'massKg'],
  [{ sport: 'transition' }, 'sport'],
  [{ sport: 'knitting' }, 'sport'],
  [{ clothing: 'armour' }, 'clothing'],
  [{ indoor: 'perhaps' }, 'indoor'],
])('%j is refused, naming the field, and nothing changes', async (body, field) => {
  const before = await told();
  const answer = await ada.put(`${at}/told`, body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().fields.map(({ path }: { path: string }) => path)).toEqual([field]);
  expect(await told()).toEqual(before);
});

test('a word Svett does not know is refused, as leaving it out would take another back', async () => {
  const before = await told();
  expect((await ada.put(`${at}/told`, { air: 20 })).statusCode).toBe(400);
  expect(await told()).toEqual(before);
});

test('all of it can be taken back at once, as often as one likes', async () => {
  for (let times = 0; times < 2; times++) expect((await ada.delete(`${at}/told`)).statusCode).toBe(204);
  expect((await told()).told).toEqual(UNSAID);
  await svett.work();
  expect((await estimate()).inputs.map(({ source }: { source: string }) => source)).not.toContain('told');
});

test('of a session that is not there nothing is told, and to nobody else of this one', async () => {
  const none = '/api/v1/sessions/00000000-0000-4000-8000-000000000000/told';
  const { browser: eve } = await TheDesk.signedIn(svett);
  for (const [who, path] of [
    [ada, none],
    [eve, `${at}/told`],
  ] as const) {
    expect((await who.get(path)).statusCode).toBe(404);
    expect((await who.put(path, { indoor: true })).statusCode).toBe(404);
    expect((await who.delete(path)).statusCode).toBe(404);
  }
});
