import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { makeWorkout } from '#simulators/season/workout';
import { type Ada, anAda, EMAIL, hoursAgo, PASSWORD } from './among-brands.js';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { aSvettAmongBrands, type SvettAmongBrands } from './svett-among-brands.js';
import { aChromium } from './visitor.js';

/** From two services that know of the same workout to nothing left at all, on a phone, in one go. */

let browser: Browser;
let svett: SvettAmongBrands;
let ada: Ada;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aSvettAmongBrands()]);
  ada = await anAda(browser, svett, 3);
  await ada.connect('strava');
  await ada.connect('garmin');
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

describe('one workout or two', () => {
  test('where Strava hides the hour, the athlete is asked, and answers that it is one', async () => {
    const meant = { name: 'Lunch', sport: 'Run', startsAt: hoursAgo(50), durationS: 3_300, seed: 7 } as const;
    const how = {
      device: 'Garmin Forerunner 255',
      intensity: 0.75,
      shape: 'steady',
      indoor: false,
      pausedS: 0,
    } as const;
    const workout = makeWorkout(ada.garmin.athlete, { ...meant, ...how, legOf: null });
    svett.garmin.recordThis(ada.garmin.userId, workout);
    // Brought to Strava by hand: it does not know Garmin's number.
    const asFile = { workout: { ...workout, garminActivityId: null }, hidesStart: true };
    const { id } = svett.strava.addActivity(ada.strava.id, asFile, { announce: true });
    await ada.goTo('Sessions');
    const hidden = ada.cards().filter({
      has: ada.page.locator(`a[href="https://www.strava.com/activities/${id}"]`),
    });
    const other = ada.cards().filter({ hasText: '55 min' }).filter({ hasNotText: 'Strava' });
    await ada.see(hidden);
    await ada.see(other);
    const before = await ada.cards().count();
    await hidden.getByRole('link').first().click();
    await ada.page.getByText('Is this the same workout?').waitFor();
    expect(
      await faultsInEveryLook(ada, 'same-as', () =>
        ada.page.getByRole('note').filter({ hasText: '?' }).first().waitFor(),
      ),
    ).toEqual([]);
    await ada.page.getByRole('button', { name: 'Yes, one workout' }).click();

    await ada.page.getByText('Is this the same workout?').waitFor({ state: 'detached' });
    await ada.page.getByRole('link', { name: 'View on Strava' }).waitFor();
    await ada.goTo('Sessions');
    await hidden.waitFor();
    await other.waitFor({ state: 'detached' });
    expect(await ada.cards().count()).toBe(before - 1);
  });
});

describe('the way out', () => {
  test('what came from Garmin may stay when Garmin goes', async () => {
    await ada.goTo('Sessions');
    await ada.cards().first().waitFor();
    const before = await ada.cards().count();
    await ada.goTo('Connections');
    await ada.at('Garmin').getByRole('button', { name: 'Disconnect' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Disconnect Garmin?' });
    await dialog.getByRole('radio', { name: 'Keep them' }).waitFor();
    await ada.picture('disconnect-garmin');
    expect(await faultsOf(ada.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Disconnect' }).click();

    await ada.at('Garmin').getByRole('button', { name: 'Connect with Garmin' }).waitFor();
    await ada.goTo('Sessions');
    await ada
      .cards()
      .nth(before - 1)
      .waitFor();
  });

  test('what came from intervals.icu goes if the athlete wants that', async () => {
    const startsAt = hoursAgo(75);
    svett.intervals.record(svett.intervals.athletes[0]!.id, { sport: 'Walk', startsAt, durationS: 1_500 });
    await ada.goTo('Connections');
    const card = ada.at('intervals.icu');
    await card.getByRole('textbox', { name: 'Your API key from intervals.icu' }).fill(ada.key);
    await card.getByRole('button', { name: 'Connect with intervals.icu' }).click();
    await ada.goTo('Sessions');
    const walk = ada.cards().filter({ hasText: 'View on intervals.icu' });
    await ada.see(walk);

    await ada.goTo('Connections');
    await card.getByRole('button', { name: 'Disconnect' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Disconnect intervals.icu?' });
    await dialog.getByRole('radio', { name: 'Erase them' }).check();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await card.getByRole('button', { name: 'Connect with intervals.icu' }).waitFor();
    await ada.goTo('Sessions');
    await ada.cards().first().waitFor();
    await walk.waitFor({ state: 'detached' });
  });

  test('Strava’s terms leave no choice, and say so before', async () => {
    await ada.goTo('Connections');
    await ada.at('Strava').getByRole('button', { name: 'Disconnect' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Disconnect Strava?' });
    await dialog.getByText('Strava requires it').waitFor();
    await ada.picture('disconnect-strava');
    expect(await dialog.getByRole('radio').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Stay connected' }).last().click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('whoever ends it at Strava finds the connection and what was only there gone', async () => {
    svett.strava.deauthorise(ada.strava.id, { announce: true });

    await ada.at('Strava').getByRole('button', { name: 'Connect with Strava' }).waitFor();
    await ada.goTo('Sessions');
    await ada.cards().filter({ hasText: 'Strava' }).first().waitFor({ state: 'detached' });
    expect(await ada.cards().filter({ hasText: 'Garmin' }).count()).toBeGreaterThan(0);
  });

  test('an account is deleted only when the word is typed, and then nobody gets in with it', async () => {
    await ada.page.goto('/privacy');
    await ada.page.getByRole('button', { name: 'Delete my account' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Delete everything for good?' });
    const word = dialog.getByRole('textbox', { name: 'Type the word delete' });
    await word.fill('del');
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    await ada.picture('leave');
    expect(await faultsOf(ada.page)).toEqual([]);
    await word.fill('Delete');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();

    await ada.page.getByLabel('E-mail').fill(EMAIL);
    await ada.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await ada.page.getByRole('button', { name: 'Sign in' }).click();
    await ada.page.getByRole('alert').waitFor();
    await ada.picture('after-leaving');
  });
});

test('the brands had nothing to refuse, the browser nothing to complain about but the password', () => {
  const { strava, garmin, intervals } = svett;
  expect([strava, garmin, intervals].flatMap(({ failures }) => failures)).toEqual([]);
  expect(ada.complaints).toEqual([expect.stringMatching(/ status of 401 .* \/api\/v1\/sign-in$/)]);
});
