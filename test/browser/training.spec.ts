import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** Long runs of the last days on a small phone: what they asked, and what applies because of them. */

let stage: SignedIn;
let ada: Visitor;
let newest: string;

beforeAll(async () => {
  stage = await signedIn(async (visitor) => {
    newest = await longRuns(visitor);
  });
  ({ ada } = stage);
});

afterAll(() => stage?.end());

test('a session says what it asked, and what was assumed', async () => {
  await ada.page.goto(`/sessions/${newest}`);
  const card = ada.page.getByRole('region', { name: 'Training load' });
  await card.getByText(/by heart rate \(TRIMP\)/).waitFor();
  await card.getByText('The highest heart rate is reckoned from age.').waitFor();
  await ada.page
    .getByText(/you would eat some \d+\smg \(likely \d+–\d+\smg\).*For example: .* \(likely .*Or: /)
    .waitFor();
  expect(await ada.page.getByText(/−0[.]0+(?!\d)/).count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'training-session')).toEqual([]);
});

test('the page of magnesium says what applies and why, what nobody can say, and how the pulse is', async () => {
  await ada.page.goto('/magnesium');
  const applies = ada.page.getByRole('region', { name: 'What applies to you' });
  await applies.getByRole('heading', { name: 'Long training' }).waitFor();
  await applies.getByText('the longest took 200 minutes').waitFor();
  await applies.getByText('What cannot be said').click();
  await applies.getByText('Much alcohol: you have not allowed Svett to ask.').waitFor();
  const load = ada.page.getByRole('region', { name: 'Load and pulse' });
  await load.getByRole('img', { name: /Load by heart rate/ }).waitFor();
  await load.getByText('Nothing can be said of your pulse at the same work.').waitFor();
  expect(await faultsInEveryLook(ada, 'training-magnesium')).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});

async function longRuns({ page }: Visitor): Promise<string> {
  const headers = SAME_ORIGIN;
  await page.request.post('/api/v1/profile/masses', {
    data: { measuredOn: '2026-03-01', massKg: 68.4 },
    headers,
  });
  let id = '';
  for (const days of [22, 15, 8, 1]) {
    const startedAt = new Date(Date.now() - days * 86_400_000);
    const file = aFitFile({ startedAt, minutes: 200, everyS: 10, speed: 3.1, heartRate: 152 });
    const answer = await page.request.post('/api/v1/sessions/files', {
      multipart: {
        files: { name: `${days}.fit`, mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
      },
      headers,
    });
    id = (await answer.json()).items[0].sessionId;
  }
  return id;
}
