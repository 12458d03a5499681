import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { LessonLearned } from '#src/estimates/estimates.topics';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
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
});

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 8));
/** An hour on the trainer; the profile's room decides how warm it is. */
const trainer = (startedAt: Date, powerW = 180): RecordingWishes => ({
  sport: 'ride',
  indoor: true,
  startedAt,
  everyS: 5,
  streams: { powerW },
});

describe('training in the heat', () => {
  beforeEach(() => log.change({ indoorAirC: 32, indoorHumidityPct: 50, indoorFan: false }));

  test('teaches later sessions, not earlier ones', async () => {
    const ids = [];
    for (const number of [3, 4, 5]) {
      ids.push(await log.handIn(trainer(day(number))));
      await svett.work();
    }
    const days = await Promise.all(ids.map((id) => log.input(id, 'heatDays')));
    expect(days.map((told) => told!.value)).toEqual([0, 1, 2]);
    const [first, , third] = await Promise.all(ids.map((id) => log.current(id)));
    expect(third!.lossL! / third!.rawL!).toBeGreaterThan(first!.lossL! / first!.rawL!);
  });

  test('teaches a session nothing of itself, when its source moves it to a later day', async () => {
    const id = await log.hear('garmin', 'moved', trainer(day(3)));
    await svett.work();
    await log.hear('garmin', 'moved', trainer(day(4)));
    await svett.work();
    expect((await log.input(id, 'heatDays'))!.value).toBe(0);
  });

  test('is forgotten by those it no longer comes before, when its source moves it', async () => {
    await log.hear('garmin', 'moved', trainer(day(3)));
    const id = await log.hear('garmin', 'stays', trainer(day(4)));
    await svett.work();
    expect((await log.input(id, 'heatDays'))!.value).toBe(1);
    await log.hear('garmin', 'moved', trainer(day(5)));
    await svett.work();
    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await log.input(id, 'heatDays'))!.value).toBe(0);
  });

  test('is forgotten with the session it was done in', async () => {
    const [first, second] = [await log.handIn(trainer(day(3))), await log.handIn(trainer(day(4)))];
    await svett.work();
    expect((await log.input(second, 'heatDays'))!.value).toBe(1);
    await log.remove(first);
    await svett.work();
    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await log.input(second, 'heatDays'))!.value).toBe(0);
  });

  test('is forgotten once, however many sessions go together', async () => {
    const gone = await Promise.all([3, 4, 5].map((number) => log.handIn(trainer(day(number)))));
    await log.handIn(trainer(day(6)));
    await svett.work();
    const lessons = () => svett.database.read(OutboxRow).countBy({ topic: LessonLearned.name });
    const before = await lessons();
    svett.clock.pass({ minutes: 2 });
    for (const id of gone) await log.remove(id);
    await svett.work();
    expect((await lessons()) - before).toBe(1);
  });

  test('that the profile tells of afterwards is learned in the order it was done', async () => {
    await log.change({ indoorAirC: 20 });
    const ids = [];
    for (const number of [3, 4, 5]) ids.push(await log.handIn(trainer(day(number))));
    await svett.work();
    await log.change({ indoorAirC: 32 });
    await svett.work();
    const days = await Promise.all(ids.map((id) => log.input(id, 'heatDays')));
    expect(days.map((told) => told!.value)).toEqual([0, 1, 2]);
  });

  test('that is handed in after sessions it should have taught makes them reckoned anew, a round later', async () => {
    const later = await log.handIn(trainer(day(10)));
    await svett.work();
    const without = await log.current(later);
    const earlier = await log.handIn(trainer(day(9)));
    await svett.work();
    expect(await log.current(later)).toEqual(without);

    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await log.input(later, 'heatDays'))!.value).toBe(1);
    expect((await log.input(earlier, 'heatDays'))!.value).toBe(0);
    expect((await log.rows(later)).map((row) => row.current).sort()).toEqual([false, true]);
  });

  test('a whole import teaches once', async () => {
    const last = await log.handIn(trainer(day(20)));
    await svett.work();
    for (const number of [18, 16, 14, 12]) await log.handIn(trainer(day(number)));
    await svett.work();
    const lessons = await svett.database.read(OutboxRow).findBy({ topic: LessonLearned.name });
    expect(lessons.filter(({ key }) => key.startsWith(log.athleteId))).toHaveLength(1);
    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await log.input(last, 'heatDays'))!.value).toBeGreaterThan(3);
  });

  test('that came late has the days since seen anew, and the years before only where it is of them', async () => {
    const daysAgo = (days: number) => new Date(svett.clock.now().getTime() - days * 86_400_000);
    const old = await log.handIn(trainer(daysAgo(40)));
    const later = await log.handIn(trainer(daysAgo(1)));
    await svett.work();
    const inputRevision = 'of another time';
    await svett.database.transaction((tx) => tx.update(Estimate, { sessionId: old }, { inputRevision }));
    const wasSeen = async (earlier: Date) => {
      await log.handIn(trainer(earlier));
      await svett.work();
      svett.clock.pass({ minutes: 2 });
      await svett.work();
      return (await log.current(old)).inputRevision !== inputRevision;
    };
    expect(await wasSeen(daysAgo(3))).toBe(false);
    expect((await log.input(later, 'heatDays'))!.value).toBeGreaterThanOrEqual(1);
    expect(await wasSeen(daysAgo(41))).toBe(true);
  });

  test('of somebody else teaches nothing', async () => {
    await log.handIn(trainer(day(3)));
    const somebodyElse = await TrainingLog.begin(svett, tape);
    const sessionId = await somebodyElse.handIn(trainer(day(5)));
    await svett.work();
    expect((await somebodyElse.input(sessionId, 'heatDays'))!.value).toBe(0);
  });
});

describe('power beside heart rate', () => {
  /** Stairs of power with a heart that follows them. */
  const stairs = (startedAt: Date): RecordingWishes => {
    const powerW = (second: number) => 120 + 50 * Math.floor(second / 480);
    return {
      ...trainer(startedAt),
      minutes: 32,
      streams: { powerW, heartRateBpm: (second) => 60 + 0.4 * powerW(second) },
    };
  };
  const byHeartOnly = (startedAt: Date) => ({ ...trainer(startedAt), streams: { heartRateBpm: 140 } });

  test('draws the athlete’s own line after five sessions, for sessions after them', async () => {
    await log.change({ indoorAirC: 17, indoorFan: true });
    const before = await log.handIn(byHeartOnly(day(1)));
    for (const number of [2, 3, 4, 5, 6]) await log.handIn(stairs(day(number)));
    await svett.work();
    const after = await log.handIn(byHeartOnly(day(8)));
    await svett.work();
    svett.clock.pass({ minutes: 2 });
    await svett.work();

    expect(await log.input(before, 'effort')).toMatchObject({ source: 'stream' });
    const effort = await log.input(after, 'effort');
    expect(effort).toMatchObject({ source: 'learned' });
    // 140 bpm are 200 W on the pedals, 950 W in the body.
    expect(effort!.value).toBeGreaterThan(900);
    expect(effort!.value).toBeLessThan(1000);
  });
});
