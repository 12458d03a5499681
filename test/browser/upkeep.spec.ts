import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { faultsInEveryLook } from './every-look.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import type { Visitor } from './visitor.js';

let own: OwnSvett;
let ada: Visitor;

beforeAll(async () => {
  own = await anOwnSvett();
  const browser = await own.svett.operator();
  ada = await own.signedIn((await browser.get('/api/v1/me')).json<{ athleteId: string }>().athleteId);
});
afterAll(async () => {
  await ada?.leave();
  await own?.end();
});

async function setAside(topic: string, reason: string | null, crashes = 0): Promise<void> {
  const now = new Date();
  await own.svett.database.transaction((tx) =>
    tx.insert(OutboxRow, {
      ...{ id: newId(), topic, key: newId(), payload: {}, createdAt: now, dueAt: now },
      ...{ attempts: 5, crashes, settledAt: now, outcome: 'set-aside', reason },
    }),
  );
}

test('whoever runs this Svett sees what was given up and why, and has it tried again', async () => {
  const { page } = ada;
  await page.goto('/set-aside');
  await page.getByText('Nothing is set aside.').waitFor();
  await setAside('connect.links-due', 'connect.not-there: Strava no longer has that workout.');
  await setAside('jobs.outbox-aged', null, 16);
  await setAside('sessions.raw-data-aged', 'TypeError');
  await page.reload();
  await page.getByText('Strava no longer has that workout.').waitFor();
  await page.getByText(/Svett ended over it 16 times/).waitFor();
  expect(
    await faultsInEveryLook(ada, 'set-aside', () => page.getByRole('listitem').nth(2).waitFor()),
  ).toEqual([]);

  await page.getByRole('button', { name: 'Try again: jobs.outbox-aged' }).click();
  await page.getByText(/^One is back in line/).waitFor();
  await page.getByText('jobs.outbox-aged').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Try all again' }).click();
  await page.getByText(/^2 are back in line/).waitFor();
  await page.getByText('Nothing is set aside.').waitFor();
  expect(ada.complaints).toEqual([]);
}, 120_000);
