import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook } from './every-look.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { until } from './until.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** The first steps, from the account just made to the first estimate: each test goes on where the one before ended. */

let browser: Browser;
let svett: RunningSvett;
let ada: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  ada = await aVisitor(browser, svett.address, {
    viewport: SMALL_PHONE,
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const next = () => ada.page.getByRole('button', { name: 'Next' }).click();
const stepIs = (at: number, title: string) =>
  Promise.all([
    ada.page.getByText(`Step ${at} of 3`).waitFor(),
    ada.page.getByRole('heading', { level: 1, name: title }).waitFor(),
  ]);

test('a new account sees language and units as the browser has them, before anything is asked', async () => {
  const { page } = ada;
  await page.goto(svett.setupLink);
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill('salt on the trail');
  await page.getByLabel('Birth date').fill('1990-05-17');
  await page.getByRole('button', { name: 'Make the account' }).click();

  await stepIs(1, 'What may Svett do?');
  expect(await page.getByRole('radio', { name: 'English' }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'lb, mi, °F' }).isChecked()).toBe(true);
  await page.getByText('kg, km, °C').click();
  await until(async () => (await (await page.request.get('/api/v1/me')).json()).units === 'metric');
});

test('in another language the purposes are said in it at once, so that a yes is to words that were read', async () => {
  const { page } = ada;
  await page.getByText('Svenska', { exact: true }).click();
  await page.getByRole('switch', { name: 'Spara mina tränings' }).waitFor();
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('switch', { name: 'Store my training' }).waitFor();
});

test('nothing is allowed that nobody has allowed', async () => {
  const { page } = ada;
  await stepIs(1, 'What may Svett do?');
  await page.getByText('For later').click();
  expect(await page.getByRole('switch', { checked: true }).count()).toBe(0);
  expect(await page.getByRole('switch').count()).toBeGreaterThan(5);
  expect(await faultsInEveryLook(ada, 'welcome-consents')).toEqual([]);
  await next();
});

test('whoever allows nothing is not asked for a body, nor for a file that could not be kept', async () => {
  const { page } = ada;
  await stepIs(3, 'Your first session');
  await page.getByRole('button', { name: /^Yes, allow it/ }).waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'welcome-nothing-allowed')).toEqual([]);
  await page.getByRole('button', { name: 'Back' }).click();
  await stepIs(1, 'What may Svett do?');
  await page.getByRole('switch', { name: 'Store my training' }).click();
  await page.getByRole('switch', { name: 'Store my training', checked: true, disabled: false }).waitFor();
  await next();
});

test('whoever leaves half-way goes on where they were', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByText('at step 2 of 3').waitFor();
  await page.goto('about:blank');
  await page.goto('/');
  await page.getByRole('link', { name: 'Go on' }).click();
  await stepIs(2, 'What decides how you sweat');
  await page.getByRole('button', { name: 'Back' }).click();
  await stepIs(1, 'What may Svett do?');
  expect(await page.getByRole('switch', { checked: true }).count()).toBe(1);
  await next();
});

test('a body mass that cannot be true is not taken, and what is optional is said to be', async () => {
  const { page } = ada;
  await stepIs(2, 'What decides how you sweat');
  expect(await faultsInEveryLook(ada, 'welcome-body')).toEqual([]);
  await page.getByRole('group', { name: /^Optional/ }).waitFor();
  await page.getByLabel('Body mass (kg)').fill('684');
  await next();
  await page.getByText('Between 20 and 350 kg').waitFor();
  await page.getByLabel('Body mass (kg)').fill('68.4');
  await page.getByLabel('Height (cm)').fill('174');
  await page.keyboard.press('Tab');
  await page.getByLabel('Body mass (kg)').press('Enter');
});

test('a dropped file is the first estimate, on the spot', async () => {
  const { page } = ada;
  await stepIs(3, 'Your first session');
  expect(await faultsInEveryLook(ada, 'welcome-session')).toEqual([]);
  const run = Buffer.from(aFitFile({ sweatMl: 980, maker: 1, minutes: 62, temperature: 24 }));
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'evening-run.fit', mimeType: '', buffer: run }]);
  await page.getByRole('img', { name: /litres, likely .* Nineteen in twenty/ }).waitFor();
  const ready = () => page.getByRole('img', { name: /litres|liter/ }).waitFor();
  expect(await faultsInEveryLook(ada, 'welcome-estimate', ready)).toEqual([]);
  await page.getByRole('link', { name: 'See the whole session' }).click();
  await page.getByRole('img', { name: /Sweat rate over time/ }).waitFor();
  expect(await page.getByText('You were getting started').count()).toBe(0);
});

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});
