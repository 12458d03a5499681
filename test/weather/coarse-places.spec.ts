import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { PlacesAged } from '#src/weather/weather.topics';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';
import { askedAt } from '../support/weather-house.js';
import { sayFor } from '../support/consenting.js';

/** The clock stands at 10:00 on 15 June 2026. In the southern and western half of the world, as signs matter. */
const RUN = {
  startedAt: new Date('2026-06-15T07:30:00Z'),
  streams: { speedMs: 3, heartRateBpm: 150, latitudeDeg: -34.6237, longitudeDeg: -58.4416 },
  everyS: 30,
} as const;

let sim: WeatherSimulator;
let svett: TestApp;
let log: TrainingLog;
beforeEach(async () => {
  sim = await startWeather();
  const tape = new PlayedBack();
  svett = await anApp({ reader: tape, settings: askedAt(sim) });
  sim.clock.set(svett.clock.now());
  log = await TrainingLog.begin(svett, tape);
  await sayFor(svett, log.athleteId, 'weather-lookups', true);
});
afterEach(async () => {
  await svett.close();
  await sim.close();
});

/** Everything the clock would have set off by then. */
async function pass(time: Parameters<typeof svett.clock.pass>[0]): Promise<void> {
  svett.clock.pass(time);
  sim.clock.set(svett.clock.now());
  const outbox = svett.get(Outbox);
  await svett.database.transaction(async (tx) => {
    await outbox.put(tx, RawDataAged, {}, { key: newId() });
    await outbox.put(tx, PlacesAged, {}, { key: newId() });
  });
  await svett.work();
}

async function places(): Promise<string[]> {
  const rows = await svett.database.read(KeptHour).find();
  return [...new Set(rows.map((row) => `${row.latitudeCentiDeg}/${row.longitudeCentiDeg}`))].sort();
}

test('the place of a session from Strava goes when its raw data does, however late its weather was last asked for', async () => {
  const sessionId = await log.hear('strava', 'run', RUN);
  await svett.work();
  expect(await places()).toEqual(['-3460/-5840']);
  const asked = sim.requests.length;

  for (let day = 1; day <= 5; day++) await pass({ days: 1 });
  expect(sim.requests.length).toBeGreaterThan(asked);
  await pass({ hours: 23 });
  expect(await places()).toEqual(['-3460/-5840']);
  await pass({ hours: 1 });
  expect(await places()).toEqual([]);

  // Its estimate keeps the numbers that were made with it, and nobody is asked again.
  const total = sim.requests.length;
  expect(await log.current(sessionId)).toMatchObject({ frozen: true, state: 'ready' });
  await pass({ days: 1 });
  expect(sim.requests).toHaveLength(total);
});

test('a place of somebody’s own file stays, with its weather', async () => {
  const sessionId = await log.handIn(RUN);
  await svett.work();
  await pass({ days: 7 });
  expect(await places()).toEqual(['-3462/-5844']);
  expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'weather' });
});

test('one that happens to lie where coarse ones do is asked for again', async () => {
  const streams = { ...RUN.streams, latitudeDeg: -34.6, longitudeDeg: -58.4 };
  const sessionId = await log.handIn({ ...RUN, streams });
  await svett.work();
  await pass({ days: 7 });
  await log.change({ heightCm: 181 });
  await svett.work();
  expect(await places()).toEqual(['-3460/-5840']);
  expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'weather' });
});
