import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryLook, speakUnknown } from './every-look.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** Somebody without an account looks around with the made athlete: each test goes on where the one before ended. */

let browser: Browser;
let svett: RunningSvett;
let guest: Visitor;
/** What the server was asked for while they looked around. */
const asked: string[] = [];

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  guest = await aVisitor(browser, svett.address, { viewport: SMALL_PHONE, reducedMotion: 'reduce' });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const MADE_UP = 'A made-up athlete. Nobody here exists.';

test('from the page one sets up by, without an account', async () => {
  const { page } = guest;
  await page.goto('/');
  await page.getByRole('link', { name: 'Look around with a made-up athlete' }).click();
  await page.getByText(MADE_UP).waitFor();
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});

test('what they come to is the day: the last session, what to do now, the week, and what comes next', async () => {
  const { page } = guest;
  await page.getByRole('heading', { name: 'Your last session' }).waitFor();
  await page.getByRole('heading', { name: 'Intervals by the sea' }).waitFor();
  await page
    .getByRole('img', { name: /litres, likely/ })
    .first()
    .waitFor();
  expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThanOrEqual(4);
});

test('a session opens with its range, its curve and what drove it, and the line stays in sight', async () => {
  const { page } = guest;
  await page.goto('/sessions');
  await page
    .getByText(/Magnesium \d/)
    .first()
    .waitFor();
  await page.getByRole('list', { name: 'Sessions' }).getByRole('link').first().click();
  await page
    .getByRole('img', { name: /litres, likely/ })
    .first()
    .waitFor();
  await page.getByRole('img', { name: /Sweat rate over time/ }).waitFor();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  const box = await page.getByText(MADE_UP).boundingBox();
  expect(box!.y).toBeGreaterThanOrEqual(0);
  expect(box!.y).toBeLessThan(SMALL_PHONE.height / 2);
});

test('what is seen is of the last days', async () => {
  const days = await guest.page.evaluate<number>('Date.now() / 86400000');
  const daysAgo = Date.now() / 86_400_000 - days;
  expect(daysAgo).toBeGreaterThanOrEqual(0);
  expect(daysAgo).toBeLessThan(7.5);
});

const isWhole = async (path: string) => {
  const { page } = guest;
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText(/has nothing to show here|will not be found|only look around/).count()).toBe(0);
};

const PAGES = [
  '/',
  '/sessions',
  '/weighing',
  '/sweat',
  '/sweat/accuracy',
  '/magnesium',
  '/food',
  '/plan',
  '/inbox',
];
test.each(PAGES)('%s is whole in every look, and has what it needs', async (path) => {
  await isWhole(path);
  const name = `demo-${path === '/' ? 'today' : path.slice(1).replace('/', '-')}`;
  expect(await faultsInEveryLook(guest, name, undefined, speakUnknown)).toEqual([]);
});

test.each([
  ...['/check-in', '/circumstances', '/lab-values', '/notifications', '/links'],
  ...['/profile', '/account', '/teams', '/privacy'],
])('%s has what it needs', isWhole);

test('a change is refused in a friendly sentence', async () => {
  const { page } = guest;
  await page.goto('/profile');
  await page.getByLabel('Height (cm)').fill('190');
  await page.getByLabel('Height (cm)').press('Enter');
  await page.getByText('Here you only look around: nothing is written down.', { exact: true }).waitFor();
});

test('the server was asked for nothing meanwhile', () => {
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('the way out leads to the door, and nothing of it is left', async () => {
  const { page } = guest;
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByText('Open the set-up link that Svett printed').waitFor();
  expect(await page.getByText(MADE_UP).count()).toBe(0);
  await page.goto('/sessions');
  await page.getByText('Open the set-up link that Svett printed').waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(guest.complaints).toEqual([]);
});
