import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Consents } from '#src/people/consents';
import { Clearance } from '#src/takeout/clearance';
import { Reapplying } from '#src/takeout/reapplying';
import { Tombstones } from '#src/takeout/tombstones';
import { ArchiveStage } from '../support/archive-stage.js';
import { aFitFile } from '../support/activity-files.js';
import { PASSWORD } from '../support/app.js';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';
import { everyRow, tablesWith } from '../support/every-table.js';
import { seasonDays } from '../support/season-days.js';
import { stravaExport } from '../support/strava-export.js';

const DATA = '/api/v1/me/data';

let house: ClubHouse;
let ada: Rider;
beforeEach(async () => {
  house = await aClubHouse();
  ada = await house.rider('ada');
  house.club.ride('r1', { owner: 'ada', startedAt: new Date('2026-06-10T08:00:00Z') });
  await ada.browser.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 68.25 });
  const profile = (await ada.browser.get('/api/v1/profile')).json();
  await ada.browser.put('/api/v1/profile', { ...profile, heightCm: 181.5 });
  const bytes = aFitFile({ startedAt: new Date('2026-06-01T08:00:00Z'), minutes: 50, everyS: 5 });
  const { items } = (await ada.browser.upload({ name: 'a.fit', bytes })).json();
  await house.work();
  const weighed = { preKg: 68.4, postKg: 67.5, drinkKg: 0.3, sure: true };
  await ada.browser.put(`/api/v1/sessions/${items[0].sessionId}/weigh-in`, weighed);
  await house.work();
});
afterEach(() => house.close());

const theirs = async () => tablesWith(await everyRow(house.database), [ada.athleteId]).toSorted();
const dataFolder = () => house.settings.dataFolder;
const erase = () => ada.browser.delete(DATA, { erase: 'data' });

test('erased data leaves the account, the log of consents, and the record that it was done', async () => {
  const { id } = (await ada.browser.post('/api/v1/exports')).json();
  await house.work();
  expect(await readdir(join(dataFolder(), 'exports'))).toEqual([`${id}.zip`]);
  expect(await theirs()).toEqual(expect.arrayContaining(['session', 'estimate', 'weigh_in', 'mass', 'link']));
  expect((await erase()).statusCode).toBe(204);
  await house.work();
  expect(await theirs()).toEqual(['agenda', 'athlete', 'consent', 'erasure']);
  expect(await readdir(join(dataFolder(), 'exports'))).toEqual([]);
  expect((await ada.browser.get('/api/v1/me')).json()).toMatchObject({ email: 'ada@example.org' });
  expect((await ada.browser.get('/api/v1/profile')).json()).toMatchObject({ heightCm: null });
  expect(await house.get(Consents).given(ada.athleteId, 'health-data')).toBe(true);
});

test('an archive that waits to be taken in goes with its file', async () => {
  const stage = new ArchiveStage();
  const zip = await stage.zip(stravaExport(seasonDays(2)));
  expect((await stage.handIn(ada.browser, await readFile(zip))).statusCode).toBe(202);
  stage.remove();
  const waiting = () => readdir(join(dataFolder(), 'incoming/archives'));
  expect(await waiting()).toHaveLength(1);
  expect((await erase()).statusCode).toBe(204);
  expect(await waiting()).toEqual([]);
});

test('it is asked for by somebody who just showed that it is them, and who says what they mean', async () => {
  expect((await ada.browser.delete(DATA, { erase: 'account' })).statusCode).toBe(400);
  house.clock.pass({ minutes: 16 });
  expect((await erase()).json()).toMatchObject({ code: 'entry.confirm-first' });
  await ada.browser.post('/api/v1/confirm', { password: PASSWORD });
  expect((await erase()).statusCode).toBe(204);
});

test('broken off in the middle, it is brought to its end', async () => {
  const clearance = house.get(Clearance);
  const clear = clearance.clear.bind(clearance);
  clearance.clear = () => Promise.reject(new Error('the power is out'));
  expect((await ada.browser.delete('/api/v1/me', { erase: 'account' })).statusCode).toBe(500);
  expect((await ada.browser.get('/api/v1/me')).statusCode).toBe(401);
  clearance.clear = clear;
  house.clock.pass({ minutes: 2 });
  await house.work();
  expect(await theirs()).toEqual(['erasure']);
});

test('who was erased and comes back with a backup is erased again, and nobody else', async () => {
  const eva = await house.athlete('eva@example.org');
  const { accountId, athleteId } = (await ada.browser.get('/api/v1/me')).json();
  // As it stands after a backup from before the erasure was brought back: the tombstone, and the account.
  await house.get(Tombstones).add({ accountId, athleteId }, 'account', house.clock.now());
  const stones = await readFile(join(dataFolder(), 'erased.ndjson'), 'utf8');
  for (const id of [accountId, athleteId]) expect(stones).not.toContain(id);
  expect(await house.get(Reapplying).run()).toEqual({ account: 1, data: 0 });
  expect((await ada.browser.get('/api/v1/me')).statusCode).toBe(401);
  expect((await eva.get('/api/v1/me')).statusCode).toBe(200);
  expect(await house.get(Reapplying).run()).toEqual({ account: 0, data: 0 });
});

test('data that came after it was erased is not erased again', async () => {
  await erase();
  await ada.browser.post('/api/v1/profile/masses', { measuredOn: '2026-05-02', massKg: 67 });
  expect(await house.get(Reapplying).run()).toEqual({ account: 0, data: 0 });
  expect((await ada.browser.get('/api/v1/profile/masses')).json().items).toHaveLength(1);
});
