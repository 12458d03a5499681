import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { ZipFile } from 'yazl';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** The first steps in Swedish, of somebody who says yes at once, passes their body mass by and has a file as Garmin packs it. */

let browser: Browser;
let svett: RunningSvett;
let eva: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  eva = await aVisitor(browser, svett.address, {
    viewport: SMALL_PHONE,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const press = (name: string) => eva.page.getByRole('button', { name, exact: true }).click();

test('whoever said yes when they made the account does not read it all again', async () => {
  const { page } = eva;
  await page.goto(svett.setupLink);
  await page.getByLabel('E-post').fill('eva@example.org');
  await page.getByRole('textbox', { name: 'Lösenord' }).fill('salt on the trail');
  await page.getByLabel('Födelsedatum').fill('1990-05-17');
  await page.getByLabel('Spara mina tränings- och kroppsuppgifter').check();
  await press('Skapa kontot');
  await page.getByText('Det har du sagt ja till.').waitFor();
  const words = page.getByText('Det här är uppgifter om din hälsa');
  expect(await words.isVisible()).toBe(false);
  expect(await faultsInEveryLook(eva, 'welcome-said-yes')).toEqual([]);
  await speak(eva, 'sv');
  await page.getByText('Läs det igen').click();
  expect(await words.isVisible()).toBe(true);
  await press('Nästa');
});

test('whoever passes their body mass by is asked for it where it is missed, also after a reload', async () => {
  const { page } = eva;
  await page.getByRole('heading', { name: 'Det som avgör hur du svettas' }).waitFor();
  await press('Hoppa över');
  await page.getByText('Steg 3 av 3').waitFor();
  await page.reload();
  await page.getByLabel('Kroppsvikt (kg)').waitFor();
});

test('a file as Garmin packs it brings the range once the mass is told, without leaving the step', async () => {
  const { page } = eva;
  const zip = new ZipFile();
  const run = aFitFile({ minutes: 62, temperature: 24, massKg: null });
  zip.addBuffer(Buffer.from(run), '77001234_ACTIVITY.fit');
  zip.end();
  const packed = await buffer(zip.outputStream);
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: '77001234.zip', mimeType: '', buffer: packed }]);
  await page.getByText('1 ny', { exact: true }).waitFor();
  await page.getByText(/^Löpning, /).waitFor();
  expect(await page.getByLabel('Kroppsvikt (kg)').count()).toBe(1);
  const asked = () => page.getByLabel(/^(Kroppsvikt|Body mass) /).waitFor();
  expect(await faultsInEveryLook(eva, 'welcome-mass-missed', asked)).toEqual([]);
  await speak(eva, 'sv');
  await page.getByLabel('Kroppsvikt (kg)').fill('68,4');
  await press('Spara');
  await page.getByRole('img', { name: /liter, troligen .* Nitton av tjugo/ }).waitFor();
  await page.getByRole('link', { name: 'Se hela passet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Löpning' }).waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(eva.complaints).toEqual([]);
});
