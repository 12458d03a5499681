import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aFitFile } from '../support/activity-files.js';
import { faultsOf } from './faults.js';
import { firstAccount, SAME_ORIGIN } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, DESKTOP, PHONE, SMALL_PHONE, type Looks, type Visitor } from './visitor.js';

/** Every page in both themes and both languages, on phone and desktop: nothing pale, nameless, cut off or complaining. */

const EMAIL = 'ada@example.org';
const PASSWORD = 'salt on the trail';

let browser: Browser;
let svett: RunningSvett;
let sessionId: string;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  sessionId = await aFilledSvett();
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const PAGES: Record<string, { path: () => string; ready: (visitor: Visitor) => Promise<void> }> = {
  sessions: {
    path: () => '/sessions',
    ready: async ({ page }) =>
      page
        .getByText(/Magnesium \d/)
        .nth(2)
        .waitFor(),
  },
  session: {
    path: () => `/sessions/${sessionId}`,
    ready: async ({ page }) => {
      await page.locator('canvas').nth(1).waitFor();
      await page.getByText(/steps add up|Stegen går ihop/).waitFor();
    },
  },
  profile: { path: () => '/profile', ready: async ({ page }) => page.locator('input').nth(8).waitFor() },
};

const VIEWS: [string, Looks][] = [
  ['phone-light-en', { viewport: PHONE, colorScheme: 'light', locale: 'en-GB' }],
  ['phone-dark-sv', { viewport: PHONE, colorScheme: 'dark', locale: 'sv-SE' }],
  ['small-phone-light-sv', { viewport: SMALL_PHONE, colorScheme: 'light', locale: 'sv-SE' }],
  ['desktop-light-sv', { viewport: DESKTOP, colorScheme: 'light', locale: 'sv-SE' }],
  ['desktop-dark-en', { viewport: DESKTOP, colorScheme: 'dark', locale: 'en-GB' }],
];

describe.each(VIEWS)('%s', (name, looks) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await aVisitor(browser, svett.address, looks);
  });
  afterAll(async () => visitor?.leave());

  test('the sign-in page is whole', async () => {
    await visitor.page.goto('/sign-in');
    await visitor.page.getByRole('heading').waitFor();
    await visitor.picture(`${name}-sign-in`);

    expect(await faultsOf(visitor.page)).toEqual([]);
    await signIn(visitor, looks.locale === 'sv-SE' ? 'sv' : 'en');
  });

  test.each(Object.keys(PAGES))('the %s page is whole', async (pageName) => {
    const { path, ready } = PAGES[pageName]!;
    await visitor.page.goto(path());
    await ready(visitor);
    for (const fold of await visitor.page.locator('summary').all()) await fold.click();
    const faults = await faultsOf(visitor.page);
    for (const fold of await visitor.page.locator('summary').all()) await fold.click();
    await visitor.page.waitForLoadState('networkidle');
    await visitor.picture(`${name}-${pageName}`);

    expect(faults).toEqual([]);
  });

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([]);
  });
});

test('the whole way to a card is open to a keyboard', async () => {
  const { page, leave } = await aVisitor(browser, svett.address);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(EMAIL);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^(Open the session|Öppna passet)$/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toContain('skip-link');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 5 && !page.url().includes('/sessions/'); step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches('main a[href^="/sessions/"]')`))
      await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
  }

  await page.locator('canvas').first().waitFor();
  await leave();
});

test('nothing jumps while the session page fills', async () => {
  const visitor = await aVisitor(browser, svett.address, { viewport: PHONE });
  await visitor.page.goto('/sign-in');
  await signIn(visitor, 'en');
  await visitor.page.goto(`/sessions/${sessionId}`);
  await PAGES['session']!.ready(visitor);
  const shift = await visitor.page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  })`);

  expect(shift).toBeLessThan(0.05);
  await visitor.leave();
});

/** Signs in, in the page itself, and makes the account speak `language`. */
async function signIn({ page }: Visitor, language: 'en' | 'sv'): Promise<void> {
  await page.evaluate(`(async () => {
    const send = (method, path, body) => fetch('/api/v1/' + path, {
      method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' },
    });
    await send('POST', 'sign-in', ${JSON.stringify({ email: EMAIL, password: PASSWORD })});
    await send('PUT', 'me', { language: '${language}' });
    localStorage.setItem('svett.signed-in', 'yes');
  })()`);
}

/** An account with a profile and three sessions; the id of the one with everything in it. */
async function aFilledSvett(): Promise<string> {
  const { page, leave } = await aVisitor(browser, svett.address);
  const headers = SAME_ORIGIN;
  await firstAccount(page, svett.setupLink, { email: EMAIL, password: PASSWORD });
  for (const [measuredOn, massKg] of [
    ['2026-03-01', 69.2],
    ['2026-05-20', 68.4],
  ])
    await page.request.post('/api/v1/profile/masses', { data: { measuredOn, massKg }, headers });
  const files = [
    aFitFile({
      sweatMl: 1130,
      maker: 1,
      product: 3992,
      minutes: 74,
      temperature: 31,
      speed: (s) => 2.95 - 0.25 * Math.cos(s / 520) + 0.1 * Math.sin(s / 31),
      heartRate: (s) =>
        Math.round(96 + 48 * (1 - Math.exp(-s / 110)) + s / 500 + 7 * Math.cos(s / 520 - 0.6)),
    }),
    aFitFile({
      sport: 'cycling',
      startedAt: new Date('2026-05-29T15:00:00Z'),
      minutes: 130,
      maker: 32,
      speed: 8.4,
      power: (s) => Math.max(0, Math.round(205 + 45 * Math.sin(s / 200) + 30 * Math.sin(s / 13))),
    }),
    aFitFile({
      sport: 'walking',
      startedAt: new Date('2026-05-28T10:00:00Z'),
      minutes: 24,
      speed: 1.4,
      heartRate: 92,
    }),
  ];
  const ids: string[] = [];
  for (const [index, file] of files.entries()) {
    const answer = await page.request.post('/api/v1/sessions/files', {
      multipart: {
        files: { name: `${index}.fit`, mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
      },
      headers,
    });
    ids.push((await answer.json()).items[0].sessionId);
  }
  await leave();
  return ids[0]!;
}
