import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsOf } from './faults.js';
import { faultsInEveryLook } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import { SMALL_PHONE, type Visitor } from './visitor.js';

/** What somebody finds about their own sweating, from the first day to the seventh weigh-in, on a small phone. */

const DAY_MS = 86_400_000;
const headers = SAME_ORIGIN;

let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn();
  ({ ada } = stage);
});
afterAll(() => stage?.end());

test('a newcomer is told what one weigh-in would do, and where sessions will stand', async () => {
  await ada.page.goto('/sweat');
  await ada.page.getByRole('heading', { name: 'My sweat', level: 1 }).waitFor();
  await stage.card('Your map').getByText('No session is on the map yet').waitFor();
  await stage.card('Used to heat').getByText('No day of heat counts at the moment').waitFor();
  expect(await faultsInEveryLook(ada, 'sweat-newcomer')).toEqual([]);
  await ada.page.getByRole('link', { name: 'See how to weigh' }).click();
  await ada.page.getByRole('heading', { name: 'Weigh-ins', level: 1 }).waitFor();
  await ada.page.goto('/sweat/accuracy');
  await ada.page.getByText('Nothing to hold it against yet').waitFor();
  expect(await faultsInEveryLook(ada, 'sweat-accuracy-none')).toEqual([]);
});

test('sessions fill the map: each field says what an hour costs there, and empty ones that nobody was there', async () => {
  await aSeason(ada);
  await ada.page.goto('/sweat');
  const map = stage.card('Your map');
  await map.getByRole('table', { name: 'Your map' }).waitFor();
  await map
    .getByRole('cell', { name: /^\d+ sessions?, 0 weighed, likely \d\.\d–\d\.\d litres an hour/ })
    .first()
    .waitFor();
  expect(await map.getByRole('cell', { name: /^Never done/ }).count()).toBeGreaterThan(4);
  await map
    .getByText(/One weighed session of this kind: .*You train there, and never weighed there/)
    .waitFor();
  await map.getByText('Next', { exact: true }).waitFor();
  const heat = stage.card('Used to heat');
  await heat.getByText(/^About \d+ days of heat still count/).waitFor();
  await heat.getByRole('img', { name: /evening by evening over the last 56 days/ }).waitFor();
  await heat.getByText('It is in your estimates.', { exact: false }).waitFor();
  await heat.getByText('The rule behind it').click();
  await heat.getByRole('link', { name: /doi\.org\/10\.1111\/sms\.12449/ }).waitFor();
  expect(await faultsInEveryLook(ada, 'sweat-unweighed')).toEqual([]);
});

test('one weigh-in stands beside what was foretold, and is too few to tell', async () => {
  await weighIns(ada, [1]);
  await ada.page.goto('/sweat/accuracy');
  await ada.page.getByText(/^Of 1 weigh-in, [01] lay inside/).waitFor();
  await ada.page.getByText('Too few to tell').waitFor();
  await ada.page.getByText('Svett knew no weigh-in of yours then.').waitFor();
});

test('after seven the page says how many lay inside, how many were to be expected, and how the middle lay', async () => {
  await weighIns(ada, [2, 3, 4, 5, 6, 7]);
  await ada.page.goto('/sweat/accuracy');
  await ada.page
    .getByText(/^Of 7 weigh-ins, \d lay inside the likely range told before; \d–\d were to be expected/)
    .waitFor();
  await ada.page.getByText(/^Anything from \d to \d would be no surprise/).waitFor();
  await ada.page.getByText(/measured was \d\.\d\d times as much, likely \d\.\d\d–\d\.\d\d times/).waitFor();
  expect(await ada.page.getByRole('img', { name: /^Foretold .* The scale said/ }).count()).toBe(7);
  expect(await faultsInEveryLook(ada, 'sweat-accuracy')).toEqual([]);
});

test('the factor is drawn from people in general to this one, with the same as a table', async () => {
  await ada.page.getByRole('link', { name: 'Overview' }).click();
  const history = stage.card('Against people like you');
  await history.getByRole('img', { name: /Now it is \d\.\d\d times as much/ }).waitFor();
  await history.getByText('As a table').click();
  await history.getByRole('row', { name: /^Before any weigh-in 1\.00/ }).waitFor();
  expect(await history.getByRole('row').count()).toBe(1 + 1 + 7 + 1);
  await stage
    .card('How accurate has my number been?')
    .getByText(/^Of 7 weigh-ins/)
    .waitFor();
  await stage
    .card('Used to heat')
    .getByText('Your weigh-ins of this season hold it already', { exact: false })
    .waitFor();
  const open = async () => {
    await stage.ada.page
      .getByText(/As a table|Som tabell/)
      .first()
      .click();
  };
  expect(await faultsInEveryLook(ada, 'sweat-learned', open)).toEqual([]);
  await ada.page.setViewportSize(SMALL_PHONE);
  expect(await faultsOf(ada.page)).toEqual([]);
  await ada.picture('sweat-learned-small');
  expect(ada.complaints).toEqual([]);
});

let runs: string[] = [];

/** Twelve weeks of runs and walks, some of them in a hall as hot as a summer. */
async function aSeason({ page }: Visitor): Promise<void> {
  const mass = { measuredOn: '2026-03-01', massKg: 68.4 };
  await page.request.post('/api/v1/profile/masses', { data: mass, headers });
  const today = Date.now();
  const kinds = [
    ...Array.from({ length: 10 }, (_, i) => ({
      days: 80 - i * 6,
      speed: 2.9,
      temperature: 17 + (i % 4) * 4,
      hour: 7,
    })),
    ...Array.from({ length: 5 }, (_, i) => ({ days: 83 - i * 9, speed: 1.5, temperature: 20, hour: 16 })),
    ...[16, 14, 13, 11, 9, 8].map((days) => ({ days, speed: 2.4, temperature: 37, hour: 11 })),
  ];
  const ids: string[] = [];
  for (const { days, speed, temperature, hour } of kinds) {
    const startedAt = new Date(Math.floor(today / DAY_MS) * DAY_MS - days * DAY_MS + hour * 3_600_000);
    const made = { startedAt, minutes: 62, everyS: 10, speed, temperature, heartRate: 148 };
    const buffer = Buffer.from(aFitFile(made));
    const files = { name: `${days}.fit`, mimeType: 'application/octet-stream', buffer };
    const answer = await page.request.post('/api/v1/sessions/files', { multipart: { files }, headers });
    ids.push((await answer.json()).items[0].sessionId);
  }
  runs = ids.slice(0, 10);
  await estimated(page, ids);
}

/** The first, the second… run weighed, each told when the one before has been learned from. */
async function weighIns({ page }: Visitor, which: number[]): Promise<void> {
  for (const number of which) {
    const postKg = 68.4 + 0.5 - 1.2 - 0.1 * (number % 3);
    const data = { preKg: 68.4, postKg, drinkKg: 0.5, sure: true };
    await page.request.put(`/api/v1/sessions/${runs[number]}/weigh-in`, { data, headers });
    await settled(page);
  }
}

async function estimated(page: Visitor['page'], ids: string[]): Promise<void> {
  for (;;) {
    const answer = await page.request.get(`/api/v1/estimates?sessionIds=${ids.join(',')}`);
    const { items } = (await answer.json()) as { items: { state: string }[] };
    if (items.every(({ state }) => state === 'ready')) return;
    await page.waitForTimeout(300);
  }
}

async function settled(page: Visitor['page']): Promise<void> {
  for (;;) {
    const { items } = (await (await page.request.get('/api/v1/tasks')).json()) as {
      items: { state: string }[];
    };
    if (items.every(({ state }) => state !== 'waiting' && state !== 'running')) return;
    await page.waitForTimeout(300);
  }
}
