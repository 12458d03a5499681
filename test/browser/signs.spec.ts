import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** How somebody lives and how a week felt, on a small phone, in one go: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
});

afterAll(() => stage?.end());

const card = (name: string) => stage.card(name);
const sign = (name: RegExp, often: string) =>
  ada.page.getByRole('group', { name }).getByRole('radio', { name: often }).check();

test('each part of how one lives asks first whether it may be asked', async () => {
  await ada.page.goto('/circumstances');
  for (const name of ['Food', 'Caffeine', 'Alcohol', 'Stomach and medicines', 'Illness and pregnancy'])
    await card(name)
      .getByRole('button', { name: /^Yes, ask me: / })
      .waitFor();
  expect(await ada.page.getByRole('button', { name: /^Save: / }).count()).toBe(0);
});

test('what is told is kept, and much alcohol shows where to talk about it', async () => {
  for (const name of ['Food', 'Alcohol', 'Caffeine']) {
    await card(name)
      .getByRole('button', { name: /^Yes, ask me: / })
      .click();
    await card(name)
      .getByRole('button', { name: /^Save: / })
      .waitFor();
  }
  await card('Food').getByLabel('Vegan').check();
  await card('Food').getByRole('button', { name: 'Save: Food' }).click();
  await card('Food')
    .getByText(/^Saved/)
    .waitFor();
  await card('Caffeine').getByLabel('Brewed coffee, cups').fill('4');
  await card('Caffeine').getByRole('button', { name: 'Save: Caffeine' }).click();
  await card('Caffeine')
    .getByText(/250–470\smg/)
    .waitFor();
  await card('Alcohol').getByLabel('Standard glasses in a usual week').fill('12');
  await card('Alcohol').getByRole('button', { name: 'Save: Alcohol' }).click();
  await card('Alcohol').getByRole('link', { name: '020-84 44 48' }).waitFor();
  await ada.page.reload();
  expect(await card('Food').getByLabel('Vegan').isChecked()).toBe(true);
  expect(await faultsInEveryLook(ada, 'circumstances')).toEqual([]);
});

test('the check-in asks first, and then takes five taps', async () => {
  await ada.page.goto('/check-in');
  await ada.page.getByRole('button', { name: /^Yes, ask me: Keep how I feel/ }).click();
  await card('How was the week?').waitFor();
  await sign(/^Cramps/, 'No');
  await sign(/^Slow to recover/, 'Several days');
  await sign(/^Tired/, 'Most days');
  await sign(/^Raised pulse/, 'No');
  await sign(/^Irritable/, 'Several days');
  expect(await faultsInEveryLook(ada, 'check-in-form')).toEqual([]);
  // Every look reloads the page, and what is not saved goes.
  await sign(/^Cramps/, 'No');
  await sign(/^Slow to recover/, 'Several days');
  await sign(/^Tired/, 'Most days');
  await sign(/^Irritable/, 'Several days');
  await sign(/^Raised pulse/, 'No');
  await ada.page.getByRole('button', { name: 'Save', exact: true }).click();
  await card('What you can do').waitFor();
  await card('How was the week?')
    .getByText(/Tired.*most days/)
    .waitFor();
});

test('a raised pulse brings the list of what a doctor should see, and a tick there what to do, at once', async () => {
  await card('How was the week?')
    .getByRole('button', { name: /^Change it: week/ })
    .click();
  await sign(/^Raised pulse/, 'Once');
  await ada.page.getByLabel('Pressure over the chest').check();
  const told = ada.page.getByRole('dialog', { name: 'A doctor should look at this' });
  await told.getByText('Call the emergency number now.').waitFor();
  expect(await told.getByRole('link', { name: 'Emergency: 112' }).getAttribute('href')).toBe('tel:112');
  await ada.picture('red-flag');
  await told.getByRole('button', { name: 'I have read it' }).last().click();
  await ada.page.getByRole('button', { name: 'Save', exact: true }).click();
  await ada.page.getByText('Rest from training until a doctor has had a look').waitFor();
  expect(await card('What you can do').count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'check-in-red-flag')).toEqual([]);
  await ada.page.goto('/weighing');
  await card('Nothing to weigh next for now').getByRole('link', { name: 'What you ticked' }).click();
});

test('it stands until the person says that a doctor has had a look', async () => {
  await ada.page.getByRole('button', { name: 'A doctor has had a look' }).click();
  await ada.page.getByRole('button', { name: 'Yes, and it is fine to train' }).click();
  await ada.page.getByText('Rest from training').waitFor({ state: 'detached' });
  expect(await faultsInEveryLook(ada, 'check-in-told')).toEqual([]);
});

test('the numbers are those of the country one chooses', async () => {
  const whom = card('Whom to call');
  await whom.getByLabel('Country').selectOption({ label: 'Norway' });
  await whom.getByRole('link', { name: 'Emergency: 113' }).waitFor();
  await whom.getByRole('link', { name: 'Medical advice: 116117' }).waitFor();
  await whom.getByText('You chose Norway.').waitFor();
});

test('the signs stand week by week in a picture, and in words', async () => {
  const calendar = card('Signs week by week');
  await calendar.getByRole('img', { name: 'Signs week by week' }).waitFor();
  await calendar.getByText('The same in words').click();
  await calendar.getByText(/Tired.*: most days/).waitFor();
  expect(ada.complaints.filter((one) => !one.includes('403'))).toEqual([]);
});
