import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** Magnesium on a small phone: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
  await ada.page.getByRole('link', { name: 'Magnesium' }).last().click();
});

afterAll(() => stage?.end());

const card = (name: string) => stage.card(name);

test('before anything is noted the page says that nothing can be said, and why', async () => {
  await ada.page.getByRole('heading', { name: 'Magnesium', level: 1 }).waitFor();
  await card('The last week').getByText('No whole day is noted of 7 days').waitFor();
  await ada.page.getByText('It is no balance of your body').waitFor();
  // Said once: four weeks have nothing else to say then.
  expect(await card('The last four weeks').count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'magnesium-none')).toEqual([]);
});

test('noted days stand as a band with their range, and through time', async () => {
  for (let back = 1; back <= 7; back++) {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    const data = { day, foodId: 'pumpkin_seeds', portions: 3 };
    await ada.page.request.put(`/api/v1/food-entries/${randomUUID()}`, { data, headers: SAME_ORIGIN });
    await ada.page.request.put(`/api/v1/food-days/${day}`, { data: { isWhole: true }, headers: SAME_ORIGIN });
  }
  await ada.page.reload();
  await card('The last week')
    .getByText(/7 of 7 days are noted as whole/)
    .waitFor();
  await card('The last week')
    .getByText(/Food covered about \d+\s% of the need/)
    .waitFor();
  await card('Need and food through time').getByText('A year by week').click();
  expect(await faultsInEveryLook(ada, 'magnesium-noted')).toEqual([]);
});

test('another reference changes the everyday need', async () => {
  await ada.page.getByLabel('American (IOM 1997)').click();
  await card('The last week')
    .getByText(/Everyday need: [34]\d0/)
    .waitFor();
  expect(ada.complaints).toEqual([]);
});
