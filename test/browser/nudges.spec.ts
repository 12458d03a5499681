import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** What Svett says of its own accord, read in the app, in one go: each test goes on where the one before ended. */

const RUN_MINUTES = 100;
/** Over for so long that a word on it is due. */
const AGO_MINUTES = 50;

let stage: SignedIn;
let ada: Visitor;
let sessionId: string;

beforeAll(async () => {
  stage = await signedIn(async (visitor) => {
    ada = visitor;
    await tell('PATCH', 'nudge-manners', { quietFrom: '12:00', quietUntil: '12:00' });
    await tell('POST', 'profile/masses', { measuredOn: '2026-05-20', massKg: 68.4 });
    sessionId = await ran();
  });
});

afterAll(() => stage?.end());

const card = (name: string) => stage.card(name);
/** Cards of what was said; those of sessions have nothing to unfold. */
const words = (): Locator =>
  ada.page
    .getByRole('main')
    .getByRole('article')
    .filter({ has: ada.page.locator('summary') });
const bell = () => ada.page.getByRole('banner').getByRole('link', { name: /^Inbox/ });

test('the word on a run just done stands on the start page, and the bell counts it', async () => {
  await words().first().waitFor();
  expect(await words().count()).toBeLessThanOrEqual(2);
  await ada.page.getByRole('link', { name: /^Inbox, (one|\d+) unread/ }).waitFor();
  await words()
    .first()
    .getByText(/likely \d/)
    .first() // what came along with it has its own
    .waitFor();
});

test('it says what it rests on, how good the evidence is, and where that is written', async () => {
  await bell().click();
  await ada.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await words().first().getByText('Why did I get this?').first().click();
  await words().first().getByText('What it rests on').waitFor();
  await words().first().getByText('How good the evidence is').waitFor();
  await words().first().getByText('Sources').waitFor();
  expect(
    await faultsInEveryLook(ada, 'inbox', async () => {
      await words().first().locator('summary').first().click();
      await words()
        .first()
        .getByText(/Sources|Källor/)
        .waitFor();
    }),
  ).toEqual([]);
});

test('once read it is counted no more', async () => {
  await ada.page.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
});

test('one can be told again later, and then it says when', async () => {
  await words()
    .first()
    .getByRole('button', { name: /^Remind me later/ })
    .click();
  await ada.page.getByRole('button', { name: 'In half an hour' }).click();
  await words()
    .first()
    .getByText(/^Comes again/)
    .waitFor();
});

test('what is done is done, and its topic can be muted where it stands', async () => {
  await words()
    .first()
    .getByRole('button', { name: /^Done: / })
    .click();
  await words().first().getByText('Done.').waitFor();
  await words()
    .first()
    .getByRole('button', { name: /^Mute / })
    .click();
  await ada.page.getByRole('button', { name: 'For two weeks' }).click();
  await words()
    .first()
    .getByText(/is muted\. Change it/)
    .waitFor();
  await ada.page.getByRole('link', { name: 'What comes, when and where' }).click();
  await card('What, and where')
    .getByText(/^Muted until/)
    .waitFor();
});

test('quiet hours, a pause and numbers on the lock screen are kept', async () => {
  await card('When').getByLabel('From').first().fill('22:15');
  await card('When').getByRole('button', { name: 'Save' }).click();
  await card('When').getByText('Saved.').waitFor();
  await card('A pause from all of it').getByRole('button', { name: 'For a week' }).click();
  await card('A pause from all of it')
    .getByText(/^Paused until/)
    .waitFor();
  await card('On the lock screen').getByRole('switch').click();
  await card('On the lock screen').locator('input:checked:enabled').waitFor({ state: 'attached' });
  await card('What, and where').getByText('Food', { exact: true }).click();
  const byMail = card('What, and where').getByRole('checkbox', { name: 'Food: E-mail' });
  await byMail.click();
  // It is ticked once it is kept.
  await card('What, and where').locator('input[aria-label="Food: E-mail"]:checked:enabled').waitFor();

  await ada.page.reload();
  await card('When').waitFor();
  expect(await card('When').getByLabel('From').first().inputValue()).toBe('22:15');
  expect(await card('On the lock screen').getByRole('switch').isChecked()).toBe(true);
  await card('What, and where').getByText('Food', { exact: true }).click();
  expect(await card('What, and where').getByRole('checkbox', { name: 'Food: E-mail' }).isChecked()).toBe(
    true,
  );
  await card('A pause from all of it').getByRole('button', { name: 'End the pause' }).click();
  await card('A pause from all of it').getByText('No pause.').waitFor();
});

test('a webhook shows its secret once, and can be switched off', async () => {
  await card('Other ways').getByLabel('Address to call').fill('https://hooks.example.org/ada');
  await card('Other ways').getByRole('button', { name: 'Add this address' }).click();
  await card('Other ways')
    .getByText(/^whsec_/)
    .waitFor();
  await card('Other ways')
    .getByRole('button', { name: /^Switch off: / })
    .click();
  await card('Other ways').getByText('Switched off.').waitFor();
  expect(await faultsInEveryLook(ada, 'notifications', () => waitForAll())).toEqual([]);
});

test('a word of caution stands before every page until it is read, and is not said again', async () => {
  const weighed = { preKg: 68.4, postKg: 69.1, drinkKg: 3, sure: true };
  await ada.page.goto('/profile');
  await tell('PUT', `sessions/${sessionId}/weigh-in`, weighed);
  const caution = ada.page.getByRole('dialog');
  await caution.getByRole('link', { name: /^Emergency: / }).waitFor();
  await ada.page.goto('/magnesium');
  await caution.getByRole('link', { name: /^Emergency: / }).waitFor();
  expect(
    await faultsInEveryLook(ada, 'caution', async () => {
      await caution.waitFor();
      // It fades in, and half faded in its text is pale.
      await ada.page.waitForTimeout(300);
    }),
  ).toEqual([]);
  await caution.getByRole('button', { name: 'I have read it' }).last().click();
  await caution.waitFor({ state: 'detached' });
  await ada.page.goto('/inbox');
  await ada.page.getByText('Caution', { exact: true }).waitFor();
  expect(await caution.count()).toBe(0);
});

test('Svett can be installed: its manifest names icons that are there, and its worker is never an old one', async () => {
  const get = (path: string) => ada.page.request.get(path);
  const manifest = await (await get('/manifest.webmanifest')).json();
  expect(manifest).toMatchObject({ name: 'Svett', display: 'standalone', start_url: '/' });
  for (const { src, type } of manifest.icons as { src: string; type: string }[])
    expect((await get(src)).headers()['content-type']).toBe(type);
  const worker = (await get('/service-worker.js')).headers();
  expect(worker['content-type']).toMatch('javascript');
  expect(worker['cache-control']).toBe('no-cache');
});

test('whoever runs this Svett sees counts by kind, and nobody’s name', async () => {
  await ada.page.goto('/nudge-figures');
  await card('By kind').getByRole('table').first().waitFor();
  expect(await ada.page.getByText('ada@example.org').filter({ visible: true }).count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'nudge-figures', () => waitForTable())).toEqual([]);
  expect(ada.complaints).toEqual([]);
});

async function waitForTable(): Promise<void> {
  await ada.page.getByRole('table').first().waitFor();
}

async function waitForAll(): Promise<void> {
  await ada.page.getByRole('region').nth(6).waitFor();
}

async function tell(method: string, path: string, data: object): Promise<void> {
  const answer = await ada.page.request.fetch(`/api/v1/${path}`, { method, data, headers: SAME_ORIGIN });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
}

/** A warm run that ended a while ago; its session. */
async function ran(): Promise<string> {
  const startedAt = new Date(Math.floor(Date.now() / 1000 - (RUN_MINUTES + AGO_MINUTES) * 60) * 1000);
  const file = aFitFile({ startedAt, minutes: RUN_MINUTES, temperature: 30, speed: 2.9, heartRate: 152 });
  const answer = await ada.page.request.post('/api/v1/sessions/files', {
    multipart: {
      files: { name: 'run.fit', mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
    },
    headers: SAME_ORIGIN,
  });
  return (await answer.json()).items[0].sessionId;
}
