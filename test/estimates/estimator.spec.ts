import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AppModule } from '#src/app.module';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { LessonLearned } from '#src/estimates/estimates.topics';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Clock } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import type { Profile } from '#src/people/people.shapes';
import { SessionLog } from '#src/sessions/session-log';
import { MODEL } from '#src/sweat/session-estimate';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { silence } from '../support/silence.js';

let svett: TestApp;
let profiles: Profiles;
let athleteId: string;
const tape = new PlayedBack();
let people = 0;

beforeAll(async () => {
  svett = await anApp({ reader: tape });
  profiles = svett.get(Profiles);
});
afterAll(() => svett.close());

/** Each test has somebody of their own, of 70 kg. */
beforeEach(async () => {
  const person = { password: PASSWORD, role: 'athlete', language: 'en' } as const;
  ({ athleteId } = await svett.get(Accounts).add({ ...person, email: `runner${++people}@example.org` }));
  await profiles.weigh(athleteId, '2026-01-01', 70);
  await svett.work();
});

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 8));
const handIn = (wishes: RecordingWishes) => tape.handIn(svett, athleteId, wishes);
const current = async (sessionId: string) => (await svett.get(EstimateShelf).current(sessionId))!;
const rows = (sessionId: string) =>
  svett.database.read(Estimate).find({ where: { sessionId }, order: { madeAt: 'ASC' } });
const inputOf = async (sessionId: string, name: string) =>
  (await current(sessionId)).result.inputs.find((input) => input.name === name);

async function change(told: Partial<Profile>): Promise<void> {
  await profiles.write(athleteId, { ...(await profiles.of(athleteId)), ...told });
}

/** An hour on the trainer; the profile's room decides how warm it is. */
const trainer = (startedAt: Date, powerW = 180): RecordingWishes => ({
  sport: 'ride',
  indoor: true,
  startedAt,
  everyS: 5,
  streams: { powerW },
});

describe('a recorded session', () => {
  test('is estimated once, and not again by hearing of it twice', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.work();
    const [row] = await rows(sessionId);
    expect(row).toMatchObject({
      athleteId,
      current: true,
      state: 'ready',
      model: MODEL.name,
      modelVersion: MODEL.version,
    });
    expect(row!.lossL).toBeCloseTo(row!.result.sweat!.litres, 9);

    await svett.database.transaction((tx) =>
      tx.update(
        OutboxRow,
        { key: sessionId },
        { settledAt: null, outcome: null, leaseOwner: null, leasedUntil: null },
      ),
    );
    await svett.work();
    expect(await rows(sessionId)).toEqual([row]);
  });

  test('that is removed before its turn leaves nothing behind, and nothing undone', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, athleteId, sessionId));
    await svett.work();
    expect(await rows(sessionId)).toEqual([]);
    expect(await svett.database.read(OutboxRow).findOneBy({ key: sessionId })).toMatchObject({
      outcome: 'done',
    });
  });

  test('that is removed later takes its estimates along, and later changes pass it by', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.work();
    await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, athleteId, sessionId));
    await profiles.weigh(athleteId, '2026-01-01', 80);
    await svett.work();
    expect(await rows(sessionId)).toEqual([]);
  });
});

describe('a changed profile', () => {
  test('brings a new estimate; the old one stays, and only one is current', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.work();
    const before = await current(sessionId);
    svett.clock.pass({ minutes: 1 });
    await profiles.weigh(athleteId, '2026-01-01', 90);
    await svett.work();

    const [old, now, ...more] = await rows(sessionId);
    expect(more).toEqual([]);
    expect(old).toEqual({ ...before, current: false });
    expect(now!.current).toBe(true);
    expect(now!.lossL).toBeGreaterThan(before.lossL!);
  });

  test('put back as it was makes the old estimate current again', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.work();
    const before = await current(sessionId);
    for (const massKg of [140, 70]) {
      svett.clock.pass({ minutes: 1 });
      await profiles.weigh(athleteId, '2026-01-01', massKg);
      await svett.work();
    }
    expect(await current(sessionId)).toEqual(before);
    expect(await rows(sessionId)).toHaveLength(2);
  });

  test('that changes nothing for a session makes no new estimate of it', async () => {
    const sessionId = await handIn({ everyS: 5 });
    await svett.work();
    await change({ ftpW: 250, indoorAirC: 25 });
    await svett.work();
    expect(await rows(sessionId)).toHaveLength(1);
  });

  test('between the reckoning and the writing is noticed, and it is reckoned anew', async () => {
    const sessionId = await handIn({ everyS: 5 });
    const knowledge = svett.get(AthleteKnowledge);
    const on = knowledge.on.bind(knowledge);
    knowledge.on = async (...asked) => {
      const known = await on(...asked);
      knowledge.on = on;
      await profiles.weigh(athleteId, '2026-01-01', 90);
      return known;
    };
    await svett.work();
    const fact = () => svett.database.read(OutboxRow).findOneBy({ key: sessionId });
    expect(await fact()).toMatchObject({
      settledAt: null,
      reason: expect.stringContaining('estimate.knowledge-moved'),
    });

    svett.clock.pass({ minutes: 1 });
    await svett.work();
    expect(await fact()).toMatchObject({ outcome: 'done', attempts: 2 });
    expect(await rows(sessionId)).toHaveLength(1);
    expect(await inputOf(sessionId, 'mass')).toMatchObject({ value: 90, source: 'profile' });
  });
});

test('without any mass there is no estimate and a reason; telling one brings it', async () => {
  const [mass] = await profiles.masses(athleteId);
  await profiles.forgetMass(athleteId, mass!.id);
  const sessionId = await handIn({ everyS: 5 });
  await svett.work();
  expect(await current(sessionId)).toMatchObject({
    state: 'abstained',
    lossL: null,
    result: { reasons: ['mass-unknown'], sweat: null },
  });
  await profiles.weigh(athleteId, '2026-06-01', 64);
  await svett.work();
  expect(await current(sessionId)).toMatchObject({ state: 'ready', result: { reasons: [] } });
});

describe('training in the heat', () => {
  beforeEach(() => change({ indoorAirC: 32, indoorHumidityPct: 50, indoorFan: false }));

  test('teaches later sessions, not earlier ones', async () => {
    const ids = [];
    for (const number of [3, 4, 5]) {
      ids.push(await handIn(trainer(day(number))));
      await svett.work();
    }
    const days = await Promise.all(ids.map((id) => inputOf(id, 'heatDays')));
    expect(days.map((told) => told!.value)).toEqual([0, 1, 2]);
    const [first, , third] = await Promise.all(ids.map(current));
    expect(third!.lossL! / third!.rawL!).toBeGreaterThan(first!.lossL! / first!.rawL!);
  });

  test('that the profile tells of afterwards is learned in the order it was done', async () => {
    await change({ indoorAirC: 20 });
    const ids = [];
    for (const number of [3, 4, 5]) ids.push(await handIn(trainer(day(number))));
    await svett.work();
    await change({ indoorAirC: 32 });
    await svett.work();
    const days = await Promise.all(ids.map((id) => inputOf(id, 'heatDays')));
    expect(days.map((told) => told!.value)).toEqual([0, 1, 2]);
  });

  test('that is handed in after sessions it should have taught makes them reckoned anew, a round later', async () => {
    const later = await handIn(trainer(day(10)));
    await svett.work();
    const without = await current(later);
    const earlier = await handIn(trainer(day(9)));
    await svett.work();
    expect(await current(later)).toEqual(without);

    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await inputOf(later, 'heatDays'))!.value).toBe(1);
    expect((await inputOf(earlier, 'heatDays'))!.value).toBe(0);
    expect((await rows(later)).map((row) => row.current).sort()).toEqual([false, true]);
  });

  test('a whole import teaches once', async () => {
    const last = await handIn(trainer(day(20)));
    await svett.work();
    for (const number of [18, 16, 14, 12]) await handIn(trainer(day(number)));
    await svett.work();
    const lessons = await svett.database.read(OutboxRow).findBy({ topic: LessonLearned.name });
    expect(lessons.filter(({ key }) => key.startsWith(athleteId))).toHaveLength(1);
    svett.clock.pass({ minutes: 2 });
    await svett.work();
    expect((await inputOf(last, 'heatDays'))!.value).toBeGreaterThan(3);
  });

  test('of somebody else teaches nothing', async () => {
    await handIn(trainer(day(3)));
    const other = await svett
      .get(Accounts)
      .add({ email: `else${people}@example.org`, password: PASSWORD, role: 'athlete', language: 'en' });
    await profiles.weigh(other.athleteId, '2026-01-01', 70);
    const sessionId = await tape.handIn(svett, other.athleteId, trainer(day(5)));
    await svett.work();
    expect((await inputOf(sessionId, 'heatDays'))!.value).toBe(0);
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
    await change({ indoorAirC: 17, indoorFan: true });
    const before = await handIn(byHeartOnly(day(1)));
    for (const number of [2, 3, 4, 5, 6]) await handIn(stairs(day(number)));
    await svett.work();
    const after = await handIn(byHeartOnly(day(8)));
    await svett.work();
    svett.clock.pass({ minutes: 2 });
    await svett.work();

    expect(await inputOf(before, 'effort')).toMatchObject({ source: 'stream' });
    const effort = await inputOf(after, 'effort');
    expect(effort).toMatchObject({ source: 'learned' });
    // 140 bpm are 200 W on the pedals, 950 W in the body.
    expect(effort!.value).toBeGreaterThan(900);
    expect(effort!.value).toBeLessThan(1000);
  });
});

test('after an upgrade of the model, what an older one said is reckoned anew at the next start, and kept', async () => {
  const sessionId = await handIn({ everyS: 5 });
  await svett.work();
  await svett.database.transaction((tx) => tx.update(Estimate, { sessionId }, { modelVersion: '0.9.0' }));
  const next = await Test.createTestingModule({ imports: [AppModule.with(svett.settings)] })
    .overrideProvider(Clock)
    .useValue(svett.clock)
    .setLogger(silence)
    .compile();
  await next.init();
  await next.close();
  await svett.work();
  const versions = (await rows(sessionId)).map((row) => [row.modelVersion, row.current]);
  expect(versions.sort()).toEqual([
    ['0.9.0', false],
    [MODEL.version, true],
  ]);
});
