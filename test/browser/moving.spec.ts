import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aFitFile } from '../support/fit-file.js';
import { faultsOf } from './faults.js';
import { firstAccount, SAME_ORIGIN } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, type Visitor } from './visitor.js';

/** From one Svett to another with everything, and out of the first: each test goes on where the one before ended. */

const PASSWORD = 'salt on the trail';
/** Numbers and a name that stand nowhere by chance. */
const WEIGHED = { preKg: 68.4137, postKg: 67.6173, drinkKg: 0.5, sure: true };
const FILE_NAME = 'canary-7391.fit';
const RUN = { startedAt: new Date('2026-05-29T07:00:00Z'), minutes: 66, speed: 3.1, heartRate: 152 };
const EARLIER = { ...RUN, startedAt: new Date('2026-05-27T07:00:00Z'), minutes: 48, heartRate: 139 };

let browser: Browser;
let folder: string;
let old: RunningSvett;
let fresh: RunningSvett;
let ada: Visitor;
let there: Visitor;
let sessionIds: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'svett-moving-'));
  [browser, old, fresh] = await Promise.all([
    aChromium(),
    aRunningSvett({ SVETT_DATA: folder }),
    aRunningSvett(),
  ]);
  ada = await atHome(old, 'ada@example.org');
  there = await atHome(fresh, 'ada@new.example.org');
  sessionIds = await trained(ada);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([old?.stop(), fresh?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

async function atHome(svett: RunningSvett, email: string): Promise<Visitor> {
  const visitor = await aVisitor(browser, svett.address, { reducedMotion: 'reduce' });
  await firstAccount(visitor.page, svett.setupLink, { email, password: PASSWORD });
  await visitor.page.goto('/sign-in');
  await visitor.page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
  return visitor;
}

/** Two runs, one of them weighed, and what was learned from it; the runs' ids, newest first. */
async function trained({ page }: Visitor): Promise<string[]> {
  const { request } = page;
  const headers = SAME_ORIGIN;
  const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
  await request.post('/api/v1/profile/masses', { data: mass, headers });
  const ids: string[] = [];
  for (const run of [RUN, EARLIER]) {
    const file = {
      name: FILE_NAME,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(aFitFile(run)),
    };
    const answer = await request.post('/api/v1/sessions/files', { multipart: { files: file }, headers });
    ids.push(((await answer.json()) as { items: { sessionId: string }[] }).items[0]!.sessionId);
  }
  await request.put(`/api/v1/sessions/${ids[0]}/weigh-in`, { data: WEIGHED, headers });
  await learned(page);
  return ids;
}

/** Waits until everything that a weigh-in changes has been estimated anew. */
async function learned(page: Visitor['page']): Promise<void> {
  await page.goto('/weighing');
  await page.getByText(/You sweat [\d.]+ times/).waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
}

/** Which food an amount is compared with changes by athlete and day, and an athlete who moves has a new id. */
const EXAMPLES = /For example: .*/g;

/** What stands on a page when it has come to rest; `last`: what comes last to it. */
async function readOn({ page }: Visitor, path: string, last: string | RegExp): Promise<string> {
  await page.goto(path);
  await page.getByText(last).first().waitFor();
  await page.waitForLoadState('networkidle');
  return (await page.getByRole('main').innerText()).replaceAll(EXAMPLES, '');
}

/** Everything that tells of Ada's training: list, one session with its estimate, and how she sweats. */
async function toldTo(visitor: Visitor): Promise<Record<string, string>> {
  return {
    list: await readOn(visitor, '/sessions', /litres/),
    weighed: await readOn(visitor, `/sessions/${sessionIds[0]}`, 'Heart rate (bpm)'),
    other: await readOn(visitor, `/sessions/${sessionIds[1]}`, 'Heart rate (bpm)'),
    factor: await readOn(visitor, '/weighing', /You sweat [\d.]+ times/),
  };
}

/** Files of the first Svett, its database's own among them, in which one of these stands. */
async function filesWith(...traces: (string | Buffer)[]): Promise<string[]> {
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (traces.some((trace) => bytes.includes(trace))) found.push(entry.name);
  }
  return found;
}

/** A number as SQLite writes it. */
function stored(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

let told: Record<string, string>;
let takeout: Buffer;

test('everything of somebody is fetched as one file', async () => {
  const { page } = ada;
  told = await toldTo(ada);
  await page.goto('/privacy');
  await page.getByRole('button', { name: 'Make a file' }).click();
  const get = page.getByRole('button', { name: /^Download/ });
  await get.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), get.click()]);
  takeout = await readFile(await download.path());

  expect(told['list']).toMatch(/Run[\s\S]*Run/);
  expect(told['weighed']).toContain('Measured: ');
  expect(told['factor']).toMatch(/You sweat [\d.]+ times/);
});

test('another Svett takes the file in, and tells the same of each session and of how they sweat', async () => {
  const { page } = there;
  await page.goto('/privacy');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a zip file' }).click(),
  ]);
  await chooser.setFiles({ name: 'svett.zip', mimeType: 'application/zip', buffer: takeout });
  await page.getByText('Everything from the file is here.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await there.picture('moving-taken-in');

  await learned(page);
  expect(await toldTo(there)).toEqual(told);
});

test('a file that is no export is refused in words', async () => {
  const { page } = there;
  await page.goto('/privacy');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a zip file' }).click(),
  ]);
  const file = { name: 'run.zip', mimeType: 'application/zip', buffer: Buffer.from(aFitFile(RUN)) };
  await chooser.setFiles(file);
  await page.getByText('This is no export of Svett').waitFor();
  await there.picture('moving-no-export');
});

test('who takes back the yes to keeping data is told why a file is not taken in', async () => {
  const { page } = there;
  await page.getByRole('switch', { name: /Store my training and body data/ }).click();
  await page.getByText('Nothing more is taken in.').waitFor();
  await page.goto('/sessions');
  const later = { ...RUN, startedAt: new Date('2026-05-31T07:00:00Z') };
  const file = {
    name: 'later.fit',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(aFitFile(later)),
  };
  await page.locator('input[type=file]').setInputFiles(file);
  const uploads = page.getByRole('region', { name: 'Dropped files' }).first();
  await uploads.getByText('Svett may not keep or work with your training').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await there.picture('moving-consent-withdrawn');

  const answer = await page.request.get('/api/v1/sessions');
  expect(((await answer.json()) as { items: object[] }).items).toHaveLength(2);
});

test('what is erased in the first Svett stands in no file of it any more, and on no page', async () => {
  const { page } = ada;
  const traces = [FILE_NAME, ...sessionIds, stored(WEIGHED.preKg), stored(WEIGHED.postKg)];
  for (const trace of traces) expect(await filesWith(trace)).not.toEqual([]);

  await page.goto('/privacy');
  await page.getByRole('button', { name: 'Erase my data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase all your data?' });
  await dialog.getByRole('textbox', { name: 'Type the word erase' }).fill('erase');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Your data is erased.').waitFor();

  expect(await filesWith(...traces)).toEqual([]);
  await page.goto('/sessions');
  await page.getByText('Nothing here yet').waitFor();
  expect(await page.getByText('Run', { exact: true }).count()).toBe(0);
});

test('the browsers had nothing to complain about', () => {
  // No export is answered with 400, and a file without a yes to keeping it with 403.
  const refused = /40[03]/;
  expect([...ada.complaints, ...there.complaints].filter((one) => !refused.test(one))).toEqual([]);
});
