import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Ada, anAda, hoursAgo } from './among-brands.js';
import { faultsInEveryLook } from './every-look.js';
import { aSvettAmongBrands, type SvettAmongBrands } from './svett-among-brands.js';
import { aChromium } from './visitor.js';

/** From nothing connected to everything, on a phone, in one go: each test goes on where the one before ended. */

/** Slow enough for a person to see how far it is. */
const UNHURRIED = { route: 'GET /api/v3/activities/:id', times: 'always', delayMs: 800 } as const;

let browser: Browser;
let svett: SvettAmongBrands;
let ada: Ada;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aSvettAmongBrands()]);
  ada = await anAda(browser, svett, 6);
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

describe('before anything is connected', () => {
  test('the page says what each service would be asked for, and what its terms mean', async () => {
    await ada.goTo('Connections');

    await ada
      .at('Strava')
      .getByText(/Your activities: when, how long/)
      .waitFor();
    await ada.at('Strava').getByText('is shown to you and nobody else').waitFor();
    await ada.at('Garmin').getByText('you choose whether to keep it').waitFor();
    await ada.at('Withings').getByText('Your weight from the scale').waitFor();
  });

  test('it is whole in every look', async () => {
    expect(await faultsInEveryLook(ada, 'links-none')).toEqual([]);
  });
});

describe('Strava', () => {
  test('whoever says no there is told that nothing was connected', async () => {
    await ada.at('Strava').getByRole('button', { name: 'Connect with Strava' }).click();
    await ada.page.getByRole('button', { name: 'Cancel' }).click();

    await ada.page.getByText('Nothing was connected: you said no at Strava.').waitFor();
    await ada.at('Strava').getByRole('button', { name: 'Connect with Strava' }).waitFor();
  });

  test('private activities are asked for when they are ticked; what is unticked there is named here', async () => {
    await ada.at('Strava').getByRole('checkbox', { name: 'Also activities only I can see' }).check();
    await ada.at('Strava').getByRole('button', { name: 'Connect with Strava' }).click();
    await ada.page.getByRole('checkbox', { name: /private activities/ }).waitFor();
    await ada.page.getByRole('checkbox', { name: /complete profile/ }).uncheck();
    svett.strava.faults.add(UNHURRIED);
    await ada.page.getByRole('button', { name: 'Authorize' }).click();

    await ada.page.getByText('Strava is connected, but not everything was ticked.').waitFor();
    await ada.at('Strava').getByText('Not allowed: your profile and weight').waitFor();
    await ada.at('Strava').getByText('Also activities there that only you can see').waitFor();
  });

  test('the history comes and says how far it is', async () => {
    await ada.at('Strava').getByText('Fetching earlier workouts').waitFor();
    await ada
      .at('Strava')
      .getByText(/[1-9] of \d/)
      .waitFor();
    svett.strava.faults.clear();
    await ada.at('Strava').getByText('Fetching earlier workouts').waitFor({ state: 'detached' });

    await ada.goTo('Sessions');
    await ada.cards().first().waitFor();
    expect(await ada.cards().count()).toBe(svett.strava.activitiesOf(ada.strava.id).length);
  });

  test('what was unticked can be allowed later, and then there is a range', async () => {
    await ada.goTo('Connections');
    await ada.at('Strava').getByRole('button', { name: 'Allow more' }).click();
    await ada.page.getByRole('button', { name: 'Authorize' }).click();
    await ada.page.getByText('Strava is connected. Workouts are on their way.').waitFor();
    expect(await ada.at('Strava').getByText('Not allowed').count()).toBe(0);

    await ada.goTo('Sessions');
    await ada.page
      .getByText(/Magnesium \d/)
      .first()
      .waitFor();
  });

  test('a workout that comes while somebody looks at the list is there by itself', async () => {
    const before = await ada.cards().count();
    svett.strava.addActivity(
      ada.strava.id,
      { sport: 'Ride', durationS: 3_000, name: 'Just now' },
      { announce: true },
    );
    await ada.seesSessions(before + 1);
  });

  test('a session names Strava, the way back to it, and the device', async () => {
    const { id, workout } = svett.strava.addActivity(
      ada.strava.id,
      {
        sport: 'Run',
        indoor: false,
        durationS: 2_400,
        startsAt: hoursAgo(4),
      },
      { announce: true },
    );
    const card = ada
      .cards()
      .filter({ has: ada.page.locator(`a[href="https://www.strava.com/activities/${id}"]`) });
    await ada.see(card);
    await card.getByRole('link').first().click();

    await ada.page.getByText(/mg, likely/).waitFor();
    await ada.page.getByText('Powered by Strava').waitFor();
    await ada.page.getByText(workout.device!).first().waitFor();
    const back = ada.page.getByRole('link', { name: 'View on Strava' });
    expect(await back.getAttribute('href')).toBe(`https://www.strava.com/activities/${id}`);
  });

  test('once the weather may be asked for, the estimate names who told it', async () => {
    expect(await ada.page.getByRole('link', { name: /Open-Meteo/ }).count()).toBe(0);
    const session = ada.page.url();
    await ada.goTo('Connections');
    await ada.at('Weather').getByRole('switch', { name: 'Look up the weather of my sessions' }).click();
    await ada
      .at('Weather')
      .getByText(/Allowed since/)
      .waitFor();

    await ada.page.goto(session);
    await ada.see(ada.page.getByRole('link', { name: /Open-Meteo/ }));
    await ada.picture('session-weather');
  });

  test('a session of one’s own is whole in every look', async () => {
    expect(
      await faultsInEveryLook(ada, 'session-strava', () => ada.page.locator('canvas').nth(1).waitFor()),
    ).toEqual([]);
  });

  test('what is deleted at Strava goes here, too', async () => {
    await ada.goTo('Sessions');
    await ada.cards().first().waitFor();
    const before = await ada.cards().count();
    svett.strava.deleteActivity(svett.strava.activitiesOf(ada.strava.id)[0]!.id, { announce: true });

    await ada.seesSessions(before - 1);
  });
});

describe('the others', () => {
  test('what Garmin may not tell of earlier days is named, and not tried again in vain', async () => {
    await ada.goTo('Connections');
    await ada.at('Garmin').getByRole('button', { name: 'Connect with Garmin' }).click();
    await ada.page.getByRole('button', { name: 'Agree' }).click();
    await ada.page.getByText('Garmin is connected, but not everything was ticked.').waitFor();
    await ada.at('Garmin').getByText('Not allowed: earlier activities').waitFor();
    await ada.page.reload();
    await ada.at('Garmin').getByText('Not allowed: earlier activities').waitFor();
    expect(await ada.at('Garmin').getByText('could not all be fetched').count()).toBe(0);
  });

  test('Garmin is connected, and what it pushes arrives signed with the device', async () => {
    await ada.at('Garmin').getByRole('button', { name: 'Allow more' }).click();
    await ada.page.getByRole('checkbox', { name: 'HISTORICAL_DATA_EXPORT' }).check();
    await ada.page.getByRole('button', { name: 'Agree' }).click();
    await ada.page.getByText('Garmin is connected.').waitFor();

    const startsAt = hoursAgo(30);
    svett.garmin.record(ada.garmin.userId, {
      sport: 'Ride',
      startsAt,
      device: 'Garmin Edge 530',
      indoor: false,
    });
    await ada.goTo('Sessions');
    await ada.see(ada.cards().filter({ hasText: 'Garmin Edge 530' }).filter({ hasNotText: 'Strava' }));
  });

  test('whoever steps on the scale finds the weight in the profile', async () => {
    svett.garmin.weigh(ada.garmin.userId, 71.3);
    await ada.goTo('Profile');
    await ada.see(ada.page.getByText('71.3 kg'));
  });

  test('a wrong key to intervals.icu is told as such; the right one connects', async () => {
    await ada.goTo('Connections');
    const field = ada.at('intervals.icu').getByRole('textbox', { name: 'Your API key from intervals.icu' });
    const connect = ada.at('intervals.icu').getByRole('button', { name: 'Connect with intervals.icu' });
    await field.fill('not-a-key');
    await connect.click();
    await ada.at('intervals.icu').getByText('intervals.icu did not accept it.').waitFor();
    await field.fill(ada.key);
    await connect.click();

    const writes = ada.at('intervals.icu').getByRole('switch', { name: /Write my sweat loss/ });
    await writes.click();
    await writes.and(ada.page.locator(':checked:enabled')).waitFor();
    await ada.page.reload();
    await writes.waitFor();
    expect(await writes.isChecked()).toBe(true);
  });

  test('Withings is connected for the weight alone', async () => {
    await ada.at('Withings').getByRole('button', { name: 'Connect with Withings' }).click();
    await ada.page.getByRole('link', { name: 'Allow this app' }).click();

    await ada.page.getByText('Withings is connected.').waitFor();
    await ada.at('Withings').getByText('Your weight from the scale').waitFor();
  });

  test('the page of all of them is whole in every look', async () => {
    expect(await faultsInEveryLook(ada, 'links-all')).toEqual([]);
  });
});

test('the brands had nothing to refuse, the browser nothing to complain about but the wrong key', () => {
  const { strava, garmin, intervals, withings } = svett;
  expect([strava, garmin, intervals, withings].flatMap(({ failures }) => failures)).toEqual([]);
  expect(ada.complaints).toEqual([
    expect.stringMatching(/ status of 4\d\d .* \/api\/v1\/links\/intervals-icu\/key$/),
  ]);
});
