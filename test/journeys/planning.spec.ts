import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { Mass } from '#src/people/mass.entity';
import { Profiles } from '#src/people/profiles';
import { HeatAhead } from '#src/plan/heat-ahead';
import { PlanChanged } from '#src/plan/plan.topics';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { type Browser, ownAddress } from '../support/browser.js';
import { letIn, sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { SteadyWeather } from '../support/steady-weather.js';

const ROUTE = '/api/v1/planned-sessions';
/** The clock of a test stands on Monday 15 June 2026. */
const RUN = {
  name: 'Long run',
  sport: 'run',
  startsAt: '2026-06-17T18:00:00+02:00',
  durationS: 5400,
  effort: 'steady',
};

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
/** Each has a home where nobody has asked for the weather yet. */
let place: { latitudeDeg: number; longitudeDeg: number };
const sky = new SteadyWeather();
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ weather: sky.alone(), reader: tape });
});
afterAll(() => svett.close());
beforeEach(async () => {
  [ada, athleteId] = await somebody();
  place = { latitudeDeg: 30 + people + 0.1234, longitudeDeg: 17.6432 };
  sky.airC = 28;
  sky.asked.length = 0;
});

async function somebody(): Promise<[Browser, string]> {
  const email = `planner-${++people}@example.org`;
  const person = { email, password: PASSWORD, role: 'athlete', language: 'sv' } as const;
  const added = await svett.get(Accounts).add({ ...person, timeZone: 'Europe/Stockholm' });
  await letIn(svett, added.athleteId);
  await svett.get(Profiles).weigh(added.athleteId, '2026-01-01', 68);
  const browser = Object.assign(svett.browser(), { address: ownAddress() });
  await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
  return [browser, added.athleteId];
}

async function planned(wishes: object = {}, id = newId()): Promise<string> {
  const answer = await ada.put(`${ROUTE}/${id}`, { ...RUN, ...wishes });
  expect([answer.statusCode, answer.json()]).toEqual([200, expect.anything()]);
  return id;
}
const read = async (id: string) => (await ada.get(`${ROUTE}/${id}`)).json();
const june = async (from = '2026-06-15', to = '2026-06-30') =>
  (await ada.get(`${ROUTE}?from=${from}&to=${to}`)).json().items;
const facts = async () =>
  (await svett.database.read(OutboxRow).findBy({ topic: PlanChanged.name })).filter(
    ({ payload }) => (payload as { athleteId: string }).athleteId === athleteId,
  );
interface Told {
  sweatL: Record<string, number>;
}
const sayOfAge = async (of: string) => {
  const profiles = svett.get(Profiles);
  await profiles.write(of, { ...(await profiles.of(of)), birthDate: '1990-05-05' });
};
const letLookUp = () => sayFor(svett, athleteId, 'weather-lookups', true);

describe('a planned session', () => {
  test('stands on the day of the clock on the wall there, and sent again it is the same one', async () => {
    const id = await planned({ startsAt: '2026-06-17T01:30:00+05:45' });
    await planned({ startsAt: '2026-06-17T01:30:00+05:45' }, id);
    expect(await june()).toMatchObject([
      { clientId: id, source: 'own', day: '2026-06-17', startsAt: '2026-06-16T19:45:00.000Z', doneBy: null },
    ]);
    expect(await facts()).toHaveLength(1);
  });

  test('is as it was told last, and each change of it is a fact, in the same moment', async () => {
    const id = await planned();
    await planned({ durationS: 7200, effort: 'hard' }, id);
    expect(await june()).toMatchObject([{ durationS: 7200, effort: 'hard' }]);
    expect((await ada.delete(`${ROUTE}/${id}`)).statusCode).toBe(204);
    expect(await june()).toEqual([]);
    expect(await facts()).toHaveLength(3);
    expect((await ada.delete(`${ROUTE}/${id}`)).json().code).toBe('plan.no-such-plan');
  });

  test('is only its own athlete’s', async () => {
    const id = await planned();
    const [other] = await somebody();
    expect((await other.get(`${ROUTE}/${id}`)).statusCode).toBe(404);
    expect((await other.delete(`${ROUTE}/${id}`)).statusCode).toBe(404);
    expect((await other.get(`${ROUTE}?from=2026-06-15&to=2026-06-30`)).json().items).toEqual([]);
    expect(await june()).toHaveLength(1);
  });

  test('is kept no closer than about a kilometre', async () => {
    const id = await planned({ place });
    const { latitudeDeg, longitudeDeg } = (await read(id)).place;
    expect([latitudeDeg, longitudeDeg]).toEqual([30 + people + 0.12, 17.64]);
  });

  test('calls its place by the name it was given, and without a place there is nothing to name', async () => {
    const id = await planned({ place, placeName: ' The lake ' });
    expect(await read(id)).toMatchObject({ placeName: 'The lake' });
    const { items } = (await ada.get('/api/v1/usual-places')).json();
    expect(items).toMatchObject([{ name: 'The lake', plan: 'Long run' }]);
    await planned({ place: null, placeName: 'The lake' }, id);
    expect(await read(id)).toMatchObject({ place: null, placeName: null });
    await sayFor(svett, athleteId, 'health-data', false);
    expect((await ada.get('/api/v1/usual-places')).json().code).toBe('people.consent-needed');
  });

  test.each([
    ['without the clock on the wall there', { startsAt: '2026-06-17T18:00:00' }],
    ['for longer than two days', { durationS: 200_000 }],
    ['at a speed nobody has', { targetSpeedMs: 40 }],
    ['somewhere off the earth', { place: { latitudeDeg: 91, longitudeDeg: 0 } }],
    ['years from now', { startsAt: '2029-06-17T18:00:00+02:00' }],
    ['with a name nobody can see', { name: '\u200b' }],
    ['at a place by a name nobody can see', { placeName: '\u200b' }],
    ['in a kit nobody knows', { clothing: 'armour' }],
  ])('is not taken %s', async (_, wishes) => {
    expect((await ada.put(`${ROUTE}/${newId()}`, { ...RUN, ...wishes })).statusCode).toBe(400);
  });

  test('is one of twenty on a day at most', async () => {
    for (let i = 0; i < 20; i++) await planned();
    const answer = await ada.put(`${ROUTE}/${newId()}`, RUN);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'plan.day-full']);
  });

  test('is neither taken nor told once health data may not be kept, and may still be taken away', async () => {
    const id = await planned();
    await sayFor(svett, athleteId, 'health-data', false);
    expect((await ada.put(`${ROUTE}/${newId()}`, RUN)).json().code).toBe('people.consent-needed');
    expect((await ada.get(`${ROUTE}/${id}`)).json().code).toBe('people.consent-needed');
    expect((await ada.get(`${ROUTE}?from=2026-06-15&to=2026-06-30`)).statusCode).toBe(403);
    expect(await svett.get(PlannedSessions).between(athleteId, '2026-06-15', '2026-06-30')).toEqual([]);
    expect((await ada.delete(`${ROUTE}/${id}`)).statusCode).toBe(204);
  });

  test('is asked for two years at a time', async () => {
    expect((await ada.get(`${ROUTE}?from=2026-01-01&to=2028-12-31`)).statusCode).toBe(400);
    expect((await ada.get(`${ROUTE}?from=2026-06-30&to=2026-06-01`)).statusCode).toBe(400);
  });
});

describe('what it will probably cost', () => {
  test('is a range, wider where less is told, and says what was assumed', async () => {
    const word = await read(await planned());
    expect(word.expected).toMatchObject({
      state: 'expected',
      assumptions: ['outdoors-by-sport', 'place-unknown', 'effort-from-word'],
      weather: [],
    });
    const { sweatL, magnesiumMg, sodiumMg, massLossKg, airC } = word.expected;
    for (const range of [sweatL, magnesiumMg, sodiumMg, massLossKg, airC]) {
      expect(range.p10).toBeLessThan(range.p50);
      expect(range.p50).toBeLessThan(range.p90);
    }
    const spread = (told: { expected: { sweatL: { p10: number; p90: number } } }) =>
      told.expected.sweatL.p90 / told.expected.sweatL.p10;
    const silent = await read(await planned({ effort: null }));
    expect(silent.expected.assumptions).toContain('effort-untold');
    expect(spread(silent)).toBeGreaterThan(spread(word));
    const aimed = await read(await planned({ targetSpeedMs: 2.8 }));
    expect(aimed.expected.assumptions).toContain('effort-from-target');
    expect(spread(aimed)).toBeLessThan(spread(word));
  });

  test('grows with the effort and with the time', async () => {
    const middle = async (wishes: object) => (await read(await planned(wishes))).expected.sweatL.p50;
    const easy = await middle({ effort: 'easy' });
    const hard = await middle({ effort: 'hard' });
    expect(easy).toBeLessThan(await middle({ effort: 'steady' }));
    expect(hard).toBeLessThan(await middle({ effort: 'race' }));
    expect(await middle({ effort: 'easy', durationS: 10_800 })).toBeGreaterThan(easy);
  });

  test('grows with what is worn, and is worn in the kit of the profile unless another is told', async () => {
    const id = await planned({ startsAt: '2026-06-17T18:00:00+02:00', clothing: 'shorts' });
    const light = await read(id);
    expect(light.clothing).toBe('shorts');
    const warm = await read(await planned({ clothing: 'winter' }, id));
    expect(warm.expected.sweatL.p50).toBeGreaterThan(light.expected.sweatL.p50);
    const profiles = svett.get(Profiles);
    await profiles.write(athleteId, { ...(await profiles.of(athleteId)), usualClothing: 'shorts' });
    const usual = await read(await planned({ clothing: null }, id));
    expect(usual.expected.sweatL.p50).toBeCloseTo(light.expected.sweatL.p50, 9);
  });

  test('of a room is reckoned with the room, whatever the weather', async () => {
    const { expected, forecastMaxC } = await read(await planned({ sport: 'ride', indoors: true, place }));
    expect(expected.assumptions).toEqual(['usual-room', 'effort-from-word']);
    expect(forecastMaxC).toBeNull();
    await letLookUp();
    await svett.work();
    expect(sky.asked).toEqual([]);
  });

  test('is not told where nobody knows a body mass, or what is done', async () => {
    const what = await read(await planned({ sport: 'other' }));
    expect(what.expected).toMatchObject({ state: 'abstained', reasons: ['effort-unknown'], sweatL: null });
    await svett.database.transaction((tx) => tx.delete(Mass, { athleteId }));
    const run = await read(await planned());
    expect(run.expected).toMatchObject({ state: 'abstained', reasons: ['mass-unknown'], sweatL: null });
  });
});

describe('hour by hour', () => {
  const ofAge = () => sayOfAge(athleteId);

  test('the hours add up to the whole, in the weather that is foretold for each', async () => {
    await letLookUp();
    const id = await planned({ place, durationS: 12_600 });
    await svett.work();
    const { hours, sweatL } = (await read(id)).expected;
    expect(hours).toHaveLength(4);
    expect(hours.at(-1)).toMatchObject({ fromS: 10_800, toS: 12_600 });
    for (const level of ['p10', 'p50', 'p90']) {
      const sum = hours.reduce((total: number, hour: Told) => total + hour.sweatL[level]!, 0);
      expect(sum).toBeCloseTo(sweatL[level], 9);
      expect(hours.at(-1).totalL[level]).toBeCloseTo(sweatL[level], 9);
    }
    expect(hours[0].airC).toBeCloseTo(28, 6);
    expect(hours[0].isDark).toBe(false);
  });

  test('drinking by a plan has a ceiling in every hour, far below the least that is lost', async () => {
    await ofAge();
    const { expected, drinking } = await read(await planned({ durationS: 6 * 3600 }));
    expect(drinking).toMatchObject({ why: null, byHourL: expect.any(Array) });
    drinking.byHourL.forEach((mostL: number, i: number) => {
      expect(mostL).toBeLessThanOrEqual(expected.hours[i].totalL.p10 / 2 + 1e-9);
      expect(mostL).toBeLessThanOrEqual(0.8 * (i + 1));
    });
    expect(drinking.mostL).toBe(drinking.byHourL.at(-1));
    expect(drinking.mostLPerH).toBeCloseTo(drinking.mostL / 6, 9);
  });

  test('nobody is named an amount whose age is not known, and nobody without an estimate', async () => {
    const unnamed = { mostL: null, mostLPerH: null, byHourL: null };
    expect((await read(await planned())).drinking).toEqual({ why: 'not-of-age', ...unnamed });
    await ofAge();
    const what = await read(await planned({ sport: 'other' }));
    expect(what.drinking).toEqual({ why: 'no-estimate', ...unnamed });
    expect(what.expected.hours).toEqual([]);
  });
});

describe('the forecast', () => {
  test('is asked for only with consent, for the rounded place, and stands by name beside what rests on it', async () => {
    const id = await planned({ place });
    await svett.work();
    expect(sky.asked).toEqual([]);
    expect((await read(id)).expected.assumptions).toContain('typical-weather');
    await letLookUp();
    svett.clock.pass({ hours: 12 });
    await svett.work();
    svett.clock.pass({ hours: -12 });
    expect(sky.asked.map(({ cells }) => cells)).toEqual([
      [{ latitudeDeg: 30 + people + 0.12, longitudeDeg: 17.64 }],
    ]);
    const { expected, forecastMaxC } = await read(id);
    expect(expected.assumptions).toEqual(['outdoors-by-sport', 'forecast', 'effort-from-word']);
    expect(expected.weather).toEqual([{ text: 'Steady weather', url: 'https://weather.example/' }]);
    expect(expected.airC.p50).toBeCloseTo(28, 6);
    expect(forecastMaxC).toBe(28);
  });

  test('is less sure the further away the day is', async () => {
    await letLookUp();
    const airOf = async (startsAt: string) => {
      const id = await planned({ place, startsAt });
      await svett.work();
      return (await read(id)).expected.airC;
    };
    const soon = await airOf('2026-06-16T18:00:00+02:00');
    const later = await airOf('2026-06-22T18:00:00+02:00');
    expect(later.p90 - later.p10).toBeGreaterThan(1.2 * (soon.p90 - soon.p10));
  });

  test('is not asked for of a day nobody can foretell yet, until it comes nearer', async () => {
    await letLookUp();
    const id = await planned({ place, startsAt: '2026-07-10T18:00:00+02:00' });
    await svett.work();
    expect(sky.asked).toEqual([]);
    expect((await read(id)).expected.assumptions).toContain('typical-weather');
  });

  test('of a plan that went is asked for no more', async () => {
    await letLookUp();
    const id = await planned({ place });
    await ada.delete(`${ROUTE}/${id}`);
    await svett.work();
    expect(sky.asked).toEqual([]);
  });

  test('is told to whoever gives advice, with the plan and what it will cost', async () => {
    await letLookUp();
    await planned({ place, isEvent: true });
    await svett.work();
    const [plan] = await svett.get(PlannedSessions).between(athleteId, '2026-06-17', '2026-06-17');
    expect(plan).toMatchObject({
      day: '2026-06-17',
      isEvent: true,
      isIndoors: false,
      forecastMaxC: 28,
      doneBy: null,
      expected: { outcome: 'expected', shareable: true },
    });
  });
});

describe('why there is no forecast', () => {
  const standing = async (id: string) => {
    const { forecast, forecastFrom, expected } = await read(id);
    return { forecast, forecastFrom, spread: expected.sweatL.p90 / expected.sweatL.p10 };
  };

  test('is told by what somebody could do about it, until there is one', async () => {
    const id = await planned();
    const placeless = await standing(id);
    expect(placeless).toMatchObject({ forecast: 'no-place', forecastFrom: null });
    await planned({ place }, id);
    expect(await standing(id)).toMatchObject({ forecast: 'no-consent' });
    await letLookUp();
    const usual = await standing(id);
    expect(usual).toMatchObject({ forecast: 'not-yet' });
    svett.clock.pass({ hours: 12 });
    await svett.work();
    svett.clock.pass({ hours: -12 });
    const told = await standing(id);
    expect(told).toMatchObject({ forecast: 'told', forecastFrom: null });
    expect(told.spread).toBeLessThan(usual.spread);
    expect(usual.spread).toBeLessThan(placeless.spread);
  });

  test('beyond the horizon is told with the day from which on there may be one', async () => {
    await letLookUp();
    const id = await planned({ place, startsAt: '2026-07-10T18:00:00+02:00' });
    expect(await standing(id)).toMatchObject({ forecast: 'too-far', forecastFrom: '2026-07-01' });
  });

  test('is nobody’s question indoors, in the water, and where nothing is told', async () => {
    for (const wishes of [{ sport: 'ride', indoors: true }, { sport: 'swim' }, { sport: 'other' }])
      expect(await read(await planned({ ...wishes, place }))).toMatchObject({ forecast: null });
  });
});

describe('heat to come', () => {
  const ahead = (from: string, to: string) => svett.get(HeatAhead).between(athleteId, from, to);

  test('is told by day, at the place of the plan of that day or the one nearest to it', async () => {
    await letLookUp();
    await planned({ place });
    await svett.work();
    const told = await ahead('2026-06-16', '2026-06-19');
    expect(told.map(({ day, maxC, isPlanned }) => [day, maxC, isPlanned])).toEqual([
      ['2026-06-16', 28, false],
      ['2026-06-17', 28, true],
      ['2026-06-18', 28, false],
      ['2026-06-19', 28, false],
    ]);
  });

  test.each([
    ['of what is planned under a roof', { indoors: true }],
    ['where nobody said where', { place: null }],
  ])('is not told %s', async (_, wishes) => {
    await letLookUp();
    await planned({ place, ...wishes });
    await svett.work();
    expect(await ahead('2026-06-17', '2026-06-17')).toEqual([]);
  });

  test('is not told without a yes to weather look-ups, though it was asked for before', async () => {
    await letLookUp();
    await planned({ place });
    await svett.work();
    await sayFor(svett, athleteId, 'weather-lookups', false);
    expect(await ahead('2026-06-17', '2026-06-17')).toEqual([]);
  });

  test('is not told of a day whose warm hours nobody knows', async () => {
    sky.airC = null;
    await letLookUp();
    await planned({ place });
    await svett.work();
    expect(await ahead('2026-06-17', '2026-06-17')).toEqual([]);
  });
});

describe('a plan that was done', () => {
  const done = (startedAt: string, sport: 'run' | 'ride' = 'run') =>
    tape.handIn(svett, athleteId, { startedAt: new Date(startedAt), sport, utcOffsetS: 7200, minutes: 60 });

  test('is the session of that day and sport, though it began a little late', async () => {
    const id = await planned();
    const sessionId = await done('2026-06-17T17:10:00Z');
    expect((await read(id)).doneBy).toBe(sessionId);
    expect(await june()).toMatchObject([{ doneBy: sessionId }]);
  });

  test('is no session of another sport, day or time of day', async () => {
    const id = await planned();
    await done('2026-06-17T16:00:00Z', 'ride');
    await done('2026-06-16T16:00:00Z');
    await done('2026-06-17T05:00:00Z');
    expect((await read(id)).doneBy).toBeNull();
  });
});
