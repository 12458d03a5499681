import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsOf } from './faults.js';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** A run weighed before and after, on a small phone, in one go: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;
let runs: string[];

beforeAll(async () => {
  // What looks mistyped is answered with 409, which the browser reports.
  stage = await signedIn(async (visitor) => {
    runs = await threeRuns(visitor);
  });
  ({ ada } = stage);
});

afterAll(() => stage?.end());

const card = () => ada.page.getByRole('region', { name: 'Weigh-in' });

test('before anything is weighed the page says what a scale could do, what to weigh, and how', async () => {
  await ada.page.goto('/weighing');
  await ada.page.getByRole('heading', { name: 'How much surer it made Svett' }).waitFor();
  await ada.page.getByText('Nothing weighed yet').waitFor();
  await ada.page
    .getByText(/It would take away some \d+\s%/)
    .first()
    .waitFor();
  await ada.page.getByText('Towel off, hair as well').waitFor();

  expect(await faultsInEveryLook(ada, 'weighing-none')).toEqual([]);
});

test('two taps before, two after: they wait for their session, also one that is not here yet', async () => {
  const { page } = ada;
  await page.goto('/weighing');
  const before = page.getByRole('region', { name: 'Weigh yourself before' });
  await before.getByRole('button', { name: '0.1 kg more' }).click();
  await before.getByRole('button', { name: 'Save before' }).click();
  const after = page.getByRole('region', { name: 'Weigh yourself after' });
  await after.getByText('Before: 68.5 kg').waitFor();
  expect(await faultsInEveryLook(ada, 'scale-after', () => speakOfScale())).toEqual([]);
  await page.reload();
  await after.getByLabel('After (kg)').fill('67.9');
  await after.getByRole('button', { name: 'Nothing' }).click();
  await after.getByRole('button', { name: 'Save after' }).click();
  await page.getByText(/Before 68.5\skg, after 67.9\skg.*They wait for the session in between/).waitFor();
  expect(await faultsInEveryLook(ada, 'scale-waits', () => speakOfScale())).toEqual([]);
});

test('the two find a session that comes later, and the page leads to it', async () => {
  const { page } = ada;
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const told = { before: { at: ago(95), kg: 68.4 }, after: { at: ago(15), kg: 67.6 }, drinkKg: 0.5 };
  const put = `/api/v1/weighings/${crypto.randomUUID()}`;
  expect((await page.request.put(put, { data: told, headers: SAME_ORIGIN })).status()).toBe(200);
  const id = await aRun(ada, { startedAt: ago(90), minutes: 66 });
  await page.reload();
  await page.getByRole('link', { name: 'See what the scale says of it' }).click({ timeout: 180_000 });
  await card()
    .getByText(/Measured: \d\.\d litres of sweat/)
    .waitFor();
  expect(page.url()).toContain(id);
  await page.request.delete(`/api/v1/sessions/${id}`, { headers: SAME_ORIGIN });
});

test('numbers in each other’s place are asked about', async () => {
  await ada.page.goto(`/sessions/${runs[0]}`);
  await card().getByRole('button', { name: 'Tell before and after' }).click();
  await card().getByLabel('Before (kg)').fill('67.6');
  await card().getByLabel('After (kg)').fill('68.4');
  await card().getByRole('button', { name: 'Nothing' }).click();
  await card().getByRole('button', { name: 'Save' }).click();

  await card().getByText('Perhaps before and after stand in each other’s place').waitFor();
  await card().locator('summary').click();
  await card().getByLabel('Smallest step of the scale').waitFor();
  await ada.picture('weighing-doubt');
  expect(await faultsOf(ada.page)).toEqual([]);
});

test('two numbers and a bottle are a weigh-in: what the scale saw stands beside what Svett says', async () => {
  await ada.page.goto(`/sessions/${runs[0]}`);
  await card().getByRole('button', { name: 'Tell before and after' }).click();
  await card().getByLabel('Before (kg)').fill('68.4');
  await card().getByLabel('After (kg)').fill('67.6');
  await card().getByRole('button', { name: 'Add a bottle, +0.75 L' }).click();
  await card().getByRole('button', { name: 'Save' }).click();

  await card()
    .getByText(/Measured: 1\.\d litres of sweat/)
    .waitFor();
  await card()
    .getByText(/Without this weighing Svett says/)
    .waitFor();
  expect(await ada.page.getByText('No weigh-in yet').count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'weighing-session')).toEqual([]);
});

test('the page shows how much narrower it made each kind of session', async () => {
  await ada.page.goto('/weighing');
  await ada.page.getByText('What one weigh-in has done').waitFor();
  await ada.page.getByText(/\d+\s% narrower, from one weigh-in of this kind/).waitFor();
  await ada.page.getByText(/You sweat 1\.\d+ times/).waitFor();

  expect(await faultsInEveryLook(ada, 'weighing-learned')).toEqual([]);
});

test('the other runs are estimated anew, and say so no more that nobody was weighed', async () => {
  await ada.page.goto(`/sessions/${runs[1]}`);
  await ada.page.getByRole('heading', { name: 'How good the data are' }).waitFor();
  expect(await ada.page.getByText(/weigh yourself/i).count()).toBe(0);
  // What looked mistyped was answered with 409: that is all the browser had to complain about.
  expect(ada.complaints.filter((one) => !one.includes('409'))).toEqual([]);
});

/** An account with a body mass and three runs; their ids, newest first. */
async function threeRuns({ page }: Visitor): Promise<string[]> {
  const headers = SAME_ORIGIN;
  const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
  await page.request.post('/api/v1/profile/masses', { data: mass, headers });
  const ids: string[] = [];
  for (const day of [29, 27, 25])
    ids.push(await aRun({ page }, { startedAt: new Date(Date.UTC(2026, 4, day, 7)), minutes: 66 }));
  return ids;
}

async function aRun(
  { page }: Pick<Visitor, 'page'>,
  when: { startedAt: Date; minutes: number },
): Promise<string> {
  const buffer = Buffer.from(aFitFile({ ...when, speed: 3.1, heartRate: 152 }));
  const file = { name: `${when.startedAt.getTime()}.fit`, mimeType: 'application/octet-stream', buffer };
  const answer = await page.request.post('/api/v1/sessions/files', {
    multipart: { files: file },
    headers: SAME_ORIGIN,
  });
  return (await answer.json()).items[0].sessionId;
}

/** Until the card of the scale has come, in either language. */
async function speakOfScale(): Promise<void> {
  await ada.page.getByRole('heading', { name: /Weigh yourself|Väg dig/ }).waitFor();
}
