import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SteadyWeather } from '../support/steady-weather.js';
import { aDemoSeason, type DemoSeason } from '../support/demo-season.js';
import { anOwnSvett } from './own-svett.js';
import type { Looks } from './visitor.js';

/**
 * The six pictures of the README and docs. SVETT_PICTURES=docs makes them anew:
 *
 *     SVETT_PICTURES=docs npm run test:browser -- test/browser/pictures
 */
const folder = process.env['SVETT_PICTURES'];
const root = resolve(import.meta.dirname, '..', '..');
const MOST_BYTES = 130_000;

const PHONE = { viewport: { width: 360, height: 720 } };
const DESK = { viewport: { width: 1100, height: 760 } };

interface Picture extends Looks {
  path: (season: DemoSeason) => string;
  colorScheme: 'light' | 'dark';
  /** Scrolled to before the picture is taken. */
  to?: (page: Page) => Promise<void>;
}

const PICTURES: Record<string, Picture> = {
  'today-phone': { ...PHONE, path: () => '/', colorScheme: 'light' },
  'session-phone': { ...PHONE, path: ({ sessionIds }) => `/sessions/${sessionIds[0]}`, colorScheme: 'dark' },
  'weighing-phone': { ...PHONE, path: () => '/weighing', colorScheme: 'light' },
  'session-desk': {
    ...DESK,
    path: ({ longSessionId }) => `/sessions/${longSessionId}`,
    colorScheme: 'light',
  },
  'sweat-desk': { ...DESK, path: () => '/sweat', colorScheme: 'dark' },
  'curves-desk': {
    ...DESK,
    path: ({ longSessionId }) => `/sessions/${longSessionId}`,
    colorScheme: 'light',
    // Below the row of places, which stays where it is.
    to: (page) =>
      page.evaluate(`{
        const headings = [...document.querySelectorAll('h2')];
        const curves = headings.find(({ textContent }) => textContent === 'Sweat rate over time');
        scrollTo(0, curves.getBoundingClientRect().top + scrollY - 100);
      }`),
  },
};

test('each of them is shown, by the README or a page beside it, and in a file that is soon there', () => {
  const text = ['README.md', 'docs/pages.md'].map((name) => readFileSync(join(root, name), 'utf8')).join('');
  const shown = Object.keys(PICTURES).filter((name) => text.includes(`${name}.png`));
  expect(shown).toEqual(Object.keys(PICTURES));
  for (const name of shown) {
    const { length } = readFileSync(join(root, 'docs', `${name}.png`));
    expect([name, length <= MOST_BYTES]).toEqual([name, true]);
  }
});

if (folder !== undefined)
  describe('somebody wants them anew', () => {
    test('and they are made', async () => {
      const own = await anOwnSvett({}, undefined, new SteadyWeather().alone());
      try {
        const season = await aDemoSeason(own.svett, { sessions: 60, until: own.svett.clock.now() });
        for (const [name, { path, to, ...looks }] of Object.entries(PICTURES)) {
          const { page, leave } = await own.signedIn(season.athleteId, looks);
          await page.goto(path(season));
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForLoadState('networkidle');
          await to?.(page);
          await page.screenshot({ path: join(root, folder, `${name}.png`) });
          await leave();
        }
      } finally {
        await own.end();
      }
    }, 900_000);
  });
