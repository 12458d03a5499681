import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ArchiveStage } from '../support/archive-stage.js';
import { seasonDays } from '../support/season-days.js';
import { HEADERS, stravaExport, stravaRow } from '../support/strava-export.js';
import { faultsInEveryLook } from './every-look.js';
import { firstAccount } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, type Visitor } from './visitor.js';

const stage = new ArchiveStage();
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
  stage.remove();
});

test('somebody brings years of history, and is told what came of it and what was left out', async () => {
  const { page } = ada;
  await page.goto('/sessions');
  await page.getByRole('link', { name: /Bring years of history/ }).click();
  await page.getByRole('heading', { name: 'How to get your export' }).waitFor();
  await page.getByText('Apple Health', { exact: true }).click();
  await page.getByText(/Export All Health Data/).waitFor();
  expect(await faultsInEveryLook(ada, 'archives-empty')).toEqual([]);

  const whole = stravaExport(seasonDays(6));
  const rows = [
    stravaRow({ id: 7, type: 'Ride', file: 'activities/7.fit.gz' }),
    stravaRow({
      id: 8,
      date: 'May 9, 2023, 10:09:29 AM',
      type: 'Ride',
      elapsedS: 3600,
      file: 'activities/8.fit.gz',
    }),
  ];
  const list = (whole['activities.csv']!() as string).replace(
    HEADERS.en,
    `${HEADERS.en}\n${rows.join('\n')}`,
  );
  const zip = await stage.zip({
    ...whole,
    'activities.csv': () => list,
    'activities/7.fit.gz': () => 'no workout',
  });
  await page.locator('input[type=file]').setInputFiles(zip);
  await page.getByText('7 new sessions').waitFor({ timeout: 60_000 });
  await page.getByText('1 was left out').waitFor();
  const open = async () => {
    await page.getByText(/What was left out, and why|Det som lämnades utanför, och varför/).waitFor();
    await page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
    await page.getByText(/Its file holds no workout|finns inget träningspass i dess fil/).waitFor();
  };
  expect(await faultsInEveryLook(ada, 'archives-report', open)).toEqual([]);

  const letters = await stage.zip({ 'letter.txt': () => 'dear you' });
  await page.locator('input[type=file]').setInputFiles(letters);
  await page
    .getByRole('alert')
    .getByText(/no export that Svett knows/)
    .waitFor();

  await page.getByRole('button', { name: 'Forget this report' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget this report' }).click();
  await page.getByText('7 new sessions').waitFor({ state: 'detached' });
  // A refused file is told of by the browser, too.
  expect(ada.complaints.filter((one) => !one.includes('400'))).toEqual([]);
}, 300_000);
