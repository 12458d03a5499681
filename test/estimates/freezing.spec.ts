import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { viewOf } from '#src/estimates/estimate-view';
import { DataGone } from '#src/estimates/estimates.problems';
import { EstimatesController } from '#src/estimates/estimates.controller';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Profiles } from '#src/people/profiles';
import type { Visitor } from '#src/people/visitor';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { MODEL } from '#src/sweat/session-estimate';
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
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
  await log.change({ indoorAirC: 17, indoorFan: true });
});

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 8));
/** Half an hour of stairs on the trainer, from which the heart’s own line can be learned. */
const stairs = (startedAt: Date): RecordingWishes => {
  const powerW = (second: number) => 120 + 50 * Math.floor(second / 480);
  const heartRateBpm = (second: number) => 60 + 0.4 * powerW(second);
  return {
    sport: 'ride',
    indoor: true,
    startedAt,
    everyS: 5,
    minutes: 32,
    streams: { powerW, heartRateBpm },
  };
};
async function daysLater(days: number): Promise<void> {
  svett.clock.pass({ days, minutes: 1 });
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, RawDataAged, {}, { key: newId() }));
  await svett.work();
  svett.clock.pass({ minutes: 2 });
  await svett.work();
}

describe('once the data it was made of had to go, an estimate', () => {
  let sessionId: string;
  let before: Estimate;
  beforeEach(async () => {
    sessionId = await log.hear('strava', '9', stairs(day(3)));
    await svett.work();
    await svett.get(Profiles).weigh(log.athleteId, '2026-01-01', 72);
    await svett.work();
    before = await log.current(sessionId);
    await daysLater(6);
  });

  test('keeps its numbers and its grade, and nothing of the data', async () => {
    const [row, ...more] = await log.rows(sessionId);
    expect(more).toEqual([]);
    const { result } = before;
    expect(row).toEqual({
      ...before,
      frozen: true,
      teachesHeartRate: false,
      heartRatePoints: null,
      result: {
        ...result,
        inputs: [],
        curve: null,
        quality: { grade: result.quality!.grade, reasons: [] },
      },
    });
    expect(viewOf(row!, null)).toMatchObject({ frozen: true, sweat: result.sweat, curve: null });
  });

  test('is not made anew by a changed profile or a new model', async () => {
    const frozen = await log.current(sessionId);
    await svett.get(Profiles).weigh(log.athleteId, '2026-01-01', 90);
    await svett.work();
    expect(await log.rows(sessionId)).toEqual([frozen]);
    await svett.database.transaction((tx) => tx.update(Estimate, { sessionId }, { modelVersion: '0.9.0' }));
    expect(await svett.get(EstimateShelf).athletesBehind(MODEL.version)).not.toContain(log.athleteId);
  });

  test('no longer tells what drove it', async () => {
    const who = { athleteId: log.athleteId, language: 'en' } as Visitor;
    const asked = svett.get(EstimatesController).sessionDrivers(who, sessionId);
    await expect(asked).rejects.toBeInstanceOf(DataGone);
  });

  test('is made anew of a file that is brought afterwards, and may then be shared', async () => {
    expect(await log.handIn(stairs(day(3)))).toBe(sessionId);
    await svett.work();
    expect(await log.current(sessionId)).toMatchObject({ frozen: false, lineage: 'owner' });
    const shared = await log.current(sessionId, 'others');
    expect(shared).toMatchObject({ frozen: false, lossL: before.lossL });
    expect(shared.result.curve).not.toBeNull();
  });
});

test('a session with a file goes on living; only what Strava added is gone', async () => {
  const sessionId = await log.handIn(stairs(day(3)));
  await log.hear('strava', '9', {
    ...stairs(day(3)),
    device: { maker: 'm', product: 'p', serial: 's', kind: 'watch' },
  });
  await svett.work();
  const shared = await log.current(sessionId, 'others');
  await daysLater(6);
  expect(await log.current(sessionId, 'others')).toEqual(shared);
  expect(await log.current(sessionId)).toMatchObject({ lineage: 'owner', frozen: false });
});

test('what only purged sessions had taught of the heart is forgotten in the sessions after them', async () => {
  for (const number of [1, 2, 3, 4, 5, 6]) await log.hear('strava', String(number), stairs(day(number)));
  const byHeart = { ...stairs(day(8)), streams: { heartRateBpm: 140 } };
  const sessionId = await log.handIn(byHeart);
  await svett.work();
  svett.clock.pass({ minutes: 2 });
  await svett.work();
  expect(await log.input(sessionId, 'effort')).toMatchObject({ source: 'learned' });
  expect(await log.input(sessionId, 'effort', 'others')).toMatchObject({ source: 'stream' });
  await daysLater(6);
  expect(await log.input(sessionId, 'effort')).toMatchObject({ source: 'stream' });
});
