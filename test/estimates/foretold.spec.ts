import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FactorHistory } from '#src/estimates/factor-history';
import { Foretold } from '#src/estimates/foretold';
import { SweatMap } from '#src/estimates/sweat-map';
import { TrackRecord } from '#src/estimates/track-record';
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
});

const run = (number: number): RecordingWishes => ({
  everyS: 10,
  startedAt: new Date(Date.UTC(2026, 5, number, 8)),
});
/** Told a while after what came before, and all that follows is done. */
async function weigh(sessionId: string, told: { postKg?: number } = {}): Promise<void> {
  svett.clock.pass({ minutes: 5 });
  await log.weighIn(sessionId, told);
  svett.clock.pass({ minutes: 5 });
  await svett.work();
}
const trials = () => svett.get(Foretold).of(log.athleteId);
const trialOf = async (sessionId: string) => {
  const found = (await trials()).find((trial) => trial.sessionId === sessionId);
  return { ...found!, litres: Math.exp(found!.foretold.mu) };
};

describe('what is held against a weigh-in', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    [first, second] = [await log.handIn(run(3)), await log.handIn(run(6))];
    await svett.work();
  });

  test('is the number made before it, as it was kept', async () => {
    const before = await log.current(first);
    await weigh(first);
    expect(await trialOf(first)).toMatchObject({ basis: 'kept', weighInsBefore: 0 });
    const { litres, foretold } = await trialOf(first);
    expect(litres).toBeCloseTo(before.lossL!, 12);
    expect(foretold.sigma).toBe(before.lossSigma);
  });

  test('knows none that came later: what a later one makes of the same session is another number', async () => {
    const before = await log.current(first);
    await weigh(first);
    await weigh(second);
    const now = await log.current(first);
    expect(now.lossL).not.toBeCloseTo(before.lossL!, 3);
    expect((await trialOf(first)).litres).toBeCloseTo(before.lossL!, 12);
  });

  test('knows the ones that came before', async () => {
    const unlearned = await log.current(second);
    await weigh(first);
    const learned = await log.current(second);
    await weigh(second);
    expect(learned.lossL).toBeGreaterThan(unlearned.lossL!);
    const { litres, weighInsBefore } = await trialOf(second);
    expect(weighInsBefore).toBe(1);
    expect(litres).toBeCloseTo(learned.lossL!, 12);
  });

  test('is not moved by what the weigh-in itself says, however far off it is', async () => {
    await weigh(first);
    const before = await trialOf(first);
    await weigh(first, { postKg: 68.6 });
    const after = await trialOf(first);
    expect(after.observedL).toBeCloseTo(before.observedL + 0.5, 6);
    expect(after.litres).toBe(before.litres);
  });

  test('is made again with what was known then where the number of then is gone, and says so', async () => {
    const [one, other] = [await log.hear('strava', 's1', run(10)), await log.hear('strava', 's2', run(12))];
    await svett.work();
    svett.clock.pass({ minutes: 5 });
    await svett.work();
    const before = await log.current(one);
    await weigh(one);
    await weigh(other);
    expect(await log.rows(one)).not.toContainEqual(expect.objectContaining({ id: before.id }));
    const { litres, basis, foretold } = await trialOf(one);
    expect(basis).toBe('made-again');
    expect(litres).toBeCloseTo(before.lossL!, 9);
    expect(foretold.sigma).toBeCloseTo(before.lossSigma!, 9);
  });

  test('a refused weigh-in is held against nothing', async () => {
    await log.weighIn(first, { drinkKg: null });
    await svett.work();
    expect(await trials()).toEqual([]);
  });
});

describe('somebody who always sweats 1.4 times what people do', () => {
  const TIMES = 1.4;
  let ids: string[];
  beforeEach(async () => {
    ids = [];
    for (let number = 1; number <= 8; number++) ids.push(await log.handIn(run(number)));
    await svett.work();
    for (const id of ids) {
      const { rawL, comparison } = await log.current(id);
      const lostKg = rawL! * TIMES + comparison!.nonSweatKg;
      await weigh(id, { postKg: 70 + 0.6 - lostKg });
    }
  });

  test('is found out: the factor goes from that of people to near it, and its range narrows each time', async () => {
    const { items, weighIns } = await svett.get(FactorHistory).of(log.athleteId);
    expect(weighIns).toBe(8);
    const { points, now, group, sessions } = items[0]!;
    expect([group, sessions, points.length]).toEqual(['run', 8, 9]);
    expect(points[0]).toMatchObject({ at: null, weighIns: 0, times: 1 });
    expect(points[1]!.times).toBeGreaterThan(1.15);
    expect(now.times).toBeGreaterThan(1.3);
    expect(now.times).toBeLessThan(TIMES);
    const widths = points.map(({ p10, p90 }) => p90 / p10);
    expect(widths).toEqual(widths.toSorted((one, other) => other - one));
    expect(now.p10).toBeGreaterThan(1);
  });

  test('sees it in the record: the first numbers lay furthest off, and the middle too low', async () => {
    const { items, trials, middle, coverage, inside } = await svett.get(TrackRecord).of(log.athleteId);
    expect([trials, items.length]).toEqual([8, 8]);
    expect(coverage).not.toBe('too-few');
    expect(inside).toBe(items.filter(({ place }) => place === 'inside').length);
    const off = items.map(({ measured, foretold }) => measured.litres / foretold.litres);
    // The one told of last stands first.
    expect(off[0]!).toBeLessThan(1.12);
    expect(off.at(-1)!).toBeCloseTo(TIMES, 1);
    expect(middle!.times).toBeGreaterThan(1);
    expect(middle!.times).toBeLessThan(TIMES);
  });

  test('finds the runs in one cell of the map, all weighed, with what an hour costs them and not people', async () => {
    const { cells, sessions } = await svett.get(SweatMap).of(log.athleteId);
    expect(sessions).toBe(8);
    const done = cells.filter((cell) => cell.sessions > 0);
    expect(done.reduce((sum, cell) => sum + cell.sessions, 0)).toBe(8);
    expect(done.every(({ weighed, sessions: all }) => weighed === all)).toBe(true);
    expect(new Set(done.map(({ effort }) => effort)).size).toBe(1);
    const { rawL } = await log.current(ids[0]!);
    expect(done[0]!.rateLPerH!.median).toBeGreaterThan(rawL! * 1.25);
    expect(cells.filter((cell) => cell.sessions === 0).every(({ rateLPerH }) => rateLPerH === null)).toBe(
      true,
    );
  });
});
