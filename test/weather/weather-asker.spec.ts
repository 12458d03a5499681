import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { IsNull } from '#src/database/criteria';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { WeatherFound, WeatherWanted } from '#src/weather/weather.topics';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';
import { askedAt } from '../support/weather-house.js';
import { sayFor } from '../support/consenting.js';

/** The clock stands at 10:00 on 15 June 2026. */
const RUN = {
  startedAt: new Date('2026-06-15T07:30:00Z'),
  streams: { speedMs: 3, heartRateBpm: 150, latitudeDeg: 59.8586, longitudeDeg: 17.6389 },
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
});
afterEach(async () => {
  await svett.close();
  await sim.close();
});

async function say(given: boolean): Promise<void> {
  await sayFor(svett, log.athleteId, 'weather-lookups', given);
}
async function pass(time: Parameters<typeof svett.clock.pass>[0]): Promise<void> {
  svett.clock.pass(time);
  sim.clock.set(svett.clock.now());
  await svett.work();
}
const waiting = () =>
  svett.database.read(OutboxRow).findBy({ topic: WeatherWanted.name, settledAt: IsNull() });
const found = () => svett.database.read(OutboxRow).countBy({ topic: WeatherFound.name });

test('a session’s weather comes after its estimate, and the estimate is made anew with it', async () => {
  await say(true);
  const sessionId = await log.handIn(RUN);
  await svett.work();
  expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'weather' });
  expect(await log.rows(sessionId)).toHaveLength(2);
  expect(sim.failures).toEqual([]);
});

test('without consent nothing is asked; a yes fetches it for all there is, and a no forgets it at once', async () => {
  const sessionId = await log.handIn(RUN);
  await svett.work();
  expect(sim.requests).toEqual([]);
  const air = async () => (await log.input(sessionId, 'air'))?.source;
  expect(await air()).toBe('default');

  await say(true);
  await svett.work();
  expect(await air()).toBe('weather');
  await say(false);
  await svett.work();
  expect(await air()).toBe('default');
  expect(sim.requests).toHaveLength(1);
});

test('nobody hears where a game was that is played under a roof, though its watch told', async () => {
  await say(true);
  const sessionId = await log.handIn({ ...RUN, sport: 'handball', indoor: null });
  await svett.work();
  expect(await log.input(sessionId, 'indoor')).toMatchObject({ value: true });
  expect(sim.requests).toEqual([]);
});

test('a yes taken back before the question went out is a no', async () => {
  await say(true);
  const sessionId = await log.handIn(RUN);
  await say(false);
  const wanted = { sessionId, lineage: 'shareable' as const };
  await svett.database.transaction((tx) =>
    svett.get(Outbox).put(tx, WeatherWanted, wanted, { key: sessionId }),
  );
  await svett.work();
  expect(sim.requests).toEqual([]);
  expect(await svett.database.read(KeptHour).countBy({})).toBe(0);
});

describe('what was told early', () => {
  test('is asked again when it is no longer good, a little after each other, and never once it is final', async () => {
    await say(true);
    await log.handIn(RUN);
    await svett.work();
    const [next] = await waiting();
    expect(next!.dueAt.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-06-15T15:00:00Z'));
    expect(next!.dueAt.getTime()).toBeLessThan(Date.parse('2026-06-15T15:30:00Z'));

    await pass({ hours: 6 });
    expect(sim.requests).toHaveLength(2);
    await pass({ days: 8 });
    expect(sim.requests).toHaveLength(3);
    expect(await waiting()).toEqual([]);
  });

  test('that stays as it was is no news', async () => {
    await say(true);
    await log.handIn(RUN);
    await svett.work();
    await pass({ hours: 6 });
    expect(await found()).toBe(1);
  });
});

describe('when no service answers', () => {
  test('the question waits without a worker, however long, and the weather comes in the end', async () => {
    await say(true);
    sim.faults.add({ route: '/api.open-meteo.com/*', status: 503, times: 3 });
    const sessionId = await log.handIn(RUN);
    await svett.work();
    expect(await waiting()).toMatchObject([
      { attempts: 0, reason: expect.stringContaining('weather.later') },
    ]);
    for (let i = 0; i < 3; i++) await pass({ minutes: 10 });
    expect(await log.input(sessionId, 'air')).toMatchObject({ source: 'weather' });
  });
});

test('neither the log of facts nor their reasons hold a place', async () => {
  await say(true);
  sim.faults.add({ route: '/api.open-meteo.com/*', status: 400, times: 'always' });
  await log.handIn(RUN);
  await svett.work();
  const rows = await svett.database.read(OutboxRow).findBy({});
  expect(rows.some(({ reason }) => reason?.includes('weather.question-refused'))).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(/59\.8|17\.6/);
});

test('a session that is removed meanwhile is asked about no more', async () => {
  await say(true);
  const sessionId = await log.handIn(RUN);
  await svett.work();
  await log.remove(sessionId);
  await pass({ days: 1 });
  expect(sim.requests).toHaveLength(1);
  expect(await waiting()).toEqual([]);
});
