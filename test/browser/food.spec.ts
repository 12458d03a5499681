import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from './faults.js';
import { faultsInEveryLook } from './every-look.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** A day of food noted on a small phone, in one go: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
  await ada.page.goto('/food');
});

afterAll(() => stage?.end());

const region = (name: string) => stage.card(name);
const button = (name: string | RegExp) => ada.page.getByRole('button', { name });

test('an empty day says what to do, and where the numbers are from', async () => {
  await ada.page.getByText('Nothing noted yet').waitFor();
  await ada.page.getByText('Livsmedelsverkets livsmedelsdatabas version 2022-05-24 (CC BY 4.0)').waitFor();
  await ada.page.getByText(/Release 27 \(public domain\)/).waitFor();
  expect(await ada.page.getByRole('switch', { name: 'Everything I ate is noted' }).isDisabled()).toBe(true);
  expect(await faultsInEveryLook(ada, 'food-none')).toEqual([]);
});

test('a tap is a portion; kinds of food and the search lead to it', async () => {
  await button(/^Almonds.*1 handful/).click();
  await region('What you ate').getByText('Almonds').waitFor();
  await region('What you ate')
    .getByText(/About 80\smg of magnesium \(likely \d+–\d+\smg\)/)
    .waitFor();
  await region('Add').getByText('Beans, peas and lentils').click();
  await button(/^Black beans, cooked.*1½ dl/).click();
  await ada.page.getByLabel('Search for a food').fill('havregryn');
  await button(/^Rolled oats, dry.*1 dl/).click();
  await region('What you ate').getByText('Rolled oats, dry').waitFor();
  await region('What you ate').getByText('3 of the seven kinds of food').waitFor();
  await ada.page.getByLabel('Search for a food').fill('wolpertinger');
  await ada.page.getByText('Nothing by that name').waitFor();
  await button('Clear the search').click();
});

test('more and less of it, a favourite, and the day as a whole', async () => {
  await button('One portion more of Almonds').click();
  await region('What you ate').getByText('2 handfuls, about 160 mg').waitFor();
  await button('Half a portion less of Almonds').click();
  await region('What you ate').getByText('1½ handfuls, about 120 mg').waitFor();
  await button('Remove Black beans, cooked').click();
  await region('What you ate').getByText('Black beans').waitFor({ state: 'detached' });
  await ada.page.getByLabel('Search for a food').fill('pumpkin');
  await button('Find Pumpkin seed kernels first').click();
  await button('No longer find Pumpkin seed kernels first').waitFor();
  await button('Clear the search').click();
  await region('Add').getByText('Yours').click();
  await button(/^Pumpkin seed kernels.*2 tbsp/).waitFor();
  await ada.page.getByRole('switch', { name: 'Everything I ate is noted' }).press('Space');
  await ada.page.getByText('The day is not marked as whole').waitFor({ state: 'detached' });
  expect(await faultsInEveryLook(ada, 'food-day')).toEqual([]);
});

test('yesterday is copied, twice without harm', async () => {
  await button('The day before').click();
  await ada.page.getByText('Nothing noted yet').waitFor();
  await button(/^Almonds.*1 handful/).click();
  await region('What you ate').getByText('Almonds').waitFor();
  await button('The day after').click();
  await region('What you ate').getByText('1½ handfuls').waitFor();
  await button('Copy yesterday').click();
  await region('What you ate').getByText('1 handful, about 80 mg').waitFor();
  await button('Copy yesterday').click();
  await ada.page.waitForLoadState('networkidle');
  expect(await region('What you ate').getByRole('listitem').count()).toBe(3);
});

test('a water is added by its label, and drunk', async () => {
  await button('Add a water').click();
  const own = region('Your own foods and waters');
  await own.getByLabel('Name').fill('Ramlösa from the shop');
  await own.getByLabel('Magnesium (mg in a litre)').fill('110');
  await own.getByLabel('A glass or bottle holds (ml)').fill('330');
  expect(await faultsOf(ada.page)).toEqual([]);
  await own.getByRole('button', { name: 'Save' }).click();
  await own.getByText('110 mg in a litre by the label').waitFor();
  await ada.page.getByLabel('Search for a food').fill('ramlosa');
  await button(/^Ramlösa from the shop/).click();
  await region('What you ate').getByText('Ramlösa from the shop').waitFor();
  await button('Clear the search').click();
});

test('seven questions give a usual day as a range', async () => {
  await button('Answer seven questions').click();
  const screen = region('Two minutes instead of a diary');
  for (const select of await screen.getByRole('combobox').all()) await select.selectOption('daily');
  await ada.picture('food-screen');
  expect(await faultsOf(ada.page)).toEqual([]);
  await screen.getByRole('button', { name: 'Done' }).click();
  await screen.getByText(/A usual day holds about \d+\smg of magnesium \(likely \d+–\d+\smg\)/).waitFor();
  expect(await faultsInEveryLook(ada, 'food-all')).toEqual([]);
  expect(ada.complaints).toEqual([]);
});
