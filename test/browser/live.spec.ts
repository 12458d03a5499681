import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Archive } from '#src/archives/archive.entity';
import { Tasks } from '#src/people/tasks';
import { ArchiveStage } from '../support/archive-stage.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';
import { seasonDays } from '../support/season-days.js';
import { stravaExport } from '../support/strava-export.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

// What the server says moves on the page: nothing in these tabs asks twice by itself.
const NOBODY_ASKS_AGAIN = 'globalThis.setInterval = () => 0';

const stage = new ArchiveStage();
let own: OwnSvett;
/** Ada elsewhere: what she does there, the page in this browser does not know of. */
let elsewhere: Browser;
let adaId: string;
let ada: Visitor;

beforeAll(async () => {
  own = await anOwnSvett();
  elsewhere = await own.svett.operator();
  adaId = (await elsewhere.get('/api/v1/me')).json<{ athleteId: string }>().athleteId;
  ada = await own.signedIn(adaId);
  await ada.page.addInitScript(NOBODY_ASKS_AGAIN);
}, 300_000);
afterAll(async () => {
  await ada?.leave();
  await own?.end();
  stage.remove();
});

/** Opens a page, and waits until the server tells it what changes. */
async function listening(page: Page, path: string): Promise<void> {
  const begins = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/live'));
  await page.goto(path);
  expect((await begins).status()).toBe(200);
}

async function gotTo(done: number): Promise<void> {
  const { database } = own.svett;
  const rows = await database.read(Archive).findBy({ athleteId: adaId });
  const { taskId } = rows.sort((one, other) => +other.createdAt - +one.createdAt)[0]!;
  await database.transaction((tx) => own.svett.get(Tasks).advance(tx, taskId, { done, total: 6 }));
}

test.each([
  ['en', 'of'],
  ['sv', 'av'],
] as const)(
  'an archive moves on the page as it is taken in (%s)',
  async (language, of) => {
    await elsewhere.put('/api/v1/me', { language });
    const { page } = ada;
    await listening(page, '/archives');
    const zip = await stage.zip(stravaExport(seasonDays(6)));
    const handedIn = await stage.handIn(elsewhere, readFileSync(zip));
    expect(handedIn.statusCode).toBe(202);
    await page.getByText('export.zip').waitFor();
    for (const done of [2, 5]) {
      await gotTo(done);
      await page.getByText(`${done} ${of} 6`, { exact: true }).waitFor();
    }
    await own.svett.work();
    await page.getByText(`5 ${of} 6`, { exact: true }).waitFor({ state: 'detached' });
    const { id } = handedIn.json<{ id: string }>();
    await elsewhere.delete(`/api/v1/archives/${id}`);
    await page.getByText('export.zip').waitFor({ state: 'detached' });
  },
  120_000,
);

test.each([
  ['en', 2],
  ['sv', 4],
] as const)(
  'a file handed in elsewhere comes into the list, and so does what it cost (%s)',
  async (language, hoursAgo) => {
    await elsewhere.put('/api/v1/me', { language });
    const { page } = ada;
    await listening(page, '/sessions');
    const costs = page.getByText(/Magnesium \d/);
    await costs.first().waitFor();
    const before = await costs.count();
    const startedAt = new Date(Date.now() - hoursAgo * 3_600_000);
    const run = { name: 'run.fit', bytes: aFitFile({ minutes: 45, startedAt }) };
    expect((await elsewhere.upload(run)).statusCode).toBe(200);
    await own.svett.work();
    await costs.nth(before).waitFor();
  },
  120_000,
);

test('what came after the page asked and before the stream began is there, too', async () => {
  const { page } = ada;
  let shown = 0;
  await page.route('**/api/v1/live', async (route) => {
    await page
      .getByText(/Magnesium \d/)
      .first()
      .waitFor();
    shown = await page.getByRole('article').count();
    const startedAt = new Date(Date.now() - 6 * 3_600_000);
    const run = { name: 'early.fit', bytes: aFitFile({ minutes: 30, startedAt }) };
    expect((await elsewhere.upload(run)).statusCode).toBe(200);
    await own.svett.work();
    await route.continue();
  });
  await page.goto('/sessions');
  await until(() => shown > 0);
  await page.getByRole('article').nth(shown).waitFor();
  await page.unroute('**/api/v1/live');
}, 120_000);

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});

test('where no stream can be had, the page asks by itself as it did', async () => {
  const bo = await own.signedIn(adaId);
  await bo.page.route('**/api/v1/live', (route) => route.fulfill({ status: 502, body: '' }));
  await bo.page.goto('/archives');
  const refused = await bo.page.waitForResponse((answer) => answer.url().endsWith('/api/v1/live'));
  expect(refused.status()).toBe(502);
  const zip = await stage.zip(stravaExport(seasonDays(6)));
  await stage.handIn(elsewhere, readFileSync(zip));
  await bo.page.getByText('export.zip').waitFor();
  await gotTo(3);
  await bo.page.getByText(/^3 (of|av) 6$/).waitFor();
  await bo.leave();
}, 120_000);
