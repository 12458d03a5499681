import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ExportAsked, ExportsAged } from '#src/takeout/takeout.topics';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { aFitFile } from '../support/activity-files.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { unzipped } from '../support/unzipped.js';

const EXPORTS = '/api/v1/exports';

let svett: TestApp;
let ada: Browser;
beforeEach(async () => {
  svett = await anApp();
  ada = await svett.athlete();
  await ada.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 68.25 });
});
afterEach(() => svett.close());

const FIT = aFitFile({ everyS: 5 });
const listed = async (who = ada) => (await who.get(EXPORTS)).json().items;

async function exported(who = ada) {
  const { id } = (await who.post(EXPORTS)).json();
  await svett.work();
  const answer = await who.get(`${EXPORTS}/${id}/file`);
  return { id, answer, entries: await unzipped(answer.rawPayload) };
}

test('an export holds every row of a person, their files as they were handed in, and no key', async () => {
  await ada.upload({ name: 'Löp: runda.fit', bytes: FIT });
  await svett.work();
  const eva = await svett.athlete('eva@example.org');
  await eva.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 99.75 });
  const { token } = (await ada.post('/api/v1/tokens', { name: 'script' })).json();
  const { answer, entries } = await exported();
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': expect.stringMatching(/^attachment; filename="svett-2026-\d\d-\d\d[.]zip"$/),
  });
  const lines = (name: string) =>
    entries
      .get(`tables/${name}.ndjson`)!
      .toString()
      .split('\n')
      .filter((line) => line)
      .map((line) => JSON.parse(line));
  expect(lines('mass')).toMatchObject([{ measuredOn: '2026-05-01', massKg: 68.25, source: 'own' }]);
  expect(lines('session')).toHaveLength(1);
  expect(lines('estimate')).toMatchObject([{ current: true, state: 'ready' }]);
  expect(lines('consent')).toMatchObject([{ purpose: 'health-data', given: true, method: 'page' }]);
  const [source] = lines('session_source');
  expect(entries.get(`files/${source.id}/Löp_ runda.fit`)).toEqual(Buffer.from(FIT));
  const streams = JSON.parse(entries.get(`streams/${source.id}.json`)!.toString());
  expect(streams.channels.heartRateBpm).toHaveLength(streams.timeS.length);
  expect(JSON.parse(entries.get('profile.json')!.toString())).toMatchObject({
    account: { email: 'ada@example.org' },
    profile: { heartRateReliable: true },
  });
  expect(entries.get('README.txt')!.toString()).toContain('kilogram');

  const all = Buffer.concat([...entries.values()]).toString('latin1');
  for (const word of [token, 'passwordHash', '$argon2', 'tokenHash', '99.75', 'eva@example.org'])
    expect([word, all.includes(word)]).toEqual([word, false]);
});

test('the manifest tells version, counts and the digest of every entry', async () => {
  const { entries } = await exported();
  const manifest = JSON.parse(entries.get('manifest.json')!.toString());
  expect(manifest).toMatchObject({ format: 'svett-takeout', formatVersion: 1, counts: { mass: 1 } });
  const others = [...entries].filter(([name]) => name !== 'manifest.json');
  expect(Object.keys(manifest.entries).toSorted()).toEqual(others.map(([name]) => name).toSorted());
  for (const [name, bytes] of others)
    expect([name, manifest.entries[name]]).toEqual([
      name,
      { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ]);
});

test('asked for twice while it is being made, there is one; it advances, and lies there for its owner only', async () => {
  const [first, second] = [await ada.post(EXPORTS), await ada.post(EXPORTS)];
  expect(first.statusCode).toBe(202);
  expect(second.json().id).toBe(first.json().id);
  expect(await listed()).toMatchObject([{ state: 'waiting', bytes: null, until: null }]);
  await svett.work();
  const [{ id, done, total, bytes }] = await listed();
  expect([done, bytes]).toEqual([total, (await ada.get(`${EXPORTS}/${id}/file`)).rawPayload.length]);
  const folder = join(svett.settings.dataFolder, 'exports');
  expect(await readdir(folder)).toEqual([`${id}.zip`]);
  expect((await stat(join(folder, `${id}.zip`))).mode & 0o077).toBe(0);
  const eva = await svett.athlete('eva@example.org');
  expect((await eva.get(`${EXPORTS}/${id}/file`)).statusCode).toBe(404);
  expect((await eva.delete(`${EXPORTS}/${id}`)).statusCode).toBe(404);
});

test('one that no try brought to its end is told of as such, and another can be asked for', async () => {
  const { id } = (await ada.post(EXPORTS)).json();
  const givenUp = { settledAt: svett.clock.now(), outcome: 'set-aside' } as const;
  await svett.database.transaction((tx) => tx.update(OutboxRow, { topic: ExportAsked.name }, givenUp));
  const { id: another } = (await ada.post(EXPORTS)).json();
  await svett.work();
  const states = Object.fromEntries(
    (await listed()).map((one: { id: string; state: string }) => [one.id, one.state]),
  );
  expect(states).toEqual({ [id]: 'failed', [another]: 'done' });
});

test('after 48 hours the file is gone, and so is one that its owner removes', async () => {
  const { id } = await exported();
  svett.clock.pass({ hours: 47 });
  await ada.post('/api/v1/confirm', { password: PASSWORD });
  expect((await ada.get(`${EXPORTS}/${id}/file`)).statusCode).toBe(200);
  svett.clock.pass({ hours: 1 });
  await ada.post('/api/v1/confirm', { password: PASSWORD });
  expect((await ada.get(`${EXPORTS}/${id}/file`)).json().code).toBe('takeout.no-such-export');
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, ExportsAged, {}, { key: 'now' }));
  await svett.work();
  const files = () => readdir(join(svett.settings.dataFolder, 'exports'));
  expect(await files()).toEqual([]);

  const again = await exported();
  expect((await ada.delete(`${EXPORTS}/${again.id}`)).statusCode).toBe(204);
  expect([await files(), await listed()]).toEqual([[], []]);
});

test('whoever withdrew every consent may still take everything along', async () => {
  await ada.put('/api/v1/consents/health-data', { given: false });
  expect((await exported()).entries.get('tables/mass.ndjson')!.toString()).toContain('68.25');
});

test('an open browser is not enough to take everything along', async () => {
  svett.clock.pass({ minutes: 16 });
  const refused = await ada.post(EXPORTS);
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'entry.confirm-first']);
});
