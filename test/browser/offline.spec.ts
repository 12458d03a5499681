import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

/** A telephone that loses its network: what was seen is there, and what is told waits. In one go, in order. */

let stage: SignedIn;
let ada: Visitor;
let run: string;

beforeAll(async () => {
  stage = await signedIn(async ({ page }) => {
    const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
    await page.request.post('/api/v1/profile/masses', { data: mass, headers: SAME_ORIGIN });
    const buffer = Buffer.from(aFitFile({ startedAt: new Date(Date.UTC(2026, 4, 29, 7)), minutes: 62 }));
    const answer = await page.request.post('/api/v1/sessions/files', {
      multipart: { files: { name: 'run.fit', mimeType: 'application/octet-stream', buffer } },
      headers: SAME_ORIGIN,
    });
    run = (await answer.json()).items[0].sessionId;
  });
  ({ ada } = stage);
  await ada.page.goto('/weighing');
  await ada.page.getByRole('button', { name: 'Save before' }).waitFor();
  // The app is kept once the page in sight has all it needs, and what was seen a moment later.
  const isKept = `caches.match('/', { cacheName: 'svett-app-shell' }).then((found) => found !== undefined)`;
  await until(() => ada.page.evaluate<boolean>(isKept));
  await ada.page.waitForTimeout(3_000);
});

afterAll(() => stage?.end());

const offline = (isOffline: boolean) => ada.page.context().setOffline(isOffline);
const weighings = async () => (await (await ada.page.request.get('/api/v1/weighings')).json()).items;

test('without a network the app opens with what was seen last', async () => {
  await offline(true);
  await ada.page.reload();
  await ada.page.getByRole('heading', { level: 1, name: 'Weigh-ins' }).waitFor();
  expect(await ada.page.getByLabel('Before (kg)').inputValue()).toBe('68.4');
  // Also where it begins, which was never opened here.
  await ada.page.goto('/');
  await ada.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await ada.page.goto('/weighing');
  await ada.page.getByLabel('Before (kg)').waitFor();
});

test('a weighing told then waits on the device, also when the page is closed, and says so', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Save before' }).click();
  await page.getByText('Before: 68.4 kg').waitFor();
  await page.getByText('Kept on this device, and sent when the server answers: one weighing.').waitFor();
  await page.reload();
  await page.getByText('Before: 68.4 kg').waitFor();
  await page.getByLabel('After (kg)').fill('67.8');
  await page.getByRole('button', { name: 'Nothing' }).click();
  await page.getByRole('button', { name: 'Save after' }).click();
  await page.getByText(/Before 68.4\skg, after 67.8\skg/).waitFor();
  await page.getByText('sent when the server answers: one weighing.').waitFor();
});

test('it is sent once when the network is back, and waits no more', async () => {
  expect(await weighings()).toEqual([]);
  await offline(false);
  await ada.page.getByText('Kept on this device').waitFor({ state: 'detached' });
  expect(await weighings()).toMatchObject([{ state: 'waiting', before: { kg: 68.4 }, after: { kg: 67.8 } }]);
  expect(await faultsInEveryLook(ada, 'offline-sent')).toEqual([]);
});

test('a food noted then counts in the day at once, and is sent as well', async () => {
  const { page } = ada;
  await page.goto('/food');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await offline(true);
  await page
    .getByRole('button', { name: /almonds/i })
    .first()
    .click();
  await page.getByText('sent when the server answers: one food.').waitFor();
  const sum = page.getByRole('group', { name: 'Magnesium in what is noted' });
  const noted = page.getByRole('list', { name: 'What you ate' }).getByRole('listitem');
  await noted.filter({ hasText: /almonds.*waits to be sent/i }).waitFor();
  const told = await sum.textContent();
  expect(told).toMatch(/About \d+\smg of magnesium \(likely \d+–\d+\smg\)/);
  await ada.picture('offline-food');
  await offline(false);
  await page.getByText('Kept on this device').waitFor({ state: 'detached' });
  await noted
    .filter({ hasText: /almonds/i })
    .filter({ hasNotText: 'waits to be sent' })
    .waitFor();
  // The server adds it up as the page did.
  expect(await sum.textContent()).toBe(told);
});

test('a food that was never sent is taken away without a network', async () => {
  const { page } = ada;
  await offline(true);
  await page
    .getByRole('button', { name: /almonds.*portion|almonds.*mg/i })
    .first()
    .click();
  const noted = page.getByRole('list', { name: 'What you ate' }).getByRole('listitem');
  const waiting = noted.filter({ hasText: /waits to be sent/ });
  await waiting.getByRole('button', { name: /^Remove/ }).click();
  await waiting.waitFor({ state: 'detached' });
  await page.getByText('Kept on this device').waitFor({ state: 'detached' });
  expect(await noted.count()).toBe(1);
  await offline(false);
});

test('what one writes in and is asked by is there at the press, without having been opened before', async () => {
  const { page } = ada;
  const isLoaded = `performance.getEntriesByType('resource').some(({ name }) => /weigh-in-form/.test(name))`;
  await page.goto(`/sessions/${run}`);
  await page.getByRole('button', { name: 'Tell before and after' }).waitFor();
  await until(() => page.evaluate<boolean>(isLoaded));
  await page.waitForTimeout(1_000);
  await offline(true);
  await page.getByRole('button', { name: 'Tell before and after' }).click();
  await page.getByLabel('Before (kg)').waitFor();
  await page.getByRole('button', { name: 'Delete the session' }).click();
  await page.getByRole('dialog').getByRole('button').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await offline(false);
});

test('signing out leaves nothing to see', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  // Signing out loads the page anew: what is asked of the page before that goes with it.
  await page.waitForURL('**/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  const seen = await page.evaluate<number>(`new Promise((resolve) => {
    const asked = indexedDB.open('svett-seen');
    asked.onsuccess = () => {
      const rows = asked.result.transaction('seen').objectStore('seen').count();
      rows.onsuccess = () => resolve(rows.result);
    };
  })`);
  expect(seen).toBe(0);
});
