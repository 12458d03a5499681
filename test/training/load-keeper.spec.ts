import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { DAY_MS } from '#src/kernel/clock';
import { ConsentNeeded } from '#src/people/people.problems';
import { SessionShelf } from '#src/sessions/session-shelf';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { ToldEfforts } from '#src/sessions/told-efforts';
import { LoadWatch } from '#src/training/load-watch';
import { RaisedPulse } from '#src/training/raised-pulse';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { type SessionLoad, TrainingDays } from '#src/training/training-days';
import { LoadsBehind } from '#src/training/training.topics';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';

let svett: TestApp;
let log: TrainingLog;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
/** Each test has somebody of their own. */
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
  await log.change({ sex: 'male', maxHeartRateBpm: 190, restingHeartRateBpm: 50 });
  await svett.work();
});

const on = (day: number) => new Date(Date.UTC(2026, 5, day, 8));
const loads = () => svett.get(TrainingDays).between(log.athleteId, '2026-01-01', '2026-12-31');
/** Of the owner's line. */
const rows = () => svett.database.read(SessionLoadRow).findBy({ athleteId: log.athleteId, lineage: 'owner' });
const shared = async () => {
  const loads = await svett.get(TrainingDays).ofMany('others', [log.athleteId], '2026-01-01', '2026-12-31');
  return loads.get(log.athleteId)!;
};
const only = async (): Promise<SessionLoad> => {
  const [load, ...more] = await loads();
  expect(more).toEqual([]);
  return load!;
};

describe('the load of a session', () => {
  test('is there once the session has its estimate, on the athlete’s own day', async () => {
    const sessionId = await log.handIn({ startedAt: new Date('2026-06-20T23:30:00Z'), everyS: 5 });
    await svett.work();
    const load = await only();
    expect(load).toMatchObject({ sessionId, day: '2026-06-21', movingMin: 60, loadFrom: 'heart-rate' });
    expect(load.trimp).toBeCloseTo(60 * (100 / 140) * 0.64 * Math.exp(1.92 * (100 / 140)), 3);
    expect(load.load).toBe(load.trimp);
  });

  test('says how hard it felt times its minutes where there is no heart rate', async () => {
    await log.handIn({ streams: { speedMs: 3 }, rpe: 7, everyS: 5 });
    await svett.work();
    expect(await only()).toMatchObject({ trimp: null, load: 420, loadFrom: 'rpe', minutesAtThreshold: null });
  });

  test('is made anew when the athlete tells another highest heart rate or an hour’s power', async () => {
    await log.handIn({ sport: 'ride', streams: { heartRateBpm: 150, powerW: 240 }, everyS: 5 });
    await svett.work();
    const before = await only();
    expect(before.minutesAtThreshold).toBe(0);
    await log.change({ maxHeartRateBpm: 170 });
    await svett.work();
    expect((await only()).trimp).toBeGreaterThan(before.trimp!);
    await log.change({ ftpW: 230 });
    await svett.work();
    expect((await only()).minutesAtThreshold).toBeGreaterThan(58);
  });

  test('is not written again where nothing it is made of changed', async () => {
    await log.handIn({ everyS: 5 });
    await svett.work();
    const [before] = await rows();
    svett.clock.pass({ hours: 1 });
    await log.change({ heightCm: 171 });
    await svett.work();
    expect(await rows()).toEqual([before]);
  });

  test('knows the air where it was measured, and not where it is only what is usual', async () => {
    await log.handIn({
      startedAt: on(3),
      everyS: 5,
      streams: { heartRateBpm: 150, speedMs: 3, deviceTemperatureC: 29 },
      device: { maker: 'garmin', product: 'Edge', serial: '1', kind: 'bike_computer' },
    });
    await svett.work(); // what the first teaches of its device would have the second reckoned again, later
    await log.handIn({ startedAt: on(5), everyS: 5 });
    await svett.work();
    const [measured, usual] = await loads();
    expect(measured!.airTemperatureC).toBeGreaterThan(24);
    expect(usual!.airTemperatureC).toBeNull();
  });

  test('goes with its session', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    await log.remove(sessionId);
    await svett.work();
    expect(await rows()).toEqual([]);
  });

  test('is not made without leave to keep health data, and is made once it is given', async () => {
    await log.handIn({ everyS: 5 });
    await sayFor(svett, log.athleteId, 'health-data', false);
    await svett.work();
    expect(await rows()).toEqual([]);
    await sayFor(svett, log.athleteId, 'health-data', true);
    await svett.work();
    expect(await rows()).toHaveLength(1);
  });
});

describe('the load of a session as others may see it', () => {
  const TOLD = { startedAt: on(3), everyS: 5 };
  const known = async () => (await rows()).map(({ trimp }) => trimp);

  test('is the owner’s, where nothing is theirs alone, and holds no word of how it felt', async () => {
    const sessionId = await log.handIn({ streams: { speedMs: 3 }, everyS: 5 });
    await log.handIn(TOLD);
    await svett.work();
    await svett.get(ToldEfforts).tell(log.athleteId, sessionId, 9);
    expect((await shared()).map(({ trimp }) => trimp)).toEqual(await known());
    expect(await shared()).toContainEqual(expect.objectContaining({ sessionId, sessionRpeLoad: null }));
  });

  test('is made of shareable sources alone, and the same once the others are gone', async () => {
    const sessionId = await log.hear('garmin', 'one', { ...TOLD, streams: { speedMs: 3 } });
    await log.hear('strava', 'one', { ...TOLD, streams: { heartRateBpm: 171 } });
    await log.hear('strava', 'two', { ...TOLD, startedAt: on(5) });
    await svett.work();
    const before = await shared();
    expect(before).toEqual([expect.objectContaining({ sessionId, day: '2026-06-03', trimp: null })]);
    expect(await known()).toEqual([expect.any(Number), expect.any(Number)]);
    await log.unlink('strava');
    await svett.work();
    expect(await shared()).toEqual(before);
  });

  test('goes when its last shareable source does', async () => {
    await log.hear('garmin', 'one', TOLD);
    await log.hear('strava', 'one', TOLD);
    await svett.work();
    expect(await shared()).toHaveLength(1);
    await log.unlink('garmin');
    await svett.work();
    expect(await shared()).toEqual([]);
    expect(await rows()).toHaveLength(1);
  });

  test('is made after an upgrade, where only the owner’s is there', async () => {
    await log.handIn(TOLD);
    await svett.work();
    const before = await shared();
    await svett.database.transaction((tx) => tx.delete(SessionLoadRow, { lineage: 'shareable' }));
    await svett.get(LoadWatch).onApplicationBootstrap();
    await svett.work();
    expect(await shared()).toEqual(before);
  });
});

describe('how hard a session felt, as its athlete tells it', () => {
  const efforts = () => svett.get(ToldEfforts);
  const silent = { streams: { speedMs: 3 }, everyS: 5 };

  test('gives it a load where nothing else does, and the later word counts', async () => {
    const sessionId = await log.handIn(silent);
    await svett.work();
    expect(await only()).toMatchObject({ load: null, loadFrom: null });
    await efforts().tell(log.athleteId, sessionId, 6);
    expect(await only()).toMatchObject({ load: 360, loadFrom: 'rpe' });
    await efforts().tell(log.athleteId, sessionId, 0);
    expect(await only()).toMatchObject({ load: 0, loadFrom: 'rpe' });
    expect(await svett.get(TrainingDays).ofSession(log.athleteId, sessionId)).toMatchObject({ load: 0 });
  });

  test('comes before what the recording says, until it is taken away', async () => {
    const sessionId = await log.handIn({ ...silent, rpe: 7 });
    await svett.work();
    await efforts().tell(log.athleteId, sessionId, 4.5);
    expect(await only()).toMatchObject({ load: 270 });
    await efforts().forget(log.athleteId, sessionId);
    expect(await only()).toMatchObject({ load: 420 });
  });

  test('changes nothing of the load by heart rate', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    const { load } = await only();
    await efforts().tell(log.athleteId, sessionId, 9);
    expect(await only()).toMatchObject({ load, loadFrom: 'heart-rate', sessionRpeLoad: 540 });
  });

  test('goes along when another session takes in the workout it was told of', async () => {
    const kept = await log.handIn({ ...silent, startedAt: on(3) });
    const told = await log.hear('garmin', 'two', { ...silent, startedAt: on(8) });
    await svett.work();
    await efforts().tell(log.athleteId, told, 5);
    await log.hear('garmin', 'two', { ...silent, startedAt: on(3) });
    await svett.work();
    expect(await svett.get(SessionShelf).idsOf(log.athleteId)).toEqual([kept]);
    expect(await only()).toMatchObject({ sessionId: kept, load: 300 });
  });

  test('is not taken without leave to keep health data, nor of a session of somebody else', async () => {
    const sessionId = await log.handIn(silent);
    await svett.work();
    const other = await TrainingLog.begin(svett, tape);
    await expect(efforts().tell(other.athleteId, sessionId, 5)).rejects.toThrow(NoSuchSession);
    await sayFor(svett, log.athleteId, 'health-data', false);
    await expect(efforts().tell(log.athleteId, sessionId, 5)).rejects.toThrow(ConsentNeeded);
    await sayFor(svett, log.athleteId, 'health-data', true);
    expect(await efforts().of(log.athleteId, [sessionId])).toEqual(new Map());
  });
});

test('even sessions at a pulse higher than those of the weeks before are told as a raised pulse', async () => {
  const even = (daysAgo: number, heartRateBpm: number) =>
    log.handIn({
      startedAt: new Date(svett.clock.now().getTime() - daysAgo * DAY_MS),
      minutes: 60,
      everyS: 10,
      indoor: true,
      streams: { heartRateBpm, speedMs: 3 },
    });
  for (const daysAgo of [34, 30, 26, 22, 18, 14, 12]) await even(daysAgo, 135 + (daysAgo % 3));
  await even(5, 136);
  await even(3, 136);
  await even(1, 136);
  await svett.work();
  const pulse = () => svett.get(RaisedPulse).of(log.athleteId);
  expect(await pulse()).toMatchObject({ state: 'usual', kind: 'pace', sessions: { recent: 3, before: 7 } });
  await even(2, 148);
  await even(4, 148);
  await even(6, 148);
  await even(0.5, 148);
  await svett.work();
  expect(await pulse()).toMatchObject({ state: 'raised', sessions: { recent: 7, before: 7 } });
});

describe('what a brand told that takes it all back', () => {
  test('leaves a session by others made of theirs alone', async () => {
    const startedAt = on(8);
    await log.hear('garmin', 'a', { startedAt, everyS: 5, streams: { speedMs: 3 } });
    await log.hear('strava', 'b', { startedAt, everyS: 5, streams: { heartRateBpm: 150, speedMs: 3 } });
    await svett.work();
    expect((await only()).trimp).not.toBeNull();
    await log.unlink('strava');
    await svett.work();
    expect((await only()).trimp).toBeNull();
  });
});

describe('sessions from before there were loads', () => {
  test('get theirs after a start', async () => {
    await log.handIn({ startedAt: on(10), everyS: 5 });
    await log.handIn({ startedAt: on(12), everyS: 5 });
    await svett.work();
    await svett.database.transaction((tx) => tx.delete(SessionLoadRow, { athleteId: log.athleteId }));
    await svett.get(LoadWatch).onApplicationBootstrap();
    await svett.work();
    expect(await loads()).toHaveLength(2);
  });

  test('are not looked for among people who do not let their health data be kept', async () => {
    await log.handIn({ startedAt: on(10), everyS: 5 });
    await svett.work();
    await svett.database.transaction((tx) => tx.delete(SessionLoadRow, { athleteId: log.athleteId }));
    for (const given of [false, true, false]) {
      await sayFor(svett, log.athleteId, 'health-data', given);
      await svett.get(LoadWatch).onApplicationBootstrap();
      const told = await svett.database.read(OutboxRow).findBy({ topic: LoadsBehind.name });
      const { athleteId } = log;
      expect([given, told.filter(({ payload }) => (payload as typeof log).athleteId === athleteId)]).toEqual([
        given,
        given ? [expect.anything()] : [],
      ]);
      await svett.database.transaction((tx) => tx.delete(OutboxRow, { topic: LoadsBehind.name }));
    }
  });

  test('and one of older rules is made anew', async () => {
    await log.handIn({ startedAt: on(10), everyS: 5 });
    await svett.work();
    const old = { version: '0', digest: 'old', trimp: 1 };
    await svett.database.transaction((tx) => tx.update(SessionLoadRow, { athleteId: log.athleteId }, old));
    await svett.get(LoadWatch).onApplicationBootstrap();
    await svett.work();
    expect((await only()).trimp).toBeGreaterThan(50);
  });
});
