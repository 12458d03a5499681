import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Browser, chromium } from 'playwright-core';
import { createApp } from '#src/app';
import { Settings } from '#src/config/settings';
import { aDemoSeason, type DemoSeason } from '../test/support/demo-season.js';
import { freePort } from '../test/support/free-port.js';
import type { Benchmark, Samples } from './benchmark.js';
import { asDrawn, type Kept, opened, type Opened } from './page/opened.js';

const ROUNDS = 5;
const SESSIONS = Number(process.env['SVETT_BENCH_SESSIONS'] ?? 500);
const PASSWORD = 'salt on the trail';
/** A telephone of some years ago beside the machine this runs on. */
const SLOWED_BY = 4;

/**
 * Largest contentful paint of the page of sessions over a season of 500, in a browser that has never been there, on a
 * processor slowed to a quarter, over loopback. Beside the very same page as it stands when it is drawn, with its styles and
 * without any script: less than that no page of these words can take in this browser. Tells of the other pages as well, and
 * how long it takes until the curves of a five-hour session can be read.
 */
export const benchmark: Benchmark = {
  name: 'page',
  unit: `largest paints of /sessions per second, processor slowed ${SLOWED_BY} times`,
  peerName: 'the same page as drawn, without script',
  run: measured,
};

interface Asked {
  name: string;
  path: string;
  kept: Kept | null;
  /** An expression that is true as soon as the page can be used. */
  ready: string;
}

async function measured(rounds = ROUNDS): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const own = { SVETT_DATA: folder, PORT: String(port), PUBLIC_URL: address, LOG_LEVEL: 'error' };
  let app: NestFastifyApplication | undefined;
  let browser: Browser | undefined;
  try {
    app = await createApp(Settings.from(own));
    await app.listen(port, '127.0.0.1');
    const season = await aDemoSeason(app, { sessions: SESSIONS, password: PASSWORD });
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const kept = await keptBy(browser, address, season);
    const samples: Samples = { ours: [], peer: [] };
    for (const asked of pages(season, kept)) {
      const told = await inTurn(browser, address, asked, rounds);
      if (asked.name === 'sessions') Object.assign(samples, told);
    }
    return samples;
  } finally {
    await browser?.close();
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pages({ longSessionId }: DemoSeason, kept: Kept): Asked[] {
  const isWritten = (what: RegExp) => `${what.toString()}.test(document.body?.innerText ?? '')`;
  return [
    {
      name: 'sign-in',
      path: '/sign-in',
      kept: null,
      ready: `document.querySelector('input[type=password]') !== null`,
    },
    { name: 'today', path: '/', kept, ready: `document.querySelector('h1') !== null` },
    { name: 'sessions', path: '/sessions', kept, ready: isWritten(/Magnesium \d/) },
    {
      name: 'five-hour session',
      path: `/sessions/${longSessionId}`,
      kept,
      ready: `document.querySelector('canvas') !== null`,
    },
  ];
}

async function inTurn(browser: Browser, address: string, asked: Asked, rounds: number): Promise<Samples> {
  const { name, path, kept, ready } = asked;
  const slow: Opened[] = [];
  const quick: Opened[] = [];
  const drawn: Opened[] = [];
  const here = { address: `${address}${path}`, kept, ready };
  const html = await asDrawn(browser, here);
  for (let round = 0; round <= rounds; round++) {
    const ours = await opened(browser, { ...here, slowedBy: SLOWED_BY });
    const bare = await opened(browser, { ...here, slowedBy: SLOWED_BY, html });
    const plain = await opened(browser, { ...here, slowedBy: 1 });
    if (round === 0) continue; // the server has read none of its files yet
    slow.push(ours);
    drawn.push(bare);
    quick.push(plain);
  }
  const paint = (all: Opened[]) => middle(all.map(({ largestPaintMs }) => largestPaintMs)).toFixed(0);
  const { files, bytes } = slow[0]!.scripts;
  process.stderr.write(
    `${name}: largest paint ${paint(quick)} ms, slowed ${paint(slow)} ms (as drawn, slowed ${paint(drawn)} ms); ` +
      `usable after ${middle(quick.map(({ readyMs }) => readyMs)).toFixed(0)} ms; ` +
      `script ${(bytes / 1000).toFixed(0)} kB in ${files} files; page's thread busy ` +
      `${middle(quick.map(({ busyMs }) => busyMs)).toFixed(0)} ms\n`,
  );
  const perSecond = (all: Opened[]) => all.map(({ largestPaintMs }) => 1000 / largestPaintMs);
  return { ours: perSecond(slow), peer: perSecond(drawn) };
}

/** Signed in, and known to the page as such. */
async function keptBy(browser: Browser, address: string, { email }: DemoSeason): Promise<Kept> {
  const context = await browser.newContext({ baseURL: address });
  const data = { email, password: PASSWORD };
  await context.request.post('/api/v1/sign-in', { data, headers: { 'sec-fetch-site': 'same-origin' } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
  const kept = await context.storageState();
  await context.close();
  return kept;
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
