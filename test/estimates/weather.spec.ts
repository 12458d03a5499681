import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { viewOf } from '#src/estimates/estimate-view';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { SteadyWeather } from '../support/steady-weather.js';
import { TrainingLog } from '../support/training-log.js';
import { sayFor } from '../support/consenting.js';

let svett: TestApp;
let log: TrainingLog;
const tape = new PlayedBack();
const sky = new SteadyWeather();

beforeAll(async () => {
  svett = await anApp({ reader: tape, weather: sky.alone() });
});
afterAll(() => svett.close());

let places = 0;
let home: { latitudeDeg: number; longitudeDeg: number };
/** Each test has somebody of their own, who lives where nobody has asked for the weather yet. */
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
  home = { latitudeDeg: 50 + 0.5 * ++places, longitudeDeg: 17.64 };
  sky.airC = 22;
  sky.asked.length = 0;
});

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 8));
const WATCH = { maker: 'garmin', product: 'fr255', serial: '3412', kind: 'watch' } as const;
const run = (startedAt: Date, wishes: RecordingWishes = {}): RecordingWishes => ({
  startedAt,
  everyS: 10,
  device: WATCH,
  ...wishes,
  streams: { speedMs: 3, altitudeM: 20, ...home, ...wishes.streams },
});
async function consent(given = true): Promise<void> {
  await sayFor(svett, log.athleteId, 'weather-lookups', given);
  await svett.work();
}
async function settle(): Promise<void> {
  await svett.work();
  svett.clock.pass({ minutes: 2 });
  await svett.work();
}

test('a run outdoors is estimated at once, and again when its weather is found, which is named beside it', async () => {
  await consent();
  const sessionId = await log.handIn(run(day(3)));
  await settle();
  expect(await log.input(sessionId, 'air')).toEqual({
    name: 'air',
    value: 22,
    unit: '°C',
    source: 'weather',
  });
  expect(await log.input(sessionId, 'humidity')).toMatchObject({ value: 55, source: 'weather' });
  expect((await log.input(sessionId, 'wind'))!.value).toBeCloseTo(2.6, 6);
  const [first, now] = await log.rows(sessionId);
  expect([first!.current, now!.current]).toEqual([false, true]);
  expect(now!.lossSigma).toBeLessThan(first!.lossSigma!);
  expect(viewOf(now!, null).weather).toEqual([{ text: 'Steady weather', url: 'https://weather.example/' }]);
  expect(viewOf(first!, null).weather).toEqual([]);
});

describe('consent', () => {
  test('that is given later brings the weather of what was done before', async () => {
    const sessionId = await log.handIn(run(day(3)));
    await settle();
    expect(sky.asked).toEqual([]);
    expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'default' });
    await consent();
    await settle();
    expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'weather' });
  });

  test('that is taken back takes the weather back', async () => {
    await consent();
    const sessionId = await log.handIn(run(day(3)));
    await settle();
    await consent(false);
    await settle();
    expect(await log.current(sessionId)).toMatchObject({ weather: null });
    expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'default' });
  });
});

test('indoors the athlete’s own room counts, and nobody is asked', async () => {
  await consent();
  await log.change({ indoorAirC: 18 });
  const sessionId = await log.handIn(run(day(3), { indoor: true }));
  await settle();
  expect(await log.input(sessionId, 'air')).toMatchObject({ value: 18, source: 'profile' });
  expect(sky.asked).toEqual([]);
});

test('a place known from Strava is told to a tenth of a degree, one from a file to a hundredth', async () => {
  await consent();
  await log.hear('strava', '9', run(day(3)));
  await settle();
  expect(sky.asked.flatMap(({ cells }) => cells)).toEqual([{ ...home, longitudeDeg: 17.6 }]);
  sky.asked.length = 0;
  await log.handIn(run(day(5)));
  await settle();
  expect(new Set(sky.asked.flatMap(({ cells }) => cells).map((cell) => JSON.stringify(cell)))).toEqual(
    new Set([JSON.stringify(home)]),
  );
});

describe('a watch on a warm wrist', () => {
  const warm = { streams: { deviceTemperatureC: 31 } };

  test('is believed less the nine degrees it was seen to read too warm, where weather is not known', async () => {
    await consent();
    for (let number = 1; number <= 12; number++) await log.handIn(run(day(number), warm));
    await settle();
    sky.airC = null;
    const elsewhere = { ...home, latitudeDeg: home.latitudeDeg + 0.2 };
    const sessionId = await log.handIn(run(day(14), { streams: { ...elsewhere, deviceTemperatureC: 31 } }));
    await settle();
    const air = (await log.input(sessionId, 'air'))!;
    expect(air.source).toBe('device');
    // Twelve sessions 9 °C too warm, and three that are like other watches: 5 °C.
    expect(air.value).toBeCloseTo(31 - (12 * 9 + 3 * 5) / 15, 6);

    const other = await log.handIn(
      run(day(15), {
        device: { ...WATCH, serial: 'another' },
        streams: { ...elsewhere, deviceTemperatureC: 31 },
      }),
    );
    await settle();
    expect((await log.input(other, 'air'))!.value).toBe(26);
  });

  test('teaches the shared line nothing where only Strava told of it', async () => {
    await consent();
    for (let number = 1; number <= 12; number++)
      await log.hear('strava', String(number), run(day(number), warm));
    await settle();
    sky.airC = null;
    const elsewhere = { ...home, latitudeDeg: home.latitudeDeg + 0.2 };
    const sessionId = await log.handIn(run(day(14), { streams: { ...elsewhere, deviceTemperatureC: 31 } }));
    await settle();
    expect((await log.input(sessionId, 'air', 'others'))!.value).toBe(26);
    expect((await log.input(sessionId, 'air', 'owner'))!.value).toBeLessThan(24);
  });
});
