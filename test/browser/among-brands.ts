import type { Browser, Locator } from 'playwright-core';
import type { Member } from '#simulators/garmin/member';
import type { Athlete } from '#simulators/strava/vendor';
import { firstAccount, SAME_ORIGIN } from './first-account.js';
import type { SvettAmongBrands } from './svett-among-brands.js';
import { until } from './until.js';
import { aVisitor, type Visitor } from './visitor.js';

export const EMAIL = 'ada@example.org';
export const PASSWORD = 'salt on the trail';
export const PHONE = { width: 375, height: 667 };

/** Places that the bar below the thumb has; to others one comes by one's own menu. */
const IN_BAR = ['Today', 'Sessions', 'My sweat', 'Magnesium', 'Plan'];

/** Brands count in whole seconds. */
export function hoursAgo(hours: number): Date {
  return new Date(Math.floor(Date.now() / 1000 - hours * 3_600) * 1000);
}

/** Somebody with an account here, on a phone, and one at every brand. */
export interface Ada extends Visitor {
  strava: Athlete;
  garmin: Member;
  /** To intervals.icu. */
  key: string;
  /** The card of a brand, or another part of a page, by its title. */
  at(title: string): Locator;
  /** In the list of sessions. */
  cards(): Locator;
  /** By the bar below the thumb, or by one's own menu. */
  goTo(page: string): Promise<void>;
  /** Reloads the page until this is there: for those who cannot wait until it looks again by itself. */
  see(what: Locator): Promise<void>;
  /** Waits until the page shows this many sessions by itself. */
  seesSessions(count: number): Promise<void>;
  /** Connects without looking at a page. */
  connect(brand: 'strava' | 'garmin'): Promise<void>;
}

/** `days`: of training that lie at the brands. */
export async function anAda(browser: Browser, svett: SvettAmongBrands, days: number): Promise<Ada> {
  const elsewhere = svett.elsewhere;
  const visitor = await aVisitor(browser, svett.address, {
    ...{ viewport: PHONE, reducedMotion: 'reduce', elsewhere },
  });
  const { page } = visitor;
  page.setDefaultTimeout(60_000);
  const strava = svett.strava.addAthlete(1, { days });
  const garmin = svett.garmin.addMember({ athleteSeed: 1, days });
  const { apiKey: key } = svett.intervals.addAthlete({ athleteSeed: 1 });
  svett.withings.addUser({ athleteSeed: 1, days: 3 });

  const send = async (path: string, data: object): Promise<{ url: string }> => {
    return (await page.request.post(`/api/v1/${path}`, { data, headers: SAME_ORIGIN })).json();
  };
  const cards = () => page.getByRole('list', { name: 'Sessions' }).getByRole('article');
  await firstAccount(page, svett.setupLink, { email: EMAIL, password: PASSWORD });
  await page.goto('/sign-in');
  await page.evaluate("localStorage.setItem('svett.signed-in', 'yes')");
  await page.goto('/links');

  return {
    ...visitor,
    ...{ strava, garmin, key },
    at: (title) => page.getByRole('region', { name: title, exact: true }),
    cards,
    goTo: async (name) => {
      const inBar = page.getByRole('navigation').getByRole('link', { name, exact: true });
      if (IN_BAR.includes(name)) return inBar.filter({ visible: true }).click();
      await page.getByRole('button', { name: /^(Account|Konto), / }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    },
    see: async (what) => {
      for (let tries = 0; tries < 40 && !(await what.first().isVisible()); tries++) {
        svett.tellAgain();
        await page.reload();
        await page.waitForLoadState('networkidle');
      }
      await what.first().waitFor();
    },
    seesSessions: (count) =>
      until(async () => {
        svett.tellAgain();
        return (await cards().count()) === count;
      }),
    connect: async (brand) => {
      const { url } = await send(`links/${brand}/authorise`, {});
      await page.goto(
        brand === 'strava'
          ? svett.strava.approve(url)
          : svett.garmin.approve(url, { with: ['HISTORICAL_DATA_EXPORT'] }),
      );
      await page.getByText('is connected.').waitFor();
    },
  };
}
