import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateLog } from '#src/estimates/estimate-log';
import { Tasks } from '#src/people/tasks';
import { Profiles } from '#src/people/profiles';
import { SessionShelf } from '#src/sessions/session-shelf';
import { WeighIns } from '#src/sessions/weigh-ins';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { Gate } from '../support/gate.js';
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
const run = (number: number, more: RecordingWishes = {}): RecordingWishes => ({
  everyS: 10,
  startedAt: day(number),
  ...more,
});
const tests = async (sessionId: string, audience: 'owner' | 'others' = 'owner') => {
  const { result } = await log.current(sessionId, audience);
  return result.quality!.reasons.includes('no-weigh-in') ? 'never weighed' : 'weighed';
};
/** Carries everything, and what was learned from it a round later. */
async function settle(): Promise<void> {
  await svett.work();
  svett.clock.pass({ minutes: 2 });
  await svett.work();
}

test('what was estimated before a weigh-in stays, as a number that can be held against it later', async () => {
  const [weighed, other] = [await log.handIn(run(3)), await log.handIn(run(4))];
  await svett.work();
  const before = await log.current(other);
  svett.clock.pass({ minutes: 1 });
  await log.weighIn(weighed);
  await svett.work();
  expect(await log.rows(weighed)).toHaveLength(1);
  const [old, now, ...more] = await log.rows(other);
  expect(more).toEqual([]);
  expect(old).toMatchObject({ id: before.id, current: false, lossL: before.lossL });
  expect(old!.result).toMatchObject({ sweat: before.result.sweat, curve: null, inputs: [] });
  expect(now).toMatchObject({ current: true, rawL: before.rawL });
  expect(now!.lossL).toBeGreaterThan(before.lossL!);
});

test('a session that comes after a weigh-in is estimated with it, the same as if it had come before', async () => {
  const weighed = await log.handIn(run(3));
  const early = await log.handIn(run(5));
  await svett.work();
  await log.weighIn(weighed);
  await svett.work();
  const late = await log.handIn(run(5, { startedAt: new Date(day(5).getTime() + 6 * 3_600_000) }));
  await svett.work();
  const [one, other] = [await log.current(early), await log.current(late)];
  expect(other.lossL).toBe(one.lossL);
  expect(other.lossSigma).toBe(one.lossSigma);
});

test('where the weighed session itself is seen anew, what it taught is as well', async () => {
  const [weighed, other] = [await log.handIn(run(3)), await log.handIn(run(4))];
  await svett.work();
  await log.weighIn(weighed);
  await svett.work();
  await svett.get(Profiles).weigh(log.athleteId, '2026-01-01', 90);
  await settle();
  const afterwards = await log.current(other);

  const fresh = await TrainingLog.begin(svett, tape);
  await svett.get(Profiles).weigh(fresh.athleteId, '2026-01-01', 90);
  const [first, second] = [await fresh.handIn(run(3)), await fresh.handIn(run(4))];
  await fresh.weighIn(first);
  await settle();
  const fromTheStart = await fresh.current(second);
  expect(afterwards.lossL).toBe(fromTheStart.lossL);
  expect(afterwards.result).toEqual(fromTheStart.result);
});

test('a weighed session that is removed takes what it taught along', async () => {
  const [weighed, other] = [await log.handIn(run(3)), await log.handIn(run(4))];
  await svett.work();
  const before = await log.current(other);
  await log.weighIn(weighed);
  await svett.work();
  expect(await tests(other)).toBe('weighed');
  await log.remove(weighed);
  await settle();
  expect((await log.current(other)).lossL).toBe(before.lossL);
  expect(await tests(other)).toBe('never weighed');
});

test('a weighing goes along when another session takes in the workout it was of', async () => {
  const kept = await log.handIn(run(3));
  const weighed = await log.hear('garmin', 'two', run(8));
  await svett.work();
  await log.weighIn(weighed);
  // The watch had the wrong day: mended, both tell of one workout, and one of the sessions goes.
  await log.hear('garmin', 'two', run(3));
  await settle();
  expect(await svett.get(SessionShelf).idsOf(log.athleteId)).toEqual([kept]);
  expect(await svett.get(WeighIns).of('owner', log.athleteId, kept)).toMatchObject({ preKg: 70 });
});

describe('a session that only Strava tells of', () => {
  test('teaches its owner’s line, and never what others may see', async () => {
    const shared = await log.handIn(run(3));
    const strava = await log.hear('strava', '9', run(6));
    await settle();
    const before = await svett.database
      .read(Estimate)
      .findBy({ athleteId: log.athleteId, lineage: 'shareable' });
    await log.weighIn(strava);
    await settle();
    expect(await tests(shared, 'owner')).toBe('weighed');
    expect(await tests(shared, 'others')).toBe('never weighed');
    expect(
      await svett.database.read(Estimate).findBy({ athleteId: log.athleteId, lineage: 'shareable' }),
    ).toEqual(before);
    expect(await svett.get(WeighIns).list('others', log.athleteId)).toEqual([]);

    await log.unlink('strava');
    await settle();
    expect(
      await svett.database.read(Estimate).findBy({ athleteId: log.athleteId, lineage: 'shareable' }),
    ).toEqual(before);
    expect(await tests(shared, 'owner')).toBe('never weighed');
    expect(await svett.get(WeighIns).list('owner', log.athleteId)).toEqual([]);
  });

  test('goes on teaching when its raw data had to go: its numbers stay', async () => {
    const strava = await log.hear('strava', '9', run(6));
    const shared = await log.handIn(run(8));
    await settle();
    await log.weighIn(strava);
    await settle();
    const weighed = await log.current(shared);
    svett.clock.pass({ days: 7 });
    await settle();
    expect((await log.current(shared)).lossL).toBe(weighed.lossL);
  });
});

test('a change while sessions are estimated anew ends that pass, and the next one does all of it', async () => {
  const ids: string[] = [];
  for (let number = 1; number <= 12; number++) ids.push(await log.handIn(run(number)));
  await svett.work();
  const first = await log.weighIn(ids[0]!);
  const tasks = svett.get(Tasks);
  const estimates = svett.get(EstimateLog);
  const read = estimates.remakeable.bind(estimates);
  let second = '';
  estimates.remakeable = async (sessionIds) => {
    estimates.remakeable = read;
    second = await log.weighIn(ids[1]!);
    return read(sessionIds);
  };
  await settle();
  expect(second).not.toBe(first);
  for (const id of [first, second]) expect((await tasks.of(log.athleteId, id)).state).toBe('done');
  const rows = await svett.database.read(Estimate).findBy({ athleteId: log.athleteId, current: true });
  expect(rows).toHaveLength(12);
  expect(rows.every(({ result }) => !result.quality!.reasons.includes('no-weigh-in'))).toBe(true);
});

describe('an athlete who takes the consent to their health data back', () => {
  const say = (given: boolean) => sayFor(svett, log.athleteId, 'health-data', given);
  const tasksBegun = async () => (await svett.get(Tasks).list(log.athleteId)).length;
  const losses = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => ({ id, lossL: (await log.current(id)).lossL })));
  let ids: string[];
  beforeEach(async () => {
    ids = [];
    for (let number = 1; number <= 12; number++) ids.push(await log.handIn(run(number)));
    await svett.work();
  });

  test('before the work begins, has nothing estimated anew', async () => {
    const before = await losses(ids);
    const task = await log.weighIn(ids[0]!);
    await say(false);
    await settle();
    expect(await losses(ids)).toEqual(before);
    expect(await svett.get(Tasks).of(log.athleteId, task)).toMatchObject({ state: 'done', done: 0 });
  });

  test('in the middle of the work, has no more of it done; with a new yes, all of it', async () => {
    const before = await losses(ids);
    const estimates = svett.get(EstimateLog);
    const remake = estimates.remake.bind(estimates);
    // Said while the first of them are being written: it holds from the next ones on.
    const writing = new Gate();
    const said = writing.opened.then(() => say(false));
    estimates.remake = (...told) => {
      writing.open();
      return remake(...told);
    };
    await log.weighIn(ids[0]!);
    await settle();
    estimates.remake = remake;
    await said;
    const moved = (now: typeof before) => now.filter(({ lossL }, i) => lossL !== before[i]!.lossL).length;
    const stopped = moved(await losses(ids));
    expect(stopped).toBeGreaterThan(0);
    expect(stopped).toBeLessThan(11);
    await say(true);
    await settle();
    expect(moved(await losses(ids))).toBe(11);
  });

  test('may still remove a weigh-in, and what it taught is forgotten with their next yes', async () => {
    const before = await losses(ids);
    await log.weighIn(ids[0]!);
    await settle();
    const learned = await losses(ids);
    await say(false);
    const begun = await tasksBegun();
    await log.forgetWeighIn(ids[0]!);
    await settle();
    expect(await tasksBegun()).toBe(begun);
    expect(await losses(ids)).toEqual(learned);
    await say(true);
    await settle();
    expect(await losses(ids)).toEqual(before);
  });
});
