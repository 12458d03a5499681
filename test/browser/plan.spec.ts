import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook, speak } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import { DESKTOP, SMALL_PHONE, type Visitor } from './visitor.js';

/** A race is planned on a small phone, looked at hour by hour, printed, changed and taken away. */

const DAY_MS = 86_400_000;
let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn(async ({ page }) => {
    const data = { measuredOn: '2026-03-01', massKg: 68.4 };
    await page.request.post('/api/v1/profile/masses', { data, headers: SAME_ORIGIN });
  });
  ({ ada } = stage);
});
afterAll(() => stage?.end());

const dayAhead = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('a race is planned in a minute, and its page says what it will cost hour by hour', async () => {
  const { page } = ada;
  await page.goto('/plan');
  await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
  await page.getByText('Nothing is planned yet.').waitFor();
  await page.getByRole('textbox', { name: 'What is it called?' }).fill('Coast marathon');
  await page.getByRole('combobox', { name: 'How hard?' }).selectOption('As in a race');
  await page.getByLabel('Day', { exact: true }).fill(dayAhead(20));
  await page.getByLabel('Starts at').fill('10:00');
  await page.getByRole('textbox', { name: 'Hours' }).fill('3');
  await page.getByRole('textbox', { name: 'Minutes' }).fill('30');
  await page.getByRole('checkbox', { name: /It is a race/ }).check();
  await page.getByRole('combobox', { name: 'Place' }).selectOption('Somewhere else');
  await page.getByRole('textbox', { name: 'Coordinates, or a link to a map' }).fill('57.70 11.97');
  await page.getByRole('button', { name: 'Plan it' }).click();

  await page.getByRole('heading', { level: 1, name: 'Coast marathon' }).waitFor();
  await page.getByText(/^\d[.]\d–\d[.]\d litres$/).waitFor();
  await page
    .getByRole('img', { name: /^Sweat from the start grows to \d[.]\d–\d[.]\d litres in all[.]/ })
    .waitFor();
  const table = page.getByRole('table', { name: 'Hour by hour' });
  expect(await table.getByRole('row').count()).toBe(5);
  await table.getByRole('rowheader', { name: /^3:30 h/ }).waitFor();
  await page.getByText('Drink when you are thirsty, not on a schedule.').waitFor();
  await page
    .getByText('Reckoned with usual weather for the time of the year there', { exact: false })
    .waitFor();
  expect(await faultsInEveryLook(ada, 'plan-race')).toEqual([]);
});

test('whoever is of age is told a ceiling, and it lies below what is lost at the least', async () => {
  const { page } = ada;
  const said = await page.getByText(/stay below \d dl an hour and below \d[.]\d litres in all/).innerText();
  const [, most, least] = /and below ([\d.]+) litres in all.*at least ([\d.]+) litres/.exec(said) ?? [];
  expect(Number(most)).toBeLessThan(Number(least));
  await page.getByRole('columnheader', { name: 'Drink at most, L' }).waitFor();
});

test('on paper it is a page to take along: the table and the words, and nothing to press', async () => {
  const { page } = ada;
  await page.evaluate(`window.print = () => { document.title = 'printed'; }`);
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.title()).toBe('printed');
  await page.setViewportSize({ width: 690, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await ada.picture('plan-on-paper');
  await page.getByRole('table', { name: 'Hour by hour' }).waitFor();
  await page.getByText('Drink when you are thirsty, not on a schedule.').waitFor();
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/[/]Type\s*[/]Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize(SMALL_PHONE);
});

test('a day and a night are one long table, with the sun down where it is', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('textbox', { name: 'Hours' }).fill('24');
  await page.getByRole('textbox', { name: 'Minutes' }).fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  const table = page.getByRole('table', { name: 'Hour by hour' });
  await table.getByRole('rowheader', { name: /^24/ }).waitFor();
  expect(await table.getByText('sun down').count()).toBeGreaterThan(4);
  await page.getByText('longer than almost anything that was ever measured', { exact: false }).waitFor();
  expect(await faultsInEveryLook(ada, 'plan-day-and-night')).toEqual([]);
});

test('in Swedish it is planned, found in the list and taken away', async () => {
  const { page } = ada;
  await speak(ada, 'sv');
  await page.goto('/plan');
  await page.getByRole('textbox', { name: 'Vad heter det?' }).fill('Trainerpass');
  await page.getByRole('combobox', { name: 'Idrott' }).selectOption('ride');
  await page.getByRole('combobox', { name: 'Inomhus eller utomhus?' }).selectOption('Inomhus');
  await page.getByRole('button', { name: 'Planera' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trainerpass' }).waitFor();
  await page.getByText('Vi räknar med ett vanligt rum.', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Alla planer' }).click();
  await page.getByRole('link', { name: 'Coast marathon' }).waitFor();
  await page.setViewportSize(DESKTOP);
  expect(await faultsInEveryLook(ada, 'plan-list')).toEqual([]);
  await speak(ada, 'sv');
  await page.getByRole('link', { name: 'Trainerpass' }).click();
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
  await page.getByRole('heading', { level: 1, name: 'Planera' }).waitFor();
  await page.getByRole('link', { name: 'Coast marathon' }).waitFor();
  expect(await page.getByRole('link', { name: 'Trainerpass' }).count()).toBe(0);
});

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});
