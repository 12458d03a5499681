import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AppModule } from '#src/app.module';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { Estimate } from '#src/estimates/estimate.entity';
import { withoutItsData } from '#src/estimates/estimate-view';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Clock } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { SessionLog } from '#src/sessions/session-log';
import { SessionSource } from '#src/sessions/session-source.entity';
import { MODEL } from '#src/sweat/session-estimate';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { silence } from '../support/silence.js';
import { TrainingLog } from '../support/training-log.js';

let svett: TestApp;
let profiles: Profiles;
let log: TrainingLog;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
  profiles = svett.get(Profiles);
});
afterAll(() => svett.close());
/** Each test has somebody of their own. */
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
});

describe('a session whose streams are damaged', () => {
  test('does not keep the others from being seen anew', async () => {
    const ids: string[] = [];
    for (const day of [3, 4, 5]) {
      ids.push(await log.handIn({ everyS: 5, startedAt: new Date(Date.UTC(2026, 5, day)) }));
    }
    await svett.work();
    await svett.database.transaction((tx) =>
      tx.update(SessionSource, { sessionId: ids[1]! }, { streams: Buffer.from('not a stream') }),
    );
    const before = await log.current(ids[2]!);
    await profiles.weigh(log.athleteId, '2026-06-01', 95);
    await svett.work();
    expect((await log.input(ids[0]!, 'mass'))!.value).toBe(95);
    expect((await log.input(ids[2]!, 'mass'))!.value).toBe(95);
    expect(await log.current(ids[2]!)).not.toEqual(before);
  });

  test('from the start is told as failed once nothing more will be tried', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.database.transaction((tx) =>
      tx.update(SessionSource, { sessionId }, { streams: Buffer.from('not a stream') }),
    );
    expect(await svett.get(EstimateShelf).current('owner', sessionId)).toBe('waiting');
    for (let tries = 0; tries < 10; tries++) {
      await svett.work();
      svett.clock.pass({ hours: 2 });
    }
    expect(await svett.get(EstimateShelf).current('owner', sessionId)).toBe('failed');
  });
});

describe('a recorded session', () => {
  test('is estimated once, and not again by hearing of it twice', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    const [row] = await log.rows(sessionId);
    expect(row).toMatchObject({
      athleteId: log.athleteId,
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
    expect(await log.rows(sessionId)).toEqual([row]);
  });

  test('that is removed before its turn leaves nothing behind, and nothing undone', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, log.athleteId, sessionId));
    await svett.work();
    expect(await log.rows(sessionId)).toEqual([]);
    expect(await svett.database.read(OutboxRow).findOneBy({ key: sessionId })).toMatchObject({
      outcome: 'done',
    });
  });

  test('that is removed later takes its estimates along, and later changes pass it by', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, log.athleteId, sessionId));
    await profiles.weigh(log.athleteId, '2026-01-01', 80);
    await svett.work();
    expect(await log.rows(sessionId)).toEqual([]);
  });
});

describe('a changed profile', () => {
  test('brings a new estimate; the old one stays, and only one is current', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    const before = await log.current(sessionId);
    svett.clock.pass({ minutes: 1 });
    await profiles.weigh(log.athleteId, '2026-01-01', 90);
    await svett.work();

    const [old, now, ...more] = await log.rows(sessionId);
    expect(more).toEqual([]);
    // What old rows are kept for is their number: the rest would soon outweigh everything else.
    expect(old).toEqual({
      ...before,
      current: false,
      teachesHeartRate: false,
      heartRatePoints: null,
      result: withoutItsData(before.result),
    });
    expect(now!.current).toBe(true);
    expect(now!.lossL).toBeGreaterThan(before.lossL!);
  });

  test('put back as it was makes the old estimate current again', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    const before = await log.current(sessionId);
    for (const massKg of [140, 70]) {
      svett.clock.pass({ minutes: 1 });
      await profiles.weigh(log.athleteId, '2026-01-01', massKg);
      await svett.work();
    }
    expect(await log.current(sessionId)).toEqual(before);
    expect(await log.rows(sessionId)).toHaveLength(2);
  });

  test('that changes nothing for a session makes no new estimate of it', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    await svett.work();
    await log.change({ ftpW: 250, indoorAirC: 25 });
    await svett.work();
    expect(await log.rows(sessionId)).toHaveLength(1);
  });

  test('between the reckoning and the writing is noticed, and it is reckoned anew', async () => {
    const sessionId = await log.handIn({ everyS: 5 });
    const knowledge = svett.get(AthleteKnowledge);
    const on = knowledge.on.bind(knowledge);
    knowledge.on = async (...asked) => {
      const known = await on(...asked);
      knowledge.on = on;
      await profiles.weigh(log.athleteId, '2026-01-01', 90);
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
    expect(await log.rows(sessionId)).toHaveLength(1);
    expect(await log.input(sessionId, 'mass')).toMatchObject({ value: 90, source: 'profile' });
  });
});

test('without any mass there is no estimate and a reason; telling one brings it', async () => {
  const [mass] = await profiles.masses(log.athleteId);
  await profiles.forgetMass(log.athleteId, mass!.id);
  const sessionId = await log.handIn({ everyS: 5 });
  await svett.work();
  expect(await log.current(sessionId)).toMatchObject({
    state: 'abstained',
    lossL: null,
    result: { reasons: ['mass-unknown'], sweat: null },
  });
  await profiles.weigh(log.athleteId, '2026-06-01', 64);
  await svett.work();
  expect(await log.current(sessionId)).toMatchObject({ state: 'ready', result: { reasons: [] } });
});

test('after an upgrade of the model, what an older one said is reckoned anew at the next start, and kept', async () => {
  const sessionId = await log.handIn({ everyS: 5 });
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
  const versions = (await log.rows(sessionId)).map((row) => [row.modelVersion, row.current]);
  expect(versions.sort()).toEqual([
    ['0.9.0', false],
    [MODEL.version, true],
  ]);
});
