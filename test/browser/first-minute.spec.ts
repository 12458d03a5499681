import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aFitFile, aGpxFile } from '../support/activity-files.js';
import { faultsOf } from './faults.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, PHONE, type Visitor } from './visitor.js';

/** From the set-up link to the first range, on a phone, in one go: each test goes on where the one before ended. */

let browser: Browser;
let svett: RunningSvett;
let ada: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  ada = await aVisitor(browser, svett.address, { viewport: PHONE });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const EMAIL = 'ada@example.org';
const PASSWORD = 'salt on the trail';

test('without the link, the page says where to find it', async () => {
  await ada.page.goto('/');

  await ada.page.getByText('Open the set-up link that Svett printed').waitFor();
});

test('the set-up link makes the first account and leads to the first steps', async () => {
  const { page } = ada;
  await page.goto('about:blank');
  await page.goto(svett.setupLink);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByText('7 more characters').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByText('Long enough').waitFor();
  await page.getByLabel('Birth date').fill('1990-05-17');
  await page.getByLabel('Store my training and body data').check();
  await ada.picture('phone-light-en-setup');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the account' }).click();

  await page.getByRole('heading', { name: 'What may Svett do?' }).waitFor();
  expect(page.url()).not.toContain('token');
});

test('a body mass is enough to begin', async () => {
  const { page } = ada;
  await page.goto('/profile');
  await page.getByText('You were getting started').waitFor();
  await page.getByRole('button', { name: 'Do not ask again' }).click();
  await page.getByLabel('Body mass (kg)').fill('68.4');
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByText('68.4 kg').first().waitFor();
});

test('what is told on the profile is written down by itself', async () => {
  const { page } = ada;
  await page.getByLabel('Height (cm)').fill('174');
  await page.getByLabel('Resting heart rate (bpm)').fill('48');
  await page.getByLabel('Maximum heart rate (bpm)').fill('400');
  await page.getByText('Between 80 and 240 bpm').waitFor();
  await page.getByLabel('Maximum heart rate (bpm)').fill('191');
  await page.getByText('Female', { exact: true }).click();
  await page.getByLabel('Usual clothing').selectOption('Running kit');
  await page.getByText('Saved', { exact: true }).waitFor();

  await page.reload();
  await page.getByLabel('Height (cm)').waitFor();
  expect(await page.getByLabel('Height (cm)').inputValue()).toBe('174');
  expect(await page.getByLabel('Maximum heart rate (bpm)').inputValue()).toBe('191');
  expect(await page.getByRole('radio', { name: 'Female', exact: true }).isChecked()).toBe(true);
  expect(await page.getByLabel('Usual clothing').inputValue()).toBe('running_kit');
});

test('dropped files each get an answer in words', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.getByText('Begin with the workout you remember best').waitFor();
  await ada.picture('phone-light-en-empty');
  const run = Buffer.from(aFitFile({ sweatMl: 980, maker: 1, minutes: 62, temperature: 24 }));
  await page.locator('input[type=file]').setInputFiles([
    { name: 'evening-run.fit', mimeType: '', buffer: run },
    {
      name: 'walk.gpx',
      mimeType: '',
      buffer: Buffer.from(aGpxFile({ minutes: 30, startedAt: new Date('2026-05-30T10:00:00Z') })),
    },
    { name: 'shopping.txt', mimeType: 'text/plain', buffer: Buffer.from('milk, salt, bananas') },
  ]);

  await page.getByText('2 new, 1 refused').waitFor();
  await page.getByText('This is not a workout file').waitFor();
  await ada.picture('phone-light-en-dropped');

  await page.locator('input[type=file]').setInputFiles([{ name: 'again.fit', mimeType: '', buffer: run }]);
  await page.getByText('Already known; nothing was counted twice.').waitFor();
});

test('the list tells the cost of each session as a range', async () => {
  const { page } = ada;
  const cards = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');

  await cards
    .getByText(/likely/)
    .nth(1)
    .waitFor();
  expect(await cards.count()).toBe(2);
});

test('the card holds range, curve, magnesium, drivers and Garmin’s figure', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'evening-run.fit' }).click();

  await page.getByRole('img', { name: /litres, likely .* Nineteen in twenty/ }).waitFor();
  await page.getByText(/Garmin’s own estimate is 0.98 litres/).waitFor();
  await page.getByRole('img', { name: /Sweat rate over time/ }).waitFor();
  await page.getByRole('img', { name: /Heart rate through the session/ }).waitFor();
  await page.getByRole('img', { name: /Pace through the session, mostly between .* min\/km/ }).waitFor();
  await page.getByRole('group', { name: 'Shown below' }).getByText('Height', { exact: true }).click();
  await page.getByRole('img', { name: /Height through the session/ }).waitFor();
  await page.getByText(/mg, likely/).waitFor();
  await page.getByText('The steps add up').waitFor();
  await page.getByText('Sodium and the other minerals').click();
  await page.getByRole('rowheader', { name: 'Sodium' }).waitFor();
  await page.getByRole('rowheader', { name: 'Body mass' }).waitFor();
  await page.getByText('Show as a table').click();
  await page.getByRole('rowheader', { name: '0:10' }).waitFor();
});

test('a session is deleted only after a question', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Delete the session' }).click();
  await page.getByRole('button', { name: 'Keep it' }).last().click();
  await page.getByRole('button', { name: 'Delete the session' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();

  await page.getByRole('heading', { name: 'Sessions' }).waitFor();
  const cards = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await cards.nth(1).waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  expect(await cards.count()).toBe(1);
});

test('the language changes at once and is remembered by the account', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await page.getByRole('menuitemradio', { name: 'Svenska' }).click();
  await page.getByRole('heading', { name: 'Pass' }).waitFor();
  await page
    .getByText(/\d,\d liter/)
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Escape');

  const elsewhere = await aVisitor(browser, svett.address, { locale: 'en-GB' });
  await elsewhere.page.goto('/sign-in');
  await elsewhere.page.getByLabel('E-mail').fill(EMAIL);
  await elsewhere.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await elsewhere.page.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.page.getByRole('heading', { name: 'I dag' }).waitFor();
  expect(elsewhere.complaints).toEqual([]);
  await elsewhere.leave();
});

test('a token is shown once and can be taken back', async () => {
  const { page } = ada;
  await page.goto('/account');
  await page.getByLabel('Vad är den till för?').fill('skript');
  await page.getByLabel('Läsa pass och skattningar').check();
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  await page.getByText(/svett_pat_/).waitFor();
  await page.reload();
  await page.getByText('skript', { exact: true }).waitFor();
  expect(await page.getByText(/svett_pat_/).count()).toBe(0);
  await page.getByRole('button', { name: 'Ta tillbaka skript' }).click();
  await page.getByText('skript', { exact: true }).waitFor({ state: 'detached' });
});

test('signing out closes the door', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Konto, språk, utseende och utloggning' }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  await page.goto('/sessions');
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
});

test('the browser had nothing to complain about, and spoke to no other host', () => {
  expect(ada.complaints).toEqual([]);
});
