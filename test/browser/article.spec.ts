import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** The article, read on a small phone: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
});

afterAll(() => stage?.end());

const grades = () => ada.page.getByRole('radiogroup', { name: 'Show' });
const part = (name: string) => stage.card(name);

test('each statement stands with its grade, and what is known of it is folded away', async () => {
  await ada.page.goto('/article');
  await ada.page.getByRole('heading', { level: 1, name: 'What the article says' }).waitFor();
  await part('Losses in training').getByText('Magnesium leaves with sweat.').waitFor();
  expect(await part('Losses in training').getByText('Evidence A').count()).toBeGreaterThan(0);
  const known = ada.page.getByText('Measured many times');
  expect(await known.isVisible()).toBe(false);

  await ada.page.locator('#sweat-holds summary').click();
  await known.waitFor();
  const link = ada.page
    .locator('#sweat-holds')
    .getByRole('link', { name: /doi[.]org/ })
    .first();
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
    'https://doi.org/10.1123/ijsnem.17.6.574',
    'noreferrer',
  ]);
});

test('the keyboard opens a statement as well', async () => {
  await ada.page.locator('#urine summary').focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByText('Thirteen men lost 22 % more').waitFor();
});

test('one grade alone may be looked at, and its parts without any go away', async () => {
  const shown = ada.page.locator('main li[id]');
  const all = await shown.count();
  await grades().getByText('D', { exact: true }).click();
  await ada.page.getByText(/^9 statements$/).waitFor();
  expect(await shown.count()).toBe(9);
  expect(await part('Losses in training').count()).toBe(0);
  await grades().getByText('All', { exact: true }).click();
  expect(await shown.count()).toBe(all);
});

test('on phone and desk, light and dark, English and Swedish, with what is best supported opened', async () => {
  const faults = await faultsInEveryLook(ada, 'article-open', async () => {
    await ada.page.getByRole('radiogroup').getByText('A', { exact: true }).click();
    await ada.page.getByRole('button', { name: /^(Open all|Öppna alla)$/ }).click();
  });
  expect(faults).toEqual([]);
  expect(ada.complaints).toEqual([]);
});

test('in Swedish everything is Swedish', async () => {
  await ada.page.request.put('/api/v1/me', {
    data: { language: 'sv' },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  await ada.page.reload();
  await ada.page.getByRole('heading', { level: 1, name: 'Vad artikeln säger' }).waitFor();
  await part('Förluster vid träning').getByText('Magnesium följer med svetten ut.').waitFor();
  await ada.page.getByRole('button', { name: 'Öppna alla' }).click();
  await ada.page.getByText('Uppmätt många gånger').waitFor();
});
