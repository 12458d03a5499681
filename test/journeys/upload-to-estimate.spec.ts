import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DriversView, EstimateSummaries, SessionEstimateView } from '#src/estimates/estimate.shapes';
import { aFitFile, type MadeFit } from '../support/activity-files.js';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';

let svett: TestApp;
let ada: Browser;
let bo: Browser;
let days = 0;

beforeAll(async () => {
  svett = await anApp();
  ada = await svett.operator();
  bo = await svett.athlete('bo@example.org');
});
afterAll(() => svett.close());

/** A workout of its own day, handed in; its session's id. */
async function handIn(who: Browser, made: MadeFit = {}): Promise<string> {
  const startedAt = new Date(Date.UTC(2026, 4, 1 + days++, 6));
  const bytes = aFitFile({ startedAt, minutes: 40, everyS: 5, ...made });
  const { items } = (await who.upload({ name: 'workout.fit', bytes })).json<{
    items: [{ sessionId: string }];
  }>();
  return items[0].sessionId;
}

/** The answer, which must keep to the shape the API's document gives it. */
async function estimate(who: Browser, sessionId: string) {
  const answer = await who.get(`/api/v1/sessions/${sessionId}/estimate`);
  expect(answer.statusCode).toBe(200);
  return SessionEstimateView.strict().parse(answer.json());
}
async function summaries(who: Browser, ...ids: string[]) {
  const answer = await who.get(`/api/v1/estimates?sessionIds=${ids.join(',')}`);
  return EstimateSummaries.parse(answer.json()).items;
}

describe('a file with all that is needed', () => {
  let sessionId: string;
  beforeAll(async () => {
    sessionId = await handIn(ada, { massKg: 70, sweatMl: 640 });
  });

  test('waits for its turn, and says so', async () => {
    expect(await estimate(ada, sessionId)).toMatchObject({
      state: 'waiting',
      sweat: null,
      curve: null,
      vendorEstimateMl: 640,
    });
    expect(await summaries(ada, sessionId)).toEqual([
      expect.objectContaining({ sessionId, state: 'waiting' }),
    ]);
  });

  test('then has a range, minerals, a curve, a grade and every input with its source', async () => {
    await svett.work();
    const { state, reasons, sweat, magnesium, curve, quality, inputs, vendorEstimateMl, durationS } =
      await estimate(ada, sessionId);
    expect({ state, reasons, vendorEstimateMl, durationS }).toEqual({
      state: 'ready',
      reasons: [],
      vendorEstimateMl: 640,
      durationS: 2400,
    });
    expect(sweat!.p10).toBeLessThan(sweat!.litres);
    expect(sweat!.p90).toBeGreaterThan(sweat!.litres);
    expect(magnesium!.mg).toBeGreaterThan(0);
    expect(curve!.minute).toHaveLength(40);
    expect(quality!.reasons).toContain('no-weigh-in');
    expect(inputs.find(({ name }) => name === 'mass')).toEqual({
      name: 'mass',
      value: 70,
      unit: 'kg',
      source: 'file',
    });
  });

  test('tells in short what the whole tells', async () => {
    const { sweat, magnesium, quality } = await estimate(ada, sessionId);
    expect(await summaries(ada, sessionId)).toEqual([
      { sessionId, state: 'ready', sweat, magnesium, grade: quality!.grade, reasons: [] },
    ]);
  });

  test('tells what drove it', async () => {
    const drivers = DriversView.parse((await ada.get(`/api/v1/sessions/${sessionId}/drivers`)).json());
    expect(drivers.items).toHaveLength(7);
    expect(drivers.items.some(({ deltaL }) => deltaL !== 0)).toBe(true);
  });
});

test('a file without a mass is told apart; a mass in the profile brings its estimate by itself', async () => {
  const sessionId = await handIn(bo, { massKg: null });
  await svett.work();
  expect(await estimate(bo, sessionId)).toMatchObject({
    state: 'abstained',
    reasons: ['mass-unknown'],
    sweat: null,
  });
  expect(await summaries(bo, sessionId)).toEqual([
    expect.objectContaining({ state: 'abstained', reasons: ['mass-unknown'] }),
  ]);
  const drivers = await bo.get(`/api/v1/sessions/${sessionId}/drivers`);
  expect([drivers.statusCode, drivers.json().code]).toEqual([404, 'estimate.nothing-estimated']);

  await bo.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 61 });
  await svett.work();
  const ready = await estimate(bo, sessionId);
  expect(ready).toMatchObject({ state: 'ready', reasons: [] });
  expect(ready.inputs.find(({ name }) => name === 'mass')).toMatchObject({ value: 61, source: 'profile' });
});

test('what the profile tells later changes what was estimated before', async () => {
  const sessionId = await handIn(ada, {
    sport: 'cycling',
    subSport: 'indoor_cycling',
    power: 190,
    from: null,
    temperature: null,
  });
  await svett.work();
  const before = await estimate(ada, sessionId);
  const profile = (await ada.get('/api/v1/profile')).json<object>();
  await ada.put('/api/v1/profile', { ...profile, indoorAirC: 28, indoorFan: false });
  await svett.work();
  const after = await estimate(ada, sessionId);
  expect(before.quality!.reasons).toContain('room-unknown');
  expect(after.quality!.reasons).not.toContain('room-unknown');
  expect(after.sweat!.litres).toBeGreaterThan(before.sweat!.litres);
});

describe('somebody else’s session', () => {
  let adas: string;
  let bos: string;
  beforeAll(async () => {
    [adas, bos] = [await handIn(ada), await handIn(bo)];
    await svett.work();
  });

  test.each(['estimate', 'drivers'])('is not there: %s', async (what) => {
    const answer = await bo.get(`/api/v1/sessions/${adas}/${what}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'sessions.no-such-session']);
  });

  test('is left out among several, without a word', async () => {
    expect((await summaries(bo, adas, bos)).map(({ sessionId }) => sessionId)).toEqual([bos]);
    expect(await summaries(bo, adas)).toEqual([]);
  });
});

test.each([
  ['one that is no id', 'nonsense'],
  ['several that are none', 'a,b'],
  ['more than 200', Array(201).fill('3f0c6b1e-8a52-4a55-9b0e-3a1f6a4b2c11').join(',')],
])('a list that cannot be one is refused: %s', async (_, sessionIds) => {
  const answer = await ada.get(`/api/v1/estimates?sessionIds=${sessionIds}`);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid']);
});
