import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** Somebody's laboratory values on a small phone, in one go: each test goes on where the one before ended. */

/** The service goes by the clock of the machine, and a value counts for 180 days. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
});

afterAll(() => stage?.end());

const card = (name: string) => stage.card(name);
const MAGNESIUM = 'Magnesium (serum or plasma)';

test('before anything is kept it is asked', async () => {
  await ada.page.goto('/lab-values');
  await ada.page.getByRole('heading', { name: 'Before anything is kept' }).waitFor();
  expect(await ada.page.getByRole('button', { name: 'Enter a value' }).count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'labs-consent')).toEqual([]);
  await ada.page.getByRole('button', { name: 'Yes, keep my laboratory values' }).click();
  await ada.page.getByText('No values yet.').waitFor();
  await ada.page.getByText('Measure first').waitFor();
});

test('a value nobody can have is refused in words, and the form keeps what was written', async () => {
  await ada.page.getByRole('button', { name: 'Enter a value' }).click();
  const form = card('Enter a value');
  await form.getByLabel('Value').fill('82');
  await form.getByLabel('Interval, lower end').fill('0.70');
  await form.getByLabel('Interval, upper end').fill('0.95');
  await form.getByLabel('Day of the sample').fill(daysAgo(20));
  await form.getByLabel('Time of day').fill('07:40');
  await form.getByLabel('Laboratory').fill('Unilabs');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText(/Nobody can have this value in this unit/).waitFor();
  expect(await form.getByLabel('Laboratory').inputValue()).toBe('Unilabs');
  expect(await faultsInEveryLook(ada, 'labs-empty')).toEqual([]); // the page is loaded anew, and the form is gone
});

test('a value stands in the report’s own interval, and a mistyped one is corrected', async () => {
  await ada.page.getByRole('button', { name: 'Enter a value' }).click();
  const form = card('Enter a value');
  await form.getByLabel('Value').fill('0.92');
  await form.getByLabel('Interval, lower end').fill('0.70');
  await form.getByLabel('Interval, upper end').fill('0.95');
  await form.getByLabel('Day of the sample').fill(daysAgo(20));
  await form.getByLabel('Time of day').fill('07:40');
  await form.getByRole('button', { name: 'Save' }).click();
  await card(MAGNESIUM).getByText('0.92 mmol/L', { exact: true }).waitFor();
  await card(MAGNESIUM)
    .getByText(/Interval 0.7–0.95 mmol\/L \(your laboratory’s own\)/)
    .waitFor();

  await card(MAGNESIUM)
    .getByRole('button', { name: /^Correct Magnesium/ })
    .click();
  await card(MAGNESIUM).getByLabel('Value').fill('0.72');
  await card(MAGNESIUM).getByRole('button', { name: 'Save' }).click();
  await card(MAGNESIUM).getByText('Within the interval, in its lower end').waitFor();
  await ada.page.getByText('Food as usual').waitFor();
});

test('a file is shown row by row before it is kept', async () => {
  const csv =
    `Datum;Tid;Analys;Resultat;Enhet\n${daysAgo(10)};07:30;P-Magnesium;0,70;mmol/L\n` +
    `${daysAgo(10)};07:30;S-Ferritin;31;µg/L\n${daysAgo(10)};07:30;Hemoglobin;140;g/L\n`;
  await card('Load a file')
    .locator('input[type=file]')
    .setInputFiles({ name: 'svar.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await ada.page.getByText('Nothing is kept yet').waitFor();
  await ada.page.getByText('not one of the tests kept here').waitFor();
  await ada.page.getByRole('button', { name: 'Keep these 2 values' }).click();
  await ada.page.getByText('2 values were kept.').waitFor();
  await card('Ferritin').getByText('31 µg/L', { exact: true }).waitFor();
  await card(MAGNESIUM).getByText('Below the interval', { exact: true }).waitFor();
  await card(MAGNESIUM)
    .getByText(/Body and laboratory alone make changes/)
    .waitFor();
  await ada.page.getByText('One thing first').waitFor();
  expect(await faultsInEveryLook(ada, 'labs')).toEqual([]);
});

test('a value laboratories telephone about shows whom to call', async () => {
  await ada.page.getByRole('button', { name: 'Enter a value' }).click();
  const form = card('Enter a value');
  await form.getByLabel('Value').fill('0.45');
  await form.getByLabel('Day of the sample').fill(daysAgo(5));
  await form.getByRole('button', { name: 'Save' }).click();
  await card(MAGNESIUM).getByText('Contact care now', { exact: true }).waitFor();
  await card(MAGNESIUM).getByText(/112/).waitFor();
  expect(await faultsInEveryLook(ada, 'labs-urgent')).toEqual([]);
});

test('everything leaves as a file, and can be removed', async () => {
  const [file] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('link', { name: 'Save as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^svett-lab-values-[\d-]+\.csv$/);
  await card('Ferritin')
    .getByRole('button', { name: /^Remove Ferritin/ })
    .click();
  await card('Ferritin').waitFor({ state: 'detached' });
  // What nobody can have was answered with 400: that is all the browser had to complain about.
  expect(ada.complaints.filter((one) => !one.includes('400'))).toEqual([]);
});
