import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { aFitFile } from '../support/fit-file.js';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { firstAccount, SAME_ORIGIN } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, type Visitor } from './visitor.js';

const KG_PER_LB = 0.45359237;
const METRIC = /°C|km\/h|\b(kg|km|cm)\b/;

let browser: Browser;
let folder: string;
let svett: RunningSvett;
let ada: Visitor;
let sessionId: string;

beforeAll(async () => {
  // Another name of this very machine, as other machines would know it: no browser takes it for private.
  browser = await aChromium(['--host-resolver-rules=MAP svett.home 127.0.0.1']);
  folder = mkdtempSync(join(tmpdir(), 'svett-preferences-'));
  svett = await aRunningSvett({ SVETT_DATA: folder });
  ada = await aVisitor(browser, svett.address, { reducedMotion: 'reduce' });
  await firstAccount(ada.page, svett.setupLink);
  const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
  await ada.page.request.post('/api/v1/profile/masses', { data: mass, headers: SAME_ORIGIN });
  const startedAt = new Date('2026-05-29T07:00:00Z');
  const run = aFitFile({ startedAt, minutes: 66, speed: 3.1, heartRate: 152 });
  const file = { name: 'run.fit', mimeType: 'application/octet-stream', buffer: Buffer.from(run) };
  const taken = await ada.page.request.post('/api/v1/sessions/files', {
    multipart: { files: file },
    headers: SAME_ORIGIN,
  });
  sessionId = ((await taken.json()) as { items: { sessionId: string }[] }).items[0]!.sessionId;
  await ada.page.goto('/sign-in');
  await ada.page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
}, 180_000);

afterAll(async () => {
  await ada?.leave();
  await browser?.close();
  await svett?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('somebody chooses units and time zone for themselves, and finds them so again', async () => {
  const { page } = ada;
  await page.goto('/account');
  const card = page.getByRole('region', { name: 'Language, units and time' });
  await card.getByText('lb, mi, °F').click();
  await card.getByRole('combobox', { name: 'Time zone' }).fill('Auckland');
  await page.getByRole('option', { name: 'Pacific/Auckland' }).click();
  await page.waitForLoadState('networkidle');
  await page.reload();
  await card.getByText('lb, mi, °F').waitFor();

  expect(await card.getByRole('radio', { name: 'lb, mi, °F' }).isChecked()).toBe(true);
  expect(await card.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Pacific/Auckland');
  expect(await faultsInEveryLook(ada, 'preferences')).toEqual([]);
});

test('a weigh-in is told and read in pounds by whoever is used to them', async () => {
  const { page } = ada;
  await page.goto(`/sessions/${sessionId}`);
  const card = page.getByRole('region', { name: 'Weigh-in' });
  await card.getByRole('button', { name: 'Tell before and after' }).click();
  await card.getByLabel('Before (lb)').fill('150.8');
  await card.getByLabel('After (lb)').fill('149.0');
  await card.getByRole('button', { name: 'Nothing' }).click();
  await ada.picture('imperial-form');
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText(/Measured: /).waitFor();

  const answer = await page.request.get(`/api/v1/sessions/${sessionId}/weigh-in`);
  const { weighIn } = (await answer.json()) as { weighIn: { preKg: number } };
  expect(weighIn.preKg).toBeCloseTo(150.8 * KG_PER_LB, 6);
  expect(await faultsInEveryLook(ada, 'imperial-session')).toEqual([]);
});

test('whoever is used to pounds, miles and °F reads nothing else', async () => {
  const { page } = ada;
  // Folded away or not.
  for (const unit of [/min\/mi/, /°F/]) await page.getByText(unit).first().waitFor({ state: 'attached' });
  expect(await page.getByRole('main').innerText()).not.toMatch(METRIC);

  await page.goto('/weighing');
  await page
    .getByText(/in mild air, 50–68 °F/)
    .first()
    .waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(METRIC);
  expect(await faultsInEveryLook(ada, 'imperial-weighing')).toEqual([]);
});

test('what a form does not take is told field by field, in the language one reads', async () => {
  const { page } = ada;
  await page.goto('/account');
  await page.getByText('Svenska').click();
  const card = page.getByRole('region', { name: 'E-postadress' });
  await card.getByLabel('Ny adress').fill('ada@hemma');
  await card.getByRole('button').click();
  await card.getByText('Det här behöver rättas. E-post: skriv som namn@example.org.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('unfit-sv');
  await page.getByText('English').click();
  await page.getByText('Please correct this. E-mail: write it like name@example.org.').waitFor();
});

test('a token from before, which never runs out, says so', async () => {
  const { page } = ada;
  const token = { name: 'bicycle computer', scopes: ['sessions:write'] };
  await page.request.post('/api/v1/tokens', { data: token, headers: SAME_ORIGIN });
  const database = new Database(join(folder, 'svett.sqlite'));
  database.prepare('UPDATE access_token SET expires_at = NULL').run();
  database.close();
  await page.goto('/account');
  await page.getByText('It never runs out.').waitFor();
  expect(await faultsInEveryLook(ada, 'endless-token')).toEqual([]);
});

test('whoever comes over plain http from elsewhere is told so, and nothing they type is taken', async () => {
  const { port } = new URL(svett.address);
  const bo = await aVisitor(browser, `http://svett.home:${port}`);
  await bo.page.goto('/sign-in');
  await bo.page.getByText('This connection is not private').waitFor();
  expect(await faultsOf(bo.page)).toEqual([]);
  await bo.picture('plain-http');
  await bo.page.getByLabel('E-mail').fill('ada@example.org');
  await bo.page.getByRole('textbox', { name: 'Password' }).fill('salt on the trail');
  await bo.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await bo.page.getByText('nothing was taken in').waitFor();
  await bo.leave();
});

test('the browser had nothing to complain about but the address that was not taken', () => {
  expect(ada.complaints).toEqual([expect.stringMatching(/status of 400 .* \/api\/v1\/me\/email$/)]);
});
