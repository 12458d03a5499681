import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Profiles } from '#src/people/profiles';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { PlayedBack } from '../support/played-back.js';

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let runs: string[];
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
  ada = await svett.athlete();
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
  await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
});
afterAll(() => svett.close());
/** Somebody of 70 kg with three runs of an hour and a ride, all of them never weighed. */
beforeEach(async () => {
  for (const { id } of (await ada.get('/api/v1/sessions')).json().items)
    await ada.delete(`/api/v1/sessions/${id}`);
  runs = [];
  for (const day of [2, 4, 6])
    runs.push(
      await tape.handIn(svett, athleteId, { everyS: 5, startedAt: new Date(Date.UTC(2026, 5, day, 8)) }),
    );
  await tape.handIn(svett, athleteId, {
    sport: 'ride',
    everyS: 5,
    startedAt: new Date(Date.UTC(2026, 5, 5, 8)),
    streams: { powerW: 200 },
  });
  await svett.work();
});

const weighIn = (sessionId: string) => `/api/v1/sessions/${sessionId}/weigh-in`;
const estimateOf = async (sessionId: string) =>
  (await ada.get(`/api/v1/sessions/${sessionId}/estimate`)).json();
const width = ({ sweat }: { sweat: { p10: number; p90: number } }) => sweat.p90 / sweat.p10;
/** An hour in which somebody of 70 kg lost 1.4 litres of sweat, or so. */
const WEIGHED = { preKg: 70, postKg: 69.1, drinkKg: 0.6 };

describe('a weighing before and after', () => {
  test('narrows every other session and moves it; its own estimate stays what was foretold', async () => {
    const before = await Promise.all(runs.map(estimateOf));
    const saved = await ada.put(weighIn(runs[0]!), WEIGHED);
    expect(saved.statusCode).toBe(200);
    const { weighIn: told, taskId } = saved.json();
    expect(told.test).toMatchObject({ outcome: 'taught', refusals: [], cautions: [], place: 'above' });
    expect(told.test.measured.litres).toBeGreaterThan(1.2);
    expect((await ada.get(`/api/v1/tasks/${taskId}`)).json()).toMatchObject({ state: 'waiting' });
    await svett.work();
    expect((await ada.get(`/api/v1/tasks/${taskId}`)).json()).toMatchObject({
      kind: 're-estimate',
      state: 'done',
      done: 4,
      total: 4,
    });
    const after = await Promise.all(runs.map(estimateOf));
    expect(after[0]).toEqual(before[0]);
    for (const i of [1, 2]) {
      expect(width(after[i])).toBeLessThan(width(before[i]));
      expect(after[i].sweat.litres).toBeGreaterThan(before[i].sweat.litres);
      expect(before[i].quality.reasons).toContain('no-weigh-in');
      expect(after[i].quality.reasons).not.toContain('no-weigh-in');
    }
  });

  test('changed or forgotten, the sessions are what they would be had it been so from the start', async () => {
    const before = await estimateOf(runs[1]!);
    await ada.put(weighIn(runs[0]!), WEIGHED);
    await svett.work();
    const learned = await estimateOf(runs[1]!);
    await ada.put(weighIn(runs[0]!), { ...WEIGHED, drinkKg: 0.3 });
    await svett.work();
    expect((await estimateOf(runs[1]!)).sweat.litres).toBeLessThan(learned.sweat.litres);
    await ada.put(weighIn(runs[0]!), WEIGHED);
    await svett.work();
    expect(await estimateOf(runs[1]!)).toEqual(learned);
    expect((await ada.delete(weighIn(runs[0]!))).statusCode).toBe(204);
    await svett.work();
    expect(await estimateOf(runs[1]!)).toEqual(before);
    expect((await ada.get(weighIn(runs[0]!))).json()).toEqual({ weighIn: null });
  });

  test('several changed at once are learned in one go', async () => {
    const tasks = new Set<string>();
    for (const run of runs) tasks.add((await ada.put(weighIn(run), WEIGHED)).json().taskId);
    expect(tasks.size).toBe(1);
    await svett.work();
    const [taskId] = tasks;
    expect((await ada.get(`/api/v1/tasks/${taskId}`)).json()).toMatchObject({ state: 'done', done: 4 });
    const list = (await ada.get('/api/v1/weigh-ins')).json().items;
    expect(list.map(({ sessionId }: { sessionId: string }) => sessionId)).toEqual([...runs].reverse());
  });

  test('is shown by kind of session: how much surer, and what to weigh next', async () => {
    const unweighed = (await ada.get('/api/v1/sweat-factor')).json();
    expect(unweighed).toMatchObject({ weighIns: 0 });
    expect(unweighed.items).toHaveLength(2);
    for (const { narrower, before, after } of unweighed.items) {
      expect(narrower).toBe(0);
      expect(after).toEqual(before);
    }
    const next = (await ada.get('/api/v1/weigh-ins/next')).json().items;
    expect(next).toHaveLength(2);
    expect(next[0].gain).toBeGreaterThan(0.3);
    expect(next[0].text).toMatch(/\d+ %/);
    expect(next[0].text).toContain('°C');
    await ada.put('/api/v1/me', { units: 'imperial' });
    expect((await ada.get('/api/v1/weigh-ins/next')).json().items[0].text).toMatch(/°F(?!.*°C)/);
    await ada.put('/api/v1/me', { units: 'metric' });

    await ada.put(weighIn(runs[0]!), WEIGHED);
    await svett.work();
    const { items, weighIns } = (await ada.get('/api/v1/sweat-factor')).json();
    expect(weighIns).toBe(1);
    const [run, ride] = ['run', 'ride_outdoor'].map((group) =>
      items.find((item: { group: string }) => item.group === group),
    );
    expect(run).toMatchObject({ tests: 1, sessions: 3 });
    expect(run.narrower).toBeGreaterThan(ride.narrower);
    expect(ride.narrower).toBeGreaterThan(0);
    expect(run.factor.times).toBeGreaterThan(1.1);
  });
});

describe('a weighing that teaches nothing is kept, and says why', () => {
  test.each([
    ['nobody knows what was drunk', { drinkKg: null }, ['drink-missing']],
    ['the scale shows whole pounds', { scaleStepKg: 0.5 }, ['scale-too-coarse']],
    ['hours lay between the weighings', { extraMin: 200 }, ['too-long']],
    ['next to nothing was lost', { postKg: 70.4, drinkKg: 0.5 }, ['rate-too-low', 'too-uncertain']],
  ])('where %s', async (_, change, refusals) => {
    const before = await estimateOf(runs[1]!);
    const { weighIn: told } = (await ada.put(weighIn(runs[0]!), { ...WEIGHED, ...change })).json();
    expect(told.test).toMatchObject({ outcome: 'refused', refusals, againstPeople: null });
    await svett.work();
    expect(await estimateOf(runs[1]!)).toEqual(before);
    expect((await ada.get('/api/v1/weigh-ins')).json().items).toMatchObject([
      { ...change, test: { refusals } },
    ]);
  });

  test('and where it teaches, what to know of it is told: more drunk than lost, kit and skin that kept sweat', async () => {
    const { weighIn: told } = (
      await ada.put(weighIn(runs[0]!), {
        preKg: 70,
        postKg: 70.3,
        drinkKg: 1.8,
        clothed: true,
        towelled: false,
        drinkEstimated: true,
      })
    ).json();
    expect(told.test).toMatchObject({
      outcome: 'taught',
      cautions: ['clothed', 'not-towelled', 'drink-estimated', 'gained'],
    });
  });
});

describe('what looks mistyped is asked about before it is kept', () => {
  test.each([
    ['before and after in each other’s place', { preKg: 69.1, postKg: 70, drinkKg: 0 }, 'swapped'],
    ['pounds', { preKg: 154.3, postKg: 152.3 }, 'pounds'],
    ['a comma too far to the left', { preKg: 7, postKg: 6.9 }, 'comma-left'],
    ['a comma left out', { preKg: 701, postKg: 69.2 }, 'comma-right'],
    ['somebody else', { preKg: 92, postKg: 91 }, 'not-you'],
    ['ten kilograms in an hour', { preKg: 75, postKg: 66 }, 'far-apart'],
    ['millilitres', { drinkKg: 600 }, 'millilitres'],
    ['weight out of nowhere', { postKg: 71, drinkKg: 0.5 }, 'gained-undrunk'],
    ['a gain that what went to the toilet hides', { postKg: 69.9, urineKg: 1 }, 'gained-undrunk'],
    ['a gain that the stool hides, undrunk', { postKg: 70, drinkKg: 0, stoolKg: 0.4 }, 'gained-undrunk'],
  ])('%s', async (_, change, doubt) => {
    const asked = await ada.put(weighIn(runs[0]!), { ...WEIGHED, ...change });
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({ code: 'weigh-ins.mistyped', details: { doubts: doubt } });
    expect((await ada.get(weighIn(runs[0]!))).json()).toEqual({ weighIn: null });
    const sure = await ada.put(weighIn(runs[0]!), { ...WEIGHED, ...change, sure: true });
    expect(sure.statusCode).toBe(200);
    expect((await ada.get(weighIn(runs[0]!))).json().weighIn).toMatchObject(change);
  });
});

test('what a weighing is held against is the mass of the athlete’s own day', async () => {
  await ada.post('/api/v1/profile/masses', { measuredOn: '2026-05-02', massKg: 150 });
  const late = await tape.handIn(svett, athleteId, {
    startedAt: new Date('2026-05-01T22:30:00Z'), // half past midnight in Stockholm
    utcOffsetS: 7200,
  });
  const asked = await ada.put(weighIn(late), WEIGHED);
  expect(asked.json().details).toEqual({ doubts: expect.stringMatching('not-you') });
  const early = await tape.handIn(svett, athleteId, {
    startedAt: new Date('2026-05-02T05:00:00Z'), // ten in the evening before in Los Angeles
    utcOffsetS: -25_200,
  });
  expect((await ada.put(weighIn(early), WEIGHED)).statusCode).toBe(200);
  for (const mass of (await ada.get('/api/v1/profile/masses')).json().items)
    if (mass.massKg === 150) await ada.delete(`/api/v1/profile/masses/${mass.id}`);
});

test('somebody else’s session cannot be weighed, looked at or forgotten', async () => {
  await ada.put(weighIn(runs[0]!), WEIGHED);
  const eve = await svett.athlete('eve@example.org');
  const answers = [
    await eve.get(weighIn(runs[0]!)),
    await eve.put(weighIn(runs[0]!), WEIGHED),
    await eve.delete(weighIn(runs[0]!)),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  expect((await eve.get('/api/v1/weigh-ins')).json()).toEqual({ items: [] });
  expect((await ada.get(weighIn(runs[0]!))).json().weighIn).toMatchObject(WEIGHED);
});
