import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
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
/** Each test has somebody of their own, who trains in a hot room. */
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
  await log.change({ indoorAirC: 32, indoorHumidityPct: 50, indoorFan: false });
});

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 8));
const trainer = (startedAt: Date, powerW = 180): RecordingWishes => ({
  sport: 'ride',
  indoor: true,
  startedAt,
  everyS: 5,
  streams: { powerW },
});
const heatDays = async (sessionId: string, audience: 'owner' | 'others') =>
  Number((await log.input(sessionId, 'heatDays', audience))!.value);
/** Carries everything, and what was learned from it a round later. */
async function settle(): Promise<void> {
  await svett.work();
  svett.clock.pass({ minutes: 2 });
  await svett.work();
}
const rowsOf = (lineage: Estimate['lineage']) =>
  svett.database.read(Estimate).find({
    where: { athleteId: log.athleteId, lineage },
    order: { sessionId: 'ASC', madeAt: 'ASC' },
  });

test('who brings only files, or links only what may be shared, has one line', async () => {
  const sessionId = await log.handIn(trainer(day(3)));
  await log.hear('garmin', '7', trainer(day(5)));
  await settle();
  expect(await rowsOf('owner')).toEqual([]);
  expect(await rowsOf('shareable')).toHaveLength(2);
  expect(await log.current(sessionId, 'owner')).toEqual(await log.current(sessionId, 'others'));
});

describe('a session known from Strava alone', () => {
  test('is estimated for its owner, and for nobody else', async () => {
    const sessionId = await log.hear('strava', '9', trainer(day(3)));
    await settle();
    expect((await log.current(sessionId)).lossL).toBeGreaterThan(0.5);
    expect(await svett.get(EstimateShelf).current('others', sessionId)).toBe('waiting');
    expect(await rowsOf('shareable')).toEqual([]);
  });

  test('teaches the owner’s line, and the other one nothing', async () => {
    const file = await log.handIn(trainer(day(5)));
    await log.hear('strava', '9', trainer(day(3)));
    await settle();
    expect(await heatDays(file, 'owner')).toBeGreaterThan(0.9);
    expect(await heatDays(file, 'others')).toBe(0);
  });

  test('gives what was learned before it to the owner’s line as well', async () => {
    for (const number of [1, 2, 3]) await log.handIn(trainer(day(number)));
    await settle();
    const sessionId = await log.hear('strava', '9', trainer(day(4)));
    await settle();
    expect(await heatDays(sessionId, 'owner')).toBeCloseTo(3, 6);
    expect((await rowsOf('owner')).filter(({ current }) => current)).toHaveLength(4);
  });

  test('becomes a shared one with the file it was recorded in, and with no more than the file tells', async () => {
    const sessionId = await log.hear('strava', '9', trainer(day(3), 260));
    await settle();
    expect(await log.handIn(trainer(day(3), 180))).toBe(sessionId);
    await settle();
    const alone = await TrainingLog.begin(svett, tape);
    await alone.change({ indoorAirC: 32, indoorHumidityPct: 50, indoorFan: false });
    const file = await alone.handIn(trainer(day(3), 180));
    await settle();
    expect((await log.current(sessionId, 'others')).result).toEqual((await alone.current(file)).result);
  });
});

describe('when Strava is unlinked', () => {
  test('the owner’s line is gone with it, and every shared value is what it was', async () => {
    const files = [];
    for (const number of [2, 4, 6]) files.push(await log.handIn(trainer(day(number))));
    for (const number of [1, 3, 4, 5]) await log.hear('strava', String(number), trainer(day(number), 220));
    await settle();
    const before = await rowsOf('shareable');
    expect(await heatDays(files[2]!, 'owner')).toBeGreaterThan(await heatDays(files[2]!, 'others'));

    await log.unlink('strava');
    await settle();
    expect(await rowsOf('owner')).toEqual([]);
    expect(await rowsOf('shareable')).toEqual(before);
    expect(await heatDays(files[2]!, 'owner')).toBe(await heatDays(files[2]!, 'others'));
  });

  test('that had told only of what files tell as well, nothing learned with it is left in any other session', async () => {
    const first = await log.handIn(trainer(day(2)));
    await log.handIn(trainer(day(4)));
    await log.hear('strava', '2', trainer(day(2), 240));
    await settle();
    expect(await rowsOf('owner')).toHaveLength(2);
    await log.unlink('strava');
    await settle();
    expect(await rowsOf('owner')).toEqual([]);
    expect((await log.current(first)).lineage).toBe('shareable');
  });
});

describe('an edit that comes late', () => {
  test('is reckoned anew, and nothing is left of what it was before', async () => {
    const sessionId = await log.hear('garmin', '7', trainer(day(3), 180));
    await settle();
    const before = await log.current(sessionId);
    for (let times = 0; times < 2; times++) {
      expect(await log.hear('garmin', '7', trainer(day(3), 250))).toBe(sessionId);
      await settle();
    }
    expect((await log.current(sessionId)).lossL).toBeGreaterThan(before.lossL!);
    expect((await log.rows(sessionId)).map(({ current }) => current)).toEqual([true]);
  });

  test('that takes a lesson back is forgotten by the sessions after it', async () => {
    await log.hear('garmin', '7', trainer(day(3)));
    const later = await log.handIn(trainer(day(4)));
    await settle();
    expect(await heatDays(later, 'owner')).toBe(1);
    await log.hear('garmin', '7', { ...trainer(day(3)), minutes: 20 });
    await settle();
    expect(await heatDays(later, 'owner')).toBe(0);
  });
});
