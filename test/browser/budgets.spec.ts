import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aDemoSeason, type DemoSeason } from '../support/demo-season.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { aVisitor, DESKTOP, SMALL_PHONE, type Visitor } from './visitor.js';

/** What a page may cost whoever opens it, on a season of 500 sessions: bytes, files and jumps. Time is a bench's: `npm run bench -- page`. */

/** Of compressed script, texts counted in: of what is opened first, and of pages that fetch more as they need it. */
const MOST_BYTES = 200_000;
const MOST_BYTES_OF: Record<string, number> = { 'five-hour session': 270_000 };
/** One file costs a telephone about as much as ten kilobytes. */
const MOST_FILES = 24;
const MOST_FILES_OF: Record<string, number> = { 'five-hour session': 40 };
const MOST_SHIFT = 0.05;

let own: OwnSvett;
let season: DemoSeason;

beforeAll(async () => {
  own = await anOwnSvett();
  season = await aDemoSeason(own.svett, { until: own.svett.clock.now() });
}, 900_000);

afterAll(() => own?.end());

const PAGES: Record<string, { path: () => string; ready: (page: Page) => Promise<void> }> = {
  today: { path: () => '/', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  sessions: {
    path: () => '/sessions',
    ready: (page) =>
      page
        .getByText(/Magnesium \d/)
        .first()
        .waitFor(),
  },
  'five-hour session': {
    path: () => `/sessions/${season.longSessionId}`,
    ready: (page) => page.locator('canvas').first().waitFor(),
  },
  magnesium: {
    path: () => '/magnesium',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  weighing: { path: () => '/weighing', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
};

describe.each([
  ['phone', SMALL_PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_name, viewport) => {
  let ada: Visitor;
  beforeAll(async () => {
    ada = await own.signedIn(season.athleteId, { viewport });
  });
  afterAll(async () => ada?.leave());

  test.each(Object.keys(PAGES))('nothing jumps on the page %s while it fills', async (name) => {
    const { path, ready } = PAGES[name]!;
    await ada.page.goto(path());
    await ready(ada.page);
    await ada.page.waitForLoadState('networkidle');

    expect(await ada.page.evaluate<number>(SHIFT)).toBeLessThanOrEqual(MOST_SHIFT);
  });

  test('the browser had nothing to complain about, and asked no other host', () => {
    expect(ada.complaints).toEqual([]);
  });
});

describe('whoever opens Svett for the first time', () => {
  test.each(['today', 'sessions', 'five-hour session'])(
    'fetches little script for the page %s, in few files',
    async (name) => {
      const ada = await own.signedIn(season.athleteId);
      // A browser that has kept nothing but who is signed in.
      const kept = await ada.page.context().storageState();
      await ada.leave();
      const { path, ready } = PAGES[name]!;
      const { bytes, files } = await scriptOf({ path: path(), ready, kept });

      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThanOrEqual(MOST_BYTES_OF[name] ?? MOST_BYTES);
      expect(files).toBeLessThanOrEqual(MOST_FILES_OF[name] ?? MOST_FILES);
    },
  );

  test('fetches little script for the way in', async () => {
    const ready = (page: Page) => page.getByRole('textbox', { name: 'Password' }).waitFor();
    const { bytes, files } = await scriptOf({ path: '/sign-in', ready, kept: undefined });

    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(files).toBeLessThanOrEqual(MOST_FILES);
  });
});

test('no answer lets a page run script that is not a file of Svett’s own', async () => {
  const ada = await aVisitor(own.browser, own.address);
  for (const path of ['/', '/sign-in', '/api/v1/setup', '/api/v1/me', '/nowhere', '/service-worker.js']) {
    const answer = await ada.page.request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const script = policy.split(';').find((one) => one.trim().startsWith('script-src ')) ?? '';
    expect([path, script.trim()]).toEqual([path, "script-src 'self'"]);
  }
  const page = readFileSync(join(resolve(import.meta.dirname, '..', '..'), 'dist/web/index.html'), 'utf8');
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, told, inline] of scripts) {
    expect(told).toContain(' src="/assets/');
    expect(inline!.trim()).toBe('');
  }
  expect(page).not.toMatch(/\son\w+=/);
  await ada.leave();
});

test('a file of the page is kept for ever, and comes compressed as it was built', async () => {
  const ada = await own.signedIn(season.athleteId);
  const page = await (await ada.page.request.get('/sign-in', { headers: { accept: 'text/html' } })).text();
  const file = /(?:src|href)="(\/assets\/[^"]+[.]js)"/.exec(page)![1]!;
  for (const encoding of ['br', 'gzip']) {
    const answer = await ada.page.request.get(file, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers()).toMatchObject({
      'content-encoding': encoding,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
  }
  await ada.leave();
});

const SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
})`;

/** The texts of other pages come when this one has long been there (main.tsx); on a slow machine that is too early. */
const NO_TEXTS_AHEAD = `{
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (work, ms, ...more) => later(work, ms === 3000 ? 3_600_000 : ms, ...more);
}`;

interface First {
  path: string;
  ready: (page: Page) => Promise<void>;
  kept: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>> | undefined;
}

/** Files of script and their bytes over the wire, until nothing more is asked for. */
async function scriptOf({ path, ready, kept }: First) {
  const found = { files: 0, bytes: 0 };
  const visitor = await aVisitor(own.browser, own.address, kept ? { storageState: kept } : {});
  const { page } = visitor;
  const cdp = await page.context().newCDPSession(page);
  /** How long the head of each was, which every host writes as long as it likes. */
  const scripts = new Map<string, number>();
  await cdp.send('Network.enable');
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.set(requestId, response.encodedDataLength);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const headBytes = scripts.get(requestId);
    if (headBytes === undefined) return;
    found.files += 1;
    found.bytes += encodedDataLength - headBytes;
  });
  await page.addInitScript(NO_TEXTS_AHEAD);
  await page.goto(path);
  await ready(page);
  await page.waitForLoadState('networkidle');
  await visitor.leave();
  expect(visitor.complaints).toEqual([]);
  return found;
}
