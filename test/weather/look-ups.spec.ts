import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { groundM, meanRadiationWm2, skyAt } from '#simulators/weather/made-weather';
import { openMeteoCell } from '#simulators/weather/open-meteo';
import type { Recording } from '#src/sessions/recording.port';
import { momentAt } from '#src/weather/sky';
import { wayOf } from '#src/weather/way';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { aWeatherHouse, type WeatherHouse } from '../support/weather-house.js';

/** The clock stands at 10:00 on 15 June 2026. */
const HOME = { latitudeDeg: 59.8586, longitudeDeg: 17.6389 };
const CELL = { latitudeDeg: 59.86, longitudeDeg: 17.64 };

let house: WeatherHouse;
let ada: string;
beforeEach(async () => {
  house = await aWeatherHouse();
  ada = await house.athlete();
  await house.say(ada, true);
});
afterEach(() => house.close());

const run = (wishes: RecordingWishes = {}) =>
  aRecording({ startedAt: new Date('2026-06-15T07:30:00Z'), streams: HOME, everyS: 60, ...wishes });
/** A run under way while the clock stands at 10:00: the forecasters know its last hour. */
const lateRun = () => run({ startedAt: new Date('2026-06-15T10:00:00Z'), minutes: 0.5 });

async function fill(recording: Recording = run(), athleteId = ada) {
  const asked = await house.lookUps.fill(athleteId, wayOf(recording, 0.01)!);
  if (asked === 'no-consent') throw new Error('There is no consent.');
  return asked;
}
const along = (recording: Recording = run(), athleteId = ada) =>
  house.weather.along(athleteId, recording, 0.01);

test('what the best service told is what is known along the session, with its name to show', async () => {
  expect(await along()).toMatchObject({ missing: true, attributions: [] });
  expect(await fill()).toMatchObject({ changed: true, failures: [], askAgainAt: null });
  const known = await along();
  expect(known).toMatchObject({
    missing: false,
    attributions: [{ text: 'Weather data by Open-Meteo.com', url: 'https://open-meteo.com/' }],
  });
  const place = { ...openMeteoCell(CELL), altitudeM: Math.round(groundM(CELL)) };
  const moment = momentAt(known!.spots, new Date('2026-06-15T08:00:00Z'));
  expect(moment.airC).toBeCloseTo(skyAt(place, new Date('2026-06-15T08:00:00Z')).airC, 0);
  expect(moment.solarWm2).toBeCloseTo(meanRadiationWm2(place, new Date('2026-06-15T08:00:00Z')), 0);
  expect(moment.elevationM).toBe(place.altitudeM);
  expect(house.sim.failures).toEqual([]);
});

test('no service hears a place more exactly than a hundredth of a degree, or more than ten of one session', async () => {
  const ride = run({
    startedAt: new Date('2026-06-14T08:00:00Z'),
    minutes: 480,
    streams: { latitudeDeg: (s) => 59.123_456 + s / 30_000, longitudeDeg: (s) => 17.123_456 + s / 30_000 },
  });
  await fill(ride);
  const [call, ...more] = house.sim.requests;
  expect(more).toEqual([]);
  const told = `${call!.query['latitude']},${call!.query['longitude']}`.split(',');
  expect(told).toHaveLength(20);
  for (const degrees of told) expect(degrees).toMatch(/^\d+(\.\d{1,2})?$/);
});

describe('without consent', () => {
  test('nobody is asked, and what others’ look-ups brought is not shown', async () => {
    await fill();
    const ben = await house.athlete();
    expect(await house.lookUps.fill(ben, wayOf(run(), 0.01)!)).not.toMatchObject({ changed: true });
    expect(await along(run(), ben)).toBeNull();
    const elsewhere = run({ streams: { latitudeDeg: 55.7, longitudeDeg: 13.2 } });
    expect(await house.lookUps.fill(ben, wayOf(elsewhere, 0.01)!)).toBe('no-consent');
    expect(house.asked()).toEqual(['open-meteo']);
  });

  test('taken back while it waited, a question is not put', async () => {
    await house.say(ada, false);
    expect(await house.lookUps.fill(ada, wayOf(run(), 0.01)!)).toBe('no-consent');
    expect(house.asked()).toEqual([]);
  });
});

describe('the cache', () => {
  test('answers everybody who was there in that hour, without a call', async () => {
    await fill();
    const ben = await house.athlete();
    await house.say(ben, true);
    const nearby = run({ streams: { latitudeDeg: 59.8612, longitudeDeg: 17.6421 } });
    expect(await along(nearby, ben)).toMatchObject({ missing: false });
    expect(await fill(nearby, ben)).toMatchObject({ changed: false });
    expect(house.asked()).toEqual(['open-meteo']);
  });

  test('does not know whose it is', async () => {
    await fill();
    const [row] = await house.database.read(KeptHour).findBy({});
    expect(Object.keys(row!).sort()).toEqual(
      [
        ...['airC', 'elevationM', 'fetchedAt', 'goodUntil', 'hour', 'humidityPct'],
        ...['latitudeCentiDeg', 'longitudeCentiDeg', 'service', 'solarWm2', 'wind10mMs'],
      ].sort(),
    );
    expect(JSON.stringify(row)).not.toContain(ada);
  });

  test('ten who ask at once make one call', async () => {
    await Promise.all(Array.from({ length: 10 }, () => fill()));
    expect(house.asked()).toEqual(['open-meteo']);
  });

  test('asks again when what was told is no longer good, until it is final', async () => {
    expect(await fill()).toMatchObject({ nextLook: new Date('2026-06-15T15:00:00Z') });
    house.pass({ hours: 4 });
    expect(await along()).toMatchObject({ missing: false });
    house.pass({ hours: 1 });
    expect(await along()).toMatchObject({
      missing: true,
      spots: expect.arrayContaining([expect.anything()]),
    });
    expect(await fill()).toMatchObject({ nextLook: new Date('2026-06-22T09:00:00Z') });
    house.pass({ days: 7 });
    expect(await fill()).toMatchObject({ nextLook: null });
    house.pass({ days: 500 });
    expect(await along()).toMatchObject({ missing: false });
    await fill();
    expect(house.asked()).toEqual(['open-meteo', 'open-meteo', 'open-meteo']);
  });
});

describe('when the first service is silent', () => {
  const down = (times: number | 'always' = 'always') =>
    house.sim.faults.add({ route: '/api.open-meteo.com/*', status: 503, times });

  test('the next one is asked for what it may know, and nobody for what they never tell', async () => {
    down();
    const asked = await fill(lateRun());
    expect(asked).toMatchObject({
      changed: true,
      failures: [{ name: 'open-meteo', problem: { code: 'weather.service-down' } }],
      askAgainAt: new Date('2026-06-15T10:01:00Z'),
    });
    expect(house.asked()).toEqual(['open-meteo', 'met-norway']);
    const known = await along(lateRun());
    expect(known!.attributions).toMatchObject([{ url: 'https://api.met.no/' }]);
    expect(momentAt(known!.spots, new Date('2026-06-15T10:00:10Z'))).toMatchObject({
      airC: expect.any(Number),
      solarWm2: null,
    });
    expect(known!.missing).toBe(true);
  });

  test('it is left alone for a while, longer each time, and then asked first again', async () => {
    down(2);
    await fill();
    await fill();
    expect(house.asked()).toEqual(['open-meteo']);
    house.pass({ minutes: 1, seconds: 1 });
    expect(await fill()).toMatchObject({ askAgainAt: new Date('2026-06-15T10:03:01Z') });
    house.pass({ minutes: 2 });
    expect(await fill()).toMatchObject({ changed: true, failures: [], askAgainAt: null });
    expect(house.asked()).toHaveLength(3);
  });

  test('it is given the patience it asks for', async () => {
    house.sim.faults.add({ route: '/api.open-meteo.com/*', status: 429, headers: { 'retry-after': '7200' } });
    expect(await fill()).toMatchObject({ changed: false, askAgainAt: new Date('2026-06-15T12:00:00Z') });
  });

  test('a question it refuses is no reason not to ask it the next', async () => {
    house.sim.faults.add({ route: '/api.open-meteo.com/*', status: 400, body: { error: true, reason: '' } });
    expect(await fill()).toMatchObject({
      failures: [{ problem: { code: 'weather.question-refused' } }],
      askAgainAt: null,
    });
    expect(await fill()).toMatchObject({ changed: true });
  });
});

describe('what the first service lacks', () => {
  test('the next one fills in, and each is named', async () => {
    const now = house.clock.now();
    house.sim.lose({ teller: 'open-meteo', from: now, to: now, values: ['airC'] });
    await fill(lateRun());
    expect(house.asked()).toEqual(['open-meteo', 'met-norway']);
    const known = await along(lateRun());
    expect(known!.spots[0]!.hours[0]).toMatchObject({
      airC: expect.any(Number),
      solarWm2: expect.any(Number),
      tellers: { airC: 'met-norway', humidityPct: 'open-meteo', solarWm2: 'open-meteo' },
    });
    expect(known!.attributions).toHaveLength(2);
  });

  test('and nobody else has stays unknown, and is not asked for again and again', async () => {
    house.sim.lose({ from: new Date('2026-06-15T00:00:00Z'), to: new Date('2026-06-16T00:00:00Z') });
    expect(await fill()).toMatchObject({ changed: false, failures: [], askAgainAt: null });
    const known = await along();
    expect(known).toMatchObject({ missing: false, attributions: [] });
    expect(momentAt(known!.spots, new Date('2026-06-15T08:00:00Z'))).toEqual({
      airC: null,
      humidityPct: null,
      wind10mMs: null,
      solarWm2: null,
      elevationM: null,
    });
    const before = house.asked().length;
    await fill();
    expect(house.asked()).toHaveLength(before);
  });
});

test('what a forecaster told of an hour stands when the hour is past and it tells of later ones only', async () => {
  await house.close();
  house = await aWeatherHouse({ WEATHER_SERVICES: 'met-norway' });
  ada = await house.athlete();
  await house.say(ada, true);
  const long = run({ startedAt: new Date('2026-06-15T10:10:00Z'), minutes: 80 });
  await fill(long);
  const first = () => along(long).then((known) => known!.spots[0]!.hours[0]!.airC);
  const told = await first();
  expect(told).not.toBeNull();
  house.pass({ hours: 1, minutes: 50 });
  await fill(long);
  expect(house.asked()).toHaveLength(2);
  expect(await first()).toBe(told);
});

test('services an operator does not want are not asked, and with none there is no weather', async () => {
  await house.close();
  house = await aWeatherHouse({ WEATHER_SERVICES: 'none' });
  ada = await house.athlete();
  await house.say(ada, true);
  await fill();
  expect(await along()).toBeNull();
  expect(house.asked()).toEqual([]);
});
