import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { faultsOf } from './faults.js';
import { unzipped } from '../support/unzipped.js';
import { faultsInEveryLook } from './every-look.js';
import { firstAccount } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, type Visitor } from './visitor.js';

let browser: Browser;
let svett: RunningSvett;
let ada: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  ada = await aVisitor(browser, svett.address);
  await firstAccount(ada.page, svett.setupLink);
  await ada.page.goto('/sign-in');
  await ada.page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
}, 180_000);
afterAll(async () => {
  await ada?.leave();
  await browser?.close();
  await svett?.stop();
});

test('what one allows stands there in full, is taken back with one tap, and asked for where it is needed', async () => {
  const { page } = ada;
  await page.goto('/privacy');
  const health = page.getByRole('switch', { name: /Store my training and body data/ });
  await health.waitFor();
  expect(await health.isChecked()).toBe(true);
  await page.getByText('the coaches of a team you are in', { exact: false }).waitFor();
  const looks = page.getByRole('link', { name: 'What you share with teams' });
  expect(await looks.getAttribute('href')).toBe('/teams');
  await page.getByRole('heading', { name: 'Who has looked' }).waitFor();
  await page.getByText('No coach has seen anything of yours.').waitFor();
  expect(await faultsInEveryLook(ada, 'privacy')).toEqual([]);
  await health.click();
  await page.getByText('Nothing more is taken in.').waitFor();
  expect(await health.isChecked()).toBe(false);

  await page.goto('/sessions');
  await page.getByText('May Svett keep your training data?').waitFor();
  expect(await faultsInEveryLook(ada, 'consent-asked')).toEqual([]);
  await page.getByRole('button', { name: 'Yes, allow it' }).click();
  await page.getByText('May Svett keep your training data?').waitFor({ state: 'detached' });
}, 120_000);

test('everything is packed, and fetched as one file', async () => {
  const { page } = ada;
  await page.goto('/privacy');
  await page.getByRole('button', { name: 'Make a file' }).click();
  const get = page.getByRole('button', { name: /^Download/ });
  await get.waitFor();
  await ada.picture('privacy-export');
  const [download] = await Promise.all([page.waitForEvent('download'), get.click()]);
  expect(download.suggestedFilename()).toMatch(/^svett-.*[.]zip$/);
  const entries = await unzipped(await readFile(await download.path()));
  expect([...entries.keys()]).toContain('manifest.json');
}, 60_000);

test('data is erased only when the word is typed', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Erase my data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase all your data?' });
  expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Type the word erase' }).fill('erase');
  await ada.picture('privacy-erase');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Your data is erased.').waitFor();
}, 60_000);

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});
