import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Estimator } from '#src/estimates/estimator';
import { BROKEN_TRIES } from '#src/jobs/retry';
import { OpenedTakeout } from '#src/takeout/opened-takeout';
import { belongings } from '#src/belongings';
import { newId } from '#src/kernel/ids';
import { Unpacker } from '#src/takeout/unpacker';
import { aFitFile } from '../support/activity-files.js';
import { aRecording } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { SourceDesk } from '#src/sessions/source-desk';
import { encodeStreams } from '#src/sessions/stream-blob';
import { STRAVA_LIKE } from '../support/the-desk.js';
import {
  bringHome,
  changed,
  COME_BACK,
  contentsOf,
  forged,
  handIn,
  linesOf,
  takeout,
} from '../support/moving.js';
import { unzipped } from '../support/unzipped.js';

const FACTOR = '/api/v1/sweat-factor';
const EATEN_ON = '2026-06-10';
const day = (n: number) => new Date(Date.UTC(2026, 5, n, 7));

let old: TestApp;
let ada: Browser;
let zip: Buffer;
let factor: unknown;
beforeAll(async () => {
  old = await anApp();
  ada = await old.athlete();
  await ada.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 68.25 });
  for (const n of [1, 3]) {
    const bytes = aFitFile({ startedAt: day(n), minutes: 50, everyS: 5 });
    const { items } = (await ada.upload({ name: `day ${n}.fit`, bytes })).json();
    await old.work();
    const weighed = { preKg: 68.4, postKg: 67.5, drinkKg: 0.3, sure: true };
    const told = await ada.put(`/api/v1/sessions/${items[0].sessionId}/weigh-in`, weighed);
    expect(told.statusCode).toBe(200);
    await ada.put(`/api/v1/sessions/${items[0].sessionId}/effort`, { rpe: 6.5 });
    await ada.put(`/api/v1/sessions/${items[0].sessionId}/told`, { clothing: 'shorts', airC: 24 });
    await old.work();
  }
  const planned = { name: 'Long run', sport: 'run', startsAt: '2026-06-20T08:00:00+02:00', durationS: 5400 };
  expect((await ada.put(`/api/v1/planned-sessions/${newId()}`, planned)).statusCode).toBe(200);
  const choice = { push: false, email: true, ntfy: false, webhook: true };
  expect((await ada.put('/api/v1/channel-choices/week', choice)).statusCode).toBe(204);
  expect((await ada.patch('/api/v1/nudge-manners', { checkInTime: '11:00' })).statusCode).toBe(200);
  expect((await ada.put('/api/v1/nudge-topics/heat', { muted: true, until: null })).statusCode).toBe(200);
  await hearStrava('77', day(12));
  await eat();
  await settled(old);
  factor = (await ada.get(FACTOR)).json();
  zip = await takeout(old, ada);
});
afterAll(() => old.close());

/** Of the table and an own food, each once, and each a favourite. */
async function eat(): Promise<void> {
  const nutBar = { name: 'Nut bar', basis: 'portion', magnesiumMg: 20 };
  const { id: ownFoodId } = (await ada.post('/api/v1/own-foods', nutBar)).json();
  for (const which of [{ foodId: 'oats_dry' }, { ownFoodId }])
    await ada.put(`/api/v1/food-entries/${newId()}`, { day: EATEN_ON, portions: 1, ...which });
  await ada.put(`/api/v1/food-days/${EATEN_ON}`, { isWhole: true });
  for (const food of ['oats_dry', 'almonds', ownFoodId])
    expect((await ada.put(`/api/v1/foods/${food}/favourite`, {})).statusCode).toBe(204);
}

const foodOf = async (who: Browser) => {
  const { entries, isWhole, magnesiumMg } = (await who.get(`/api/v1/food-days/${EATEN_ON}`)).json();
  const { items } = (await who.get('/api/v1/foods?limit=700')).json();
  const favourites = items.filter(({ isFavourite }: { isFavourite: boolean }) => isFavourite);
  return { entries: entries.length, isWhole, mid: magnesiumMg.mid, favourites: favourites.length };
};

async function hearStrava(externalId: string, startedAt: Date): Promise<void> {
  const { athleteId } = (await ada.get('/api/v1/me')).json();
  const recording = aRecording({ startedAt, everyS: 10, format: 'api', streams: { heartRateBpm: 150 } });
  const told = { source: 'strava', externalId, part: '', legOf: null, aliases: [], recording, file: null };
  await old.database.transaction((tx) =>
    old
      .get(SourceDesk)
      .take(tx, athleteId, { ...told, terms: STRAVA_LIKE }, encodeStreams(recording.streams)),
  );
}

/** What each session taught is known for the others by then. */
async function settled(svett: TestApp): Promise<void> {
  await svett.work();
  svett.clock.pass({ minutes: 3 });
  await svett.work();
}

/** A Svett where nothing of it is known yet, at the same moment. */
async function aFreshOne(): Promise<{ svett: TestApp; who: Browser }> {
  const svett = await anApp({ clock: old.clock });
  return { svett, who: await svett.athlete('ada@elsewhere.example') };
}

describe('in another Svett', () => {
  let fresh: TestApp;
  let who: Browser;
  beforeAll(async () => {
    ({ svett: fresh, who } = await aFreshOne());
    const ended = await bringHome(fresh, who, zip);
    expect(ended).toMatchObject({ state: 'done', problemCode: null });
    expect(ended.done).toBe(ended.total);
  });
  afterAll(() => fresh.close());

  test('sessions, files, streams, weigh-ins, efforts, and estimates with all revisions are the same', async () => {
    const before = await contentsOf(zip);
    expect((before['session'] as unknown[]).length).toBe(3);
    expect((before['told_effort'] as unknown[]).length).toBe(2);
    expect((before['session_told'] as unknown[]).length).toBe(2);
    expect((before['planned_session'] as unknown[]).length).toBe(1);
    expect((before['estimate'] as unknown[]).length).toBeGreaterThan(3);
    expect((before['channel_choice'] as unknown[]).length).toBe(1);
    expect(await contentsOf(await takeout(fresh, who))).toEqual(before);
  });

  test('so is every other table that comes back, and what they ate, of the table as of their own', async () => {
    const back = belongings.filter(({ back }) => back === 'rows');
    const names = back.map(({ table }) => old.database.shape(table).name);
    expect(COME_BACK.toSorted()).toEqual(names.toSorted());
    const food = await foodOf(ada);
    expect(food).toEqual({ entries: 2, isWhole: true, mid: expect.closeTo(64, 0), favourites: 3 });
    expect(await foodOf(who)).toEqual(food);
  });

  test('how they sweat is known as well as before', async () => {
    expect((await who.get(FACTOR)).json()).toEqual(factor);
  });

  test('what is reckoned anew comes out the same', async () => {
    const { athleteId } = (await who.get('/api/v1/me')).json();
    const before = await contentsOf(await takeout(fresh, who));
    await fresh.get(Estimator).estimateAgain(athleteId);
    await fresh.work();
    expect(await contentsOf(await takeout(fresh, who))).toEqual(before);
  });

  test('what came from Strava keeps the day its raw form must go, and is nobody else’s', async () => {
    const of = async (bytes: Buffer) =>
      linesOf(await unzipped(bytes), 'session_source').find(({ source }) => source === 'strava');
    const [there, here] = [await of(zip), await of(await takeout(fresh, who))];
    expect(here).toMatchObject({ shareable: false, expiresAt: there!['expiresAt'] });
  });

  test('a yes said there is history here, and no more', async () => {
    const { items, log } = (await who.get('/api/v1/consents')).json();
    expect(items.filter(({ given }: { given: boolean }) => given)).toHaveLength(1);
    expect(log.filter(({ saidHere }: { saidHere: boolean }) => !saidHere)).toMatchObject([
      { purpose: 'health-data', given: true },
    ]);
    expect((await who.get('/api/v1/me')).json()).toMatchObject({ email: 'ada@elsewhere.example' });
  });

  test('taken in twice, nothing is there twice', async () => {
    const before = await contentsOf(await takeout(fresh, who));
    expect(await bringHome(fresh, who, zip)).toMatchObject({ state: 'done' });
    expect(await contentsOf(await takeout(fresh, who))).toEqual(before);
    expect((await who.get('/api/v1/consents')).json().log).toHaveLength(2);
  });

  test('the file that was handed in does not stay', async () => {
    expect(await readdir(join(fresh.settings.dataFolder, 'incoming'))).toEqual([]);
  });
});

describe('beside the account it came from', () => {
  test('another account gets the same under ids of its own, and the first is as it was', async () => {
    const bo = await old.athlete('bo@example.org');
    expect(await bringHome(old, bo, zip)).toMatchObject({ state: 'done' });
    const [first, second] = [await contentsOf(zip), await contentsOf(await takeout(old, bo))];
    expect(await contentsOf(await takeout(old, ada))).toEqual(first);
    const sports = (contents: Record<string, unknown>) =>
      (contents['estimate'] as { lossL: number; inputRevision: string }[])
        .map(({ lossL, inputRevision }) => [lossL, inputRevision])
        .toSorted();
    expect(sports(second)).toEqual(sports(first));
    expect(await foodOf(bo)).toEqual(await foodOf(ada));
    const again = await contentsOf(await takeout(old, bo));
    await bringHome(old, bo, zip);
    expect(await contentsOf(await takeout(old, bo))).toEqual(again);
  });

  test('the very account finds everything there', async () => {
    const before = await contentsOf(await takeout(old, ada));
    expect(await bringHome(old, ada, zip)).toMatchObject({ state: 'done' });
    expect(await contentsOf(await takeout(old, ada))).toEqual(before);
  });

  test('a workout that was handed in before joins what comes, and is not there twice', async () => {
    const { svett, who } = await aFreshOne();
    await who.upload({ name: 'x.fit', bytes: aFitFile({ startedAt: day(1), minutes: 50, everyS: 5 }) });
    await svett.work();
    expect(await bringHome(svett, who, zip)).toMatchObject({ state: 'done' });
    expect((await who.get('/api/v1/sessions')).json().items).toHaveLength(3);
    await svett.close();
  });
});

describe('what is no sound export', () => {
  let fresh: TestApp;
  let who: Browser;
  beforeAll(async () => {
    ({ svett: fresh, who } = await aFreshOne());
  });
  afterAll(() => fresh.close());

  async function refused(bytes: Buffer): Promise<string | null> {
    const ended = await bringHome(fresh, who, bytes);
    expect(ended.state).toBe('failed');
    const { session, mass } = await contentsOf(await takeout(fresh, who));
    expect({ session, mass }).toEqual({ session: [], mass: [] });
    expect(await readdir(join(fresh.settings.dataFolder, 'incoming'))).toEqual([]);
    return ended.problemCode;
  }

  const manifest = async () =>
    JSON.parse((await unzipped(zip)).get('manifest.json')!.toString()) as Record<string, unknown>;

  test('is refused in words and leaves nothing', async () => {
    expect(await refused(Buffer.from('not a zip'))).toBe('takeout.not-an-export');
    expect(await refused(await changed(zip, { 'manifest.json': null }))).toBe('takeout.not-an-export');
    expect(await refused(zip.subarray(0, zip.length / 2))).toBe('takeout.not-an-export');
  });

  test('of a later version says so', async () => {
    const later = Buffer.from(JSON.stringify({ ...(await manifest()), formatVersion: 2 }));
    expect(await refused(await changed(zip, { 'manifest.json': later }))).toBe('takeout.too-new');
  });

  test('with an entry that is another, missing, or nobody’s, is damaged', async () => {
    const mass = Buffer.from('{"id":1}\n');
    expect(await refused(await changed(zip, { 'tables/mass.ndjson': mass }))).toBe('takeout.damaged');
    expect(await refused(await changed(zip, { 'tables/session.ndjson': null }))).toBe('takeout.damaged');
    expect(await refused(await changed(zip, { 'extra.txt': mass }))).toBe('takeout.damaged');
  });

  test('whose rows do not read is damaged, however right its digests are', async () => {
    for (const line of ['{', '{"id":1}', '[]', '{"id":"../../x","massKg":1e999}']) {
      const lines = Buffer.from(`${line}\n`);
      expect([line, await refused(await forged(zip, { 'tables/estimate.ndjson': lines }))]).toEqual([
        line,
        'takeout.damaged',
      ]);
    }
  });

  test('with quiet hours that are none is taken in without them, and whoever has it is spoken to as usual', async () => {
    const [told] = linesOf(await unzipped(zip), 'nudge_manners');
    for (const bad of [{ quietFrom: '29:99' }, { focusTimes: [{ weekdays: [9] }] }, { checkInWeekday: 12 }]) {
      const lines = Buffer.from(`${JSON.stringify({ ...told, ...bad })}\n`);
      const made = await forged(zip, { 'tables/nudge_manners.ndjson': lines });
      expect(await bringHome(fresh, who, made)).toMatchObject({ state: 'done' });
      expect((await who.get('/api/v1/nudge-manners')).json()).toMatchObject({
        ...{ quietFrom: '21:30', focusTimes: [], checkInWeekday: 7, checkInTime: '10:00' },
      });
    }
  });

  test('raises nobody’s rights: accounts, tokens and yeses in it are not taken in', async () => {
    const account = { role: 'operator', email: 'ada@elsewhere.example' };
    const rows = Buffer.from(`${JSON.stringify(account)}\n`);
    const made = await forged(zip, { 'tables/account.ndjson': rows, 'tables/access_token.ndjson': rows });
    expect(await bringHome(fresh, who, made)).toMatchObject({ state: 'done' });
    expect((await who.get('/api/v1/me')).json()).toMatchObject({ role: 'athlete' });
    expect((await who.get('/api/v1/tokens')).json().items).toEqual([]);
  });
});

test('nothing is taken in without a yes to keeping it', async () => {
  const { svett, who } = await aFreshOne();
  await who.put('/api/v1/consents/health-data', { given: false });
  expect(await bringHome(svett, who, zip)).toMatchObject({ code: 'people.consent-needed' });
  await svett.close();
});

test('large files are read one after the other, and written before more of them are', async () => {
  const entries = await unzipped(zip);
  const large = randomBytes(9 * 1024 * 1024);
  const sha256 = createHash('sha256').update(large).digest('hex');
  const rows = linesOf(entries, 'session_file').map((row) => JSON.stringify({ ...row, sha256 }));
  const files = [...entries.keys()].filter((name) => name.startsWith('files/'));
  const swollen = await forged(zip, {
    ...Object.fromEntries(files.map((name) => [name, large])),
    'tables/session_file.ndjson': Buffer.from(rows.join('\n')),
  });
  const { svett, who } = await aFreshOne();
  const told: number[] = [];
  const unpacker = svett.get(Unpacker);
  const write = unpacker.write.bind(unpacker);
  unpacker.write = (unpacking, belonging, written) =>
    write(unpacking, belonging, (count) => {
      if (belonging.aside?.['brotli']) told.push(count);
      return written(count);
    });
  let [held, most] = [0, 0];
  const { file, streams } = OpenedTakeout.prototype;
  const counted = (read: typeof file) =>
    async function (this: OpenedTakeout, name: string) {
      most = Math.max(most, ++held);
      return read.call(this, name).finally(() => held--);
    };
  Object.assign(OpenedTakeout.prototype, { file: counted(file), streams: counted(streams) });
  expect(await bringHome(svett, who, swollen)).toMatchObject({ state: 'done' });
  Object.assign(OpenedTakeout.prototype, { file, streams });
  expect([most, told]).toEqual([1, [1, 1]]);
  await svett.close();
});

test('one export is taken in at a time; one that no try brings to its end holds nobody up', async () => {
  const { svett, who } = await aFreshOne();
  const first = (await handIn(who, zip)).json<{ taskId: string }>();
  const second = await handIn(who, zip);
  expect([second.statusCode, second.json()]).toMatchObject([409, { code: 'takeout.import-under-way' }]);
  expect(await readdir(join(svett.settings.dataFolder, 'incoming'))).toEqual([`${first.taskId}.zip`]);
  const broken = svett.get(Unpacker);
  broken.read = () => Promise.reject(new Error('a mistake of ours'));
  for (let n = 0; n < BROKEN_TRIES; n++) {
    await svett.work();
    svett.clock.pass({ minutes: 30 });
  }
  expect((await handIn(who, zip)).statusCode).toBe(202);
  expect((await who.get(`/api/v1/tasks/${first.taskId}`)).json()).toMatchObject({ state: 'failed' });
  expect(await readdir(join(svett.settings.dataFolder, 'incoming'))).toHaveLength(1);
  await svett.close();
});
