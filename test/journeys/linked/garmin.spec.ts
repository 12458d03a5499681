import { createServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Erasures } from '#src/connect/erasures';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import type { Permission } from '#simulators/garmin/summary-types';
import { makeWorkout } from '#simulators/season/workout';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

const USUAL: Permission[] = ['ACTIVITY_EXPORT', 'HEALTH_EXPORT', 'WORKOUT_IMPORT', 'COURSE_IMPORT'];

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett();
});
afterAll(() => svett.close());
beforeEach(async () => {
  ada = await svett.newcomer();
  await ada.connect('garmin');
  await svett.settle();
});
/** Whatever comes, nothing is left that somebody would have to look after. */
afterEach(async () => {
  svett.expectNoBreach();
  expect(await svett.database.read(OutboxRow).countBy({ outcome: 'set-aside' })).toBe(0);
});

const short = { durationS: 900 };
const record = () => svett.garmin.record(ada.is.garminId, short);
const rows = (athleteId: string) =>
  svett.database
    .read(SessionSource)
    .createQueryBuilder('row')
    .addSelect('row.streams')
    .where('row.athlete_id = :athleteId', { athleteId })
    .orderBy('row.part')
    .getMany();

describe('a file from Garmin that is no good', () => {
  const text = (words: string) => new TextEncoder().encode(words);
  const secret = 'root:x:0:0';
  const xxe = text(
    `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY f SYSTEM "file:///etc/passwd">]><gpx><trk><name>&f;</name></trk></gpx>`,
  );
  const laughs = text(
    `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>`,
  );

  test.each([
    ['of no length', new Uint8Array(0)],
    ['that is a bomb: a quarter of a gigabyte of nothing, packed', gzipSync(new Uint8Array(2 ** 28))],
    ['that would have us read a file of our own', xxe],
    ['that laughs a billion times', laughs],
    ['that is a web page', text('<!doctype html><title>Sign in</title>')],
  ])('%s costs nobody anything: the workout is there as Garmin’s samples tell it', async (_what, bytes) => {
    const id = record();
    svett.garmin.spoilFile(ada.is.garminId, id, bytes);
    await svett.settle();
    const [session, ...more] = await ada.sessions();
    expect(more).toEqual([]);
    expect(session).toMatchObject({ format: 'api', partial: false });
    expect((await rows(ada.is.athleteId)).map(({ part }) => part)).toEqual(['details', 'summary']);
    expect(await ada.link('garmin')).toMatchObject({ state: 'active', lastError: null });
    expect(svett.log.lines.join()).not.toContain(secret);
    const warned = svett.log.lines.filter((line) => / warn /.test(line));
    expect(warned.at(-1)).toContain('A file from Garmin cannot be used');
  });

  test('because it breaks off tells what it can, and says so', async () => {
    const id = record();
    const whole = svett.garmin.fit(ada.is.garminId, id);
    svett.garmin.deliver.activityDetails = 'off';
    svett.garmin.spoilFile(ada.is.garminId, id, whole.slice(0, whole.length * 0.6));
    await svett.settle();
    svett.garmin.deliver.activityDetails = 'push';
    expect(await ada.sessions()).toHaveLength(1);
    expect((await rows(ada.is.athleteId)).find(({ part }) => part === 'file')?.recording.notes).toContain(
      'truncated',
    );
  });
});

test('an address in a notice that is not Garmin’s is never called, nor shown a token', async () => {
  let calls = 0;
  const trap = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
  trap.unref();
  const { port } = trap.address() as AddressInfo;
  const id = record();
  await svett.settle();
  for (const origin of [`http://127.0.0.1:${port}`, `http://user@127.0.0.1:${port}`, 'file:///etc/passwd'])
    expect(await svett.garmin.sendForeignFile(ada.is.garminId, id, origin)).toBe(200);
  await svett.settle();
  expect(calls).toBe(0);
  await new Promise((done) => trap.close(done));
  // It is nobody's work any more: such a notice does not mend by waiting.
  const aside = await svett.database.read(OutboxRow).findBy({ outcome: 'set-aside' });
  expect(aside.map(({ reason }) => reason)).toEqual(
    aside.map(() => expect.stringContaining('strange-address')),
  );
  await svett.database.transaction((tx) => tx.delete(OutboxRow, { outcome: 'set-aside' }));
  expect(await ada.sessions()).toHaveLength(1);
});

test('a notice of somebody else’s application is refused, nonsense as well, and a whole batch of strangers is thanked', async () => {
  expect(await svett.garmin.send({ activities: [] }, { 'garmin-client-id': 'another' })).toBe(403);
  expect(await svett.garmin.send('{"activities":')).toBe(403);
  const strangers = Array.from({ length: 50 }, (_, n) => ({ userId: `nobody-${n}`, summaryId: `${n}` }));
  expect(await svett.garmin.send({ activities: strangers, sleeps: strangers })).toBe(200);
  await svett.settle();
  await svett.pass({ minutes: 3 });
  const left = await svett.database.read(OutboxRow).find();
  expect(JSON.stringify(left)).not.toContain('nobody-');
});

test('pushed or to be fetched, a workout comes to the same rows', async () => {
  const bo = await svett.newcomer();
  await bo.connect('garmin');
  const workout = makeWorkout(ada.is.made, {
    ...{ name: 'A ride', sport: 'Ride', durationS: 900, intensity: 0.7, shape: 'steady', indoor: false },
    ...{ device: 'Garmin Edge 530', pausedS: 60, legOf: null, seed: 3 },
    startsAt: new Date(svett.clock.now().getTime() - 3_600_000),
  });
  // One made athlete in both places, or their files would tell of two.
  svett.garmin.member(bo.is.garminId).athlete = ada.is.made;
  svett.garmin.recordThis(ada.is.garminId, workout);
  await svett.settle();
  Object.assign(svett.garmin.deliver, { activities: 'ping', activityDetails: 'ping' });
  svett.garmin.recordThis(bo.is.garminId, workout);
  await svett.settle();
  Object.assign(svett.garmin.deliver, { activities: 'push', activityDetails: 'push' });
  const told = async ({ is: { athleteId } }: Newcomer) =>
    (await rows(athleteId)).map((row) => ({ ...row, id: '', athleteId: '', sessionId: '' }));
  const pushed = await told(ada);
  expect(pushed.map(({ part }) => part)).toEqual(['details', 'file', 'summary']);
  expect(await told(bo)).toEqual(pushed);
  const pings = svett.garmin.requests.filter(({ path }) => /rest\/activit(ies|yDetails)$/.test(path));
  expect(pings.length).toBeGreaterThan(0);
});

test.each([['reversed'], [['activityDetails', 'activityFiles', 'activities']]] as const)(
  'a workout whose three tellings come in another order (%s) is one session',
  async (order) => {
    svett.garmin.post.autoDeliver = false;
    record();
    await svett.garmin.flush({ order });
    svett.garmin.post.autoDeliver = true;
    await svett.settle();
    expect(await ada.sessions()).toEqual([expect.objectContaining({ format: 'fit' })]);
  },
);

test('history that was asked for before (409) is history that comes', async () => {
  const bo = await svett.newcomer({ days: 2 });
  const { length } = svett.garmin.member(bo.is.garminId).activities;
  // Garmin takes the question and its answer is lost: asked again, it says that it was asked before.
  svett.garmin.faults.add({ route: 'GET /wellness-api/rest/backfill/activities', dropConnection: 'after' });
  await bo.connect('garmin', { with: ['HISTORICAL_DATA_EXPORT'] });
  await svett.settle();
  for (const minutes of [1, 2, 15, 90]) await svett.pass({ minutes });
  const twice = svett.garmin.requests.filter(({ path, status }) => /backfill/.test(path) && status === 409);
  expect(twice).toHaveLength(1);
  expect(await bo.link('garmin')).toMatchObject({
    state: 'active',
    lastError: null,
    backfill: { state: 'done' },
  });
  expect(await bo.sessions()).toHaveLength(length);
});

describe('what the athlete changes at Garmin', () => {
  test('permissions taken away pause the link, and given back wake it', async () => {
    svett.garmin.setPermissions(ada.is.garminId, ['HEALTH_EXPORT']);
    await svett.settle();
    expect(await ada.link('garmin')).toMatchObject({ state: 'paused', abilities: ['weight'] });
    record();
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
    await svett.pass({ minutes: 1 });
    svett.garmin.setPermissions(ada.is.garminId, USUAL);
    await svett.settle();
    expect(await ada.link('garmin')).toMatchObject({ state: 'active', abilities: ['activities', 'weight'] });
    record();
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });

  test('a deregistration erases what came from there, with a record of it, and needs no more calls', async () => {
    svett.garmin.weigh(ada.is.garminId, 71);
    record();
    await svett.settle();
    svett.garmin.deregister(ada.is.garminId);
    await svett.settle();
    expect(await ada.link('garmin')).toBeNull();
    expect([await ada.sessions(), await rows(ada.is.athleteId)]).toEqual([[], []]);
    expect((await ada.browser.get('/api/v1/profile/masses')).json()).toMatchObject({ items: [] });
    const records = await svett.get(Erasures).list();
    expect(records.find(({ athleteId }) => athleteId === ada.is.athleteId)).toMatchObject({
      brand: 'garmin',
      reason: 'deauthorised',
      counts: { sources: 3, sessions: 1, masses: 1 },
    });
  });

  test('a deregistration somebody made up erases nothing', async () => {
    record();
    await svett.settle();
    await svett.garmin.send({ deregistrations: [{ userId: ada.is.garminId }] });
    await svett.settle();
    expect(await ada.link('garmin')).toMatchObject({ state: 'active' });
    expect(await ada.sessions()).toHaveLength(1);
  });

  test('a correction of the sport is followed, against the file as well', async () => {
    const id = svett.garmin.record(ada.is.garminId, { ...short, sport: 'Run', indoor: false });
    await svett.settle();
    const [session] = await ada.sessions();
    const before = await ada.estimate(session!.id);
    svett.garmin.edit(ada.is.garminId, id, { activityType: 'WALKING' });
    await svett.settle();
    expect(await ada.sessions()).toEqual([expect.objectContaining({ id: session!.id, sport: 'walk' })]);
    expect((await ada.estimate(session!.id)).sweat).not.toEqual(before.sweat);
  });

  test('a correction that is taken back, and made again after all, counts as it was made last', async () => {
    const id = svett.garmin.record(ada.is.garminId, { ...short, sport: 'Run', indoor: false });
    for (const activityType of ['WALKING', 'RUNNING', 'WALKING']) {
      await svett.settle();
      await svett.pass({ seconds: 20 });
      svett.garmin.edit(ada.is.garminId, id, { activityType });
    }
    await svett.settle();
    expect(await ada.sessions()).toMatchObject([{ sport: 'walk' }]);
  });

  test('what was typed in at Garmin has no file, and is there all the same', async () => {
    svett.garmin.enterByHand(ada.is.garminId, short);
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
    expect((await ada.session((await ada.sessions())[0]!.id)).notes).toContain('manual');
  });

  test('disconnecting leaves the athlete’s own data where they want to keep it', async () => {
    record();
    await svett.settle();
    await ada.disconnect('garmin', 'keep');
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
    expect(svett.garmin.member(ada.is.garminId).registeredAt).toBeNull();
  });
});
