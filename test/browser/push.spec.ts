import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';
import { type Ada, anAda } from './among-brands.js';
import { SAME_ORIGIN } from './first-account.js';
import { aPushedBrowser, type PushedBrowser } from './pushed-browser.js';
import { aSvettAmongBrands, type SvettAmongBrands } from './svett-among-brands.js';
import { until } from './until.js';
import { aChromium } from './visitor.js';

/** From a watch to the screen of a phone: what a brand announces five times is one session, one estimate and one push. */

const RIDE_MINUTES = 150;

let browser: Browser;
let push: PushSimulator;
let trusted: string;
let certificates: string;

beforeAll(async () => {
  const service = await startPush();
  push = service.push;
  certificates = mkdtempSync(join(tmpdir(), 'svett-push-'));
  trusted = join(certificates, 'ca.pem');
  writeFileSync(trusted, service.ca!);
  browser = await aChromium();
});

afterAll(async () => {
  await browser?.close();
  await push?.close();
  if (certificates) rmSync(certificates, { recursive: true, force: true });
});

describe.each(['Strava', 'Garmin'] as const)('a ride that %s announces five times', (brand) => {
  let svett: SvettAmongBrands;
  let ada: Ada;
  let phone: PushedBrowser;
  let pageOfSession: string;

  beforeAll(async () => {
    svett = await aSvettAmongBrands({
      NODE_EXTRA_CA_CERTS: trusted,
      OUTGOING_PRIVATE_ADDRESSES: 'allow',
    });
    ada = await anAda(browser, svett, 0);
    phone = await aPushedBrowser(ada, { push, origin: svett.address });
    // The tests may run at night.
    await told('PATCH', 'nudge-manners', { quietFrom: '12:00', quietUntil: '12:00' });
  });

  afterAll(() => svett?.stop());

  const told = async (method: string, path: string, data?: object) => {
    const answer = await ada.page.request.fetch(`/api/v1/${path}`, { method, data, headers: SAME_ORIGIN });
    expect(answer.status()).toBeLessThan(300);
    return answer.status() === 204 ? null : answer.json();
  };

  test('she switches notifications on, and tries them', async () => {
    await ada.page.goto('/notifications');
    await ada.page.getByRole('switch', { name: 'Notifications on this device' }).click();
    await ada.page.getByText('Notifications come to this device.').waitFor();
    await ada.at('Devices').getByText('this one').waitFor();
    const before = push.pushed.length;
    await ada
      .at('Devices')
      .getByRole('button', { name: /^Test: / })
      .click();
    await ada.page.getByText('A test is on its way.').waitFor();
    await until(() => push.pushed.length > before);
    await phone.takePushed();
    await until(async () => (await phone.notices()).length === 1);
  });

  test('is one session, one estimate and one push, which the phone shows without a number', async () => {
    await ada.connect(brand === 'Strava' ? 'strava' : 'garmin');
    await ada.page.goto('/profile');
    const before = push.pushed.length;
    await announceFiveTimes(svett, ada, brand);

    await ada.page.goto('/sessions');
    await ada.see(ada.cards());
    await until(() => push.pushed.length > before, 120_000);
    await phone.takePushed();

    const { items } = await told('GET', 'inbox');
    expect(items).toHaveLength(1);
    expect(await ada.cards().count()).toBe(1);
    const [session] = (await told('GET', 'sessions?limit=30')).items;
    const estimates = await told('GET', `estimates?sessionIds=${session.id}`);
    expect(estimates.items).toEqual([expect.objectContaining({ state: 'ready' })]);
    expect(push.pushed).toHaveLength(before + 1);
    expect(push.pushed.at(-1)).toMatchObject({ ttlS: expect.any(Number), urgency: expect.any(String) });
    expect(push.pushed.at(-1)!.ttlS).toBeGreaterThan(0);
    expect(push.failures).toEqual([]);

    pageOfSession = `${svett.address}/sessions/${session.id}`;
    const shown = (await phone.notices()).find(({ data }) => data.url === pageOfSession);
    expect(`${shown?.title} ${shown?.body}`).not.toMatch(/\d|undefined|sweat|magnesium|sodium/i);
  });

  test('a tap opens the page of the session, and is counted', async () => {
    await phone.press(pageOfSession);
    await ada.page.waitForURL(pageOfSession);
    await ada.page.getByText(/mg, likely/).waitFor();

    await until(async () => {
      const { kinds } = await told('GET', 'operator/nudges?days=7');
      const opened = kinds.map(
        ({ deliveries }: { deliveries: { opened: number } | null }) => deliveries?.opened,
      );
      return opened.includes(1);
    });
  });

  test('“remind me later” is pressed where it lies, and opens nothing', async () => {
    await ada.page.goto('/profile');
    await phone.deliver(push.pushed.at(-1)!.text);
    await until(async () => (await phone.notices()).some(({ data }) => data.url === pageOfSession));
    await phone.press(pageOfSession, 'later');

    await until(async () => (await told('GET', 'inbox')).items[0].remindsAt !== null);
    expect(ada.page.url()).toBe(`${svett.address}/profile`);
    expect((await phone.notices()).filter(({ data }) => data.url === pageOfSession)).toEqual([]);
  });

  test('a push that nobody can read shows something all the same, and leads to the inbox', async () => {
    await phone.deliver('not for this browser');
    await until(async () =>
      (await phone.notices()).some(({ title }) => title === 'Svett has something to tell you'),
    );
    await phone.press('/inbox');
    await ada.page.waitForURL('**/inbox');
    await ada.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  });

  test('a new password ends pushes everywhere else, and goes on here', async () => {
    await told('PUT', 'push-devices', { ...push.subscribe(), label: 'Lost phone' });
    await ada.page.goto('/account');
    await ada.page.getByRole('textbox', { name: 'New password' }).fill('sugar in the pocket');
    await ada.page.getByRole('button', { name: 'Change the password' }).click();
    await ada.page.getByText('Changed. Your other browsers').waitFor();
    await until(async () => (await told('GET', 'push-devices')).devices.length === 1);
    await ada.page.goto('/notifications');
    await ada.at('Devices').getByText('this one').waitFor();
  });

  test('whoever signs out leaves nothing that could be pushed to', async () => {
    await ada.page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
    await ada.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await ada.page.waitForURL('**/sign-in');
    expect(await ada.page.evaluate(`localStorage.getItem('svett.pushed-to')`)).toBeNull();
    expect(ada.complaints).toEqual([]);
  });
});

/** A long ride in the heat of a room, over for a while: the word on it is due at once. */
async function announceFiveTimes(svett: SvettAmongBrands, ada: Ada, brand: 'Strava' | 'Garmin') {
  const startsAt = new Date(Math.floor(Date.now() / 1000 - (RIDE_MINUTES + 30) * 60) * 1000);
  const ride = { sport: 'Ride', durationS: RIDE_MINUTES * 60, intensity: 0.8, pausedS: 0, startsAt } as const;
  if (brand === 'Strava') {
    svett.strava.webhooks.modes.copies = 5;
    svett.strava.addActivity(ada.strava.id, { ...ride, indoor: true }, { announce: true });
    return;
  }
  const before = svett.garmin.sent.length;
  svett.garmin.record(ada.garmin.userId, { ...ride, indoor: true });
  await svett.garmin.delivered();
  const announced = svett.garmin.sent.slice(before);
  for (let again = 0; again < 4; again++) for (const { body } of announced) await svett.garmin.send(body);
}
