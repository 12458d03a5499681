import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** What was wrong about a run is put right, on a small phone, in one go: each test goes on where the one before ended. */

let stage: SignedIn;
let ada: Visitor;
let run: string;

beforeAll(async () => {
  stage = await signedIn(async (visitor) => {
    run = await aRun(visitor);
  });
  ({ ada } = stage);
});
afterAll(() => stage?.end());

const card = (name = 'Something wrong?') => stage.card(name);
const open = async (name?: string) => {
  const fold = card(name).locator('details');
  await fold.waitFor();
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
  await card(name).getByRole('status').waitFor();
};
const saysOf = (what: string) => card().locator('div', { hasText: what }).last();

test('the page says what the session was reckoned with, and who said so', async () => {
  await ada.page.goto(`/sessions/${run}`);
  await open();
  await card().getByText('Outdoors').waitFor();
  await card().getByText('the recording').first().waitFor();
  expect(await faultsInEveryLook(ada, 'told-nothing', openInEitherLanguage)).toEqual([]);
});

test('with the keyboard alone a warmer air is told: it is reckoned anew, from range to range', async () => {
  await open();
  await card().getByRole('button', { name: 'Change: Air temperature' }).focus();
  await ada.page.keyboard.press('Enter');
  const field = card().getByLabel('Air temperature (°C)');
  await field.waitFor();
  await ada.page.keyboard.press('ControlOrMeta+A');
  await ada.page.keyboard.type('33');
  await ada.page.keyboard.press('Enter');
  await card()
    .getByText(/Was \d\.\d–\d\.\d litres, now \d\.\d–\d\.\d litres/)
    .waitFor();
  await saysOf('33 °C').waitFor();
  await card().getByText('told by you').first().waitFor();
  await ada.page.locator('[aria-label="Change: Air temperature"]:focus').waitFor();
});

test('a number that cannot be is not sent, and Escape lets everything be', async () => {
  await card().getByRole('button', { name: 'Change: Your weight that day' }).click();
  await card().getByLabel('Your weight that day (kg)').fill('700');
  await card().getByText('Between 20 and 350 kg.').waitFor();
  expect(await card().getByRole('button', { name: 'Save and reckon anew' }).isDisabled()).toBe(true);
  await ada.page.keyboard.press('Escape');
  await card().getByText('68.4 kg').waitFor();
});

test('another sport is what the session is called from then on, here and in the list', async () => {
  await card().getByRole('button', { name: 'Change: Sport' }).click();
  await card().getByLabel('Sport').selectOption('Ride');
  await card().getByRole('button', { name: 'Save and reckon anew' }).click();
  await ada.page.getByRole('heading', { level: 1, name: 'Ride', exact: true }).waitFor();
  await card().getByText('The recording says Run.').waitFor();
  await card()
    .getByText(/^Was .*, now |stays practically the same/)
    .waitFor();
  expect(await faultsInEveryLook(ada, 'told-some', openInEitherLanguage)).toEqual([]);
  await ada.page.goto('/sessions');
  await ada.page.getByText('Ride').first().waitFor();
});

test('i svenska: det som sagts tas tillbaka, och inspelningen gäller igen', async () => {
  await speak(ada, 'sv');
  await ada.page.goto(`/sessions/${run}`);
  await open('Stämmer något inte?');
  const told = card('Stämmer något inte?');
  await told.getByRole('button', { name: 'Ändra: Plats' }).click();
  await told.getByLabel('Plats').selectOption('Inomhus');
  await told.getByRole('button', { name: 'Spara och räkna om' }).click();
  await told.getByText('Inomhus', { exact: true }).and(ada.page.locator('p')).waitFor();
  await told.getByRole('button', { name: 'Ta tillbaka: Sport' }).click();
  await ada.page.getByRole('heading', { level: 1, name: 'Löpning' }).waitFor();
  await told.getByRole('button', { name: 'Ta tillbaka allt' }).click();
  await told.getByText('Utomhus', { exact: true }).waitFor();
  await told
    .getByRole('status')
    .filter({ hasText: /Var .*, nu / })
    .waitFor();
  expect(await told.getByText('berättat av dig').count()).toBe(0);
  await speak(ada, 'en');
});

test('how hard it felt is asked beside it, and the browser had nothing to complain about', async () => {
  await ada.page.goto(`/sessions/${run}`);
  await card().getByText('How hard did the whole session feel?').waitFor();
  await card().locator('label', { hasText: /^7$/ }).click();
  await card().getByRole('button', { name: 'Take the answer away' }).waitFor();
  expect(ada.complaints).toEqual([]);
});

async function openInEitherLanguage(): Promise<void> {
  const isSwedish = (await ada.page.locator('html').getAttribute('lang')) === 'sv';
  await open(isSwedish ? 'Stämmer något inte?' : undefined);
}

/** An account with a body mass and an hour's run in the open; its id. */
async function aRun({ page }: Visitor): Promise<string> {
  const headers = SAME_ORIGIN;
  const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
  await page.request.post('/api/v1/profile/masses', { data: mass, headers });
  const file = aFitFile({
    startedAt: new Date(Date.UTC(2026, 4, 29, 7)),
    minutes: 66,
    speed: 3.1,
    heartRate: 152,
  });
  const answer = await page.request.post('/api/v1/sessions/files', {
    multipart: {
      files: { name: 'run.fit', mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
    },
    headers,
  });
  return (await answer.json()).items[0].sessionId;
}
