import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { aTeam, type ATeam, share } from '../support/a-team.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { StandingClock } from '../support/clock.js';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { SAME_ORIGIN } from './first-account.js';
import { aChromium, aVisitor, PHONE, type Visitor } from './visitor.js';

/** Thirty athletes at a team's scale, with a tablet that loses its network: each test goes on where the one before ended. */

/** The browser's clock is the machine's. */
class RunningClock extends StandingClock {
  override now(): Date {
    return new Date();
  }
}

const TABLET = { width: 1024, height: 768 };
const root = resolve(import.meta.dirname, '..', '..');
const ATHLETES = 30;

let svett: TestApp;
let team: ATeam;
let browser: Browser;
let coach: Visitor;
let port: number;
/** What the server said there is to drink, by the weighing. */
const answered = new Map<string, { say: string; lowL?: number; highL?: number }>();

const server = () => svett.app.getHttpServer();
async function listen(): Promise<void> {
  await new Promise<void>((done) => server().listen(port, '127.0.0.1', done));
}
async function fallSilent(): Promise<void> {
  await coach.page.context().setOffline(true);
  const ended = new Promise<void>((done) => server().close(() => done()));
  server().closeAllConnections();
  await ended;
}

beforeAll(async () => {
  svett = await anApp({ webFolder: join(root, 'dist', 'web'), clock: new RunningClock() });
  team = await aTeam(svett, { sharing: ATHLETES, others: 1, groups: ['weigh-ins'] });
  await svett.app.listen(0, '127.0.0.1');
  port = (server().address() as { port: number }).port;
  browser = await aChromium();
  coach = await aVisitor(browser, `http://localhost:${port}`, { viewport: TABLET, reducedMotion: 'reduce' });
  const { page } = coach;
  const { email } = await accountOf();
  await page.request.post('/api/v1/sign-in', { data: { email, password: PASSWORD }, headers: SAME_ORIGIN });
  await page.request.put('/api/v1/me', { data: { language: 'en' }, headers: SAME_ORIGIN });
  await page.goto('/sign-in');
  await page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
  page.on('response', async (response) => {
    if (!response.url().endsWith('/station/weighings') || !response.ok()) return;
    const { items } = (await response.json()) as { items: { id: string; fluid: never }[] };
    for (const { id, fluid } of items) if (fluid) answered.set(id, fluid);
  });
});

afterAll(async () => {
  await browser?.close();
  await svett?.close();
});

async function accountOf(): Promise<{ email: string }> {
  return (await team.coach.get('/api/v1/me')).json<{ email: string }>();
}

const names = () => coach.page.getByRole('list', { name: /^(Athletes|Idrottare)$/ }).getByRole('button');
const member = (n: number) => names().filter({ has: coach.page.getByText(`Member ${n}`, { exact: true }) });
const dialog = () => coach.page.getByRole('dialog');
async function weigh(n: number, mass: string, drink?: string): Promise<void> {
  await member(n).click();
  await dialog()
    .getByLabel(/Body mass/)
    .fill(mass);
  if (drink !== undefined)
    await dialog()
      .getByLabel(/Drunk since/)
      .fill(drink);
  await coach.page.keyboard.press('Enter');
}
const kept = () =>
  coach.page.evaluate<{ id: string; massKg: number | null; state: string; when: string; fluid: unknown }[]>(`
    new Promise((resolve) => {
      indexedDB.open('svett-station').onsuccess = ({ target }) => {
        target.result.transaction('entries').objectStore('entries').getAll().onsuccess = (event) =>
          resolve(event.target.result);
      };
    })`);

test('the list is there, and the tablet keeps what it takes to open it without a network', async () => {
  await coach.page.goto(`/teams/${team.id}/station`);
  await coach.page.getByRole('heading', { name: 'Weigh-in station: The club' }).waitFor();
  await coach.page.getByText(`${ATHLETES} left to weigh`).waitFor();
  expect(await names().count()).toBe(ATHLETES);
  await coach.page.getByText('Opens without a network on this device.').waitFor({ timeout: 60_000 });
  expect(await faultsOf(coach.page)).toEqual([]);
});

test('without a network the page opens again, and all thirty are weighed, with a comma or a point', async () => {
  await fallSilent();
  await coach.page.reload();
  await coach.page.getByText(`${ATHLETES} left to weigh`).waitFor();
  for (let n = 0; n < ATHLETES; n += 1) {
    await weigh(n, n % 2 === 0 ? `7${n % 10},35` : `7${n % 10}.35`);
    await dialog().waitFor({ state: 'detached' });
  }
  await coach.page.getByText('Everybody is weighed').waitFor();
  await coach.page.getByText(`${ATHLETES} waiting to be sent`).waitFor();
  expect(await coach.page.locator('body').innerText()).not.toMatch(/\d\d[.,]35/);
});

test('what looks mistyped is asked about', async () => {
  await coach.page.getByText('After', { exact: true }).click();
  await weigh(0, '702');
  await dialog().getByText('Is the decimal mark missing?').waitFor();
  await coach.picture('station-doubt-tablet-light-en');
  expect(await faultsOf(coach.page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Cancel' }).last().click();
});

test('after the second weighing it says at once what to drink, or not to drink more', async () => {
  // Weighed before were 70.35 to 79.35 kg.
  await weigh(0, '69,1', '0.5');
  await dialog()
    .getByText(/Drink 0[.]\d–0[.]\d litres over about 2 hours/)
    .waitFor();
  await coach.picture('station-told-tablet-light-en');
  expect(await faultsOf(coach.page)).toEqual([]);
  await coach.page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await weigh(1, '71.9', '2');
  await dialog()
    .getByText(/more came in than went out/)
    .waitFor();
  await coach.page.keyboard.press('Enter');
  for (let n = 2; n < ATHLETES; n += 1) {
    await weigh(n, (70.35 + (n % 10) - (n % 14) * 0.15).toFixed(2), '0,4');
    await dialog().getByRole('button', { name: 'Next' }).click();
    await dialog().waitFor({ state: 'detached' });
  }
  await coach.page.getByText(`${2 * ATHLETES} waiting to be sent`).waitFor();
});

test('nothing is lost when the page is opened anew, and all of it is sent once there is a network', async () => {
  await coach.page.reload();
  await coach.page.getByText(`${2 * ATHLETES} waiting to be sent`).waitFor();
  await listen();
  await coach.page.context().setOffline(false);
  await coach.page.getByText('Everything is sent').waitFor({ timeout: 60_000 });
  const rows = await svett.database.read(StationWeighing).findBy({ teamId: team.id });
  expect(rows).toHaveLength(2 * ATHLETES);
});

test('the litres it said are the server’s own, and no mass of the second weighings is left on the tablet', async () => {
  const afters = (await kept()).filter(({ when }) => when === 'after');
  expect(afters).toHaveLength(ATHLETES);
  expect(afters.every(({ massKg, state }) => massKg === null && state === 'taken')).toBe(true);
  expect(answered.size).toBeGreaterThanOrEqual(ATHLETES);
  expect(new Map(afters.map(({ id, fluid }) => [id, fluid]))).toEqual(
    new Map(afters.map(({ id }) => [id, answered.get(id)])),
  );
});

test('whoever takes their yes back is gone from the list with the next request', async () => {
  const { athleteId } = team.members[3]!;
  await share(svett, { teamId: team.id, athleteId }, 'weigh-ins', false);
  await coach.page.reload();
  await member(4).waitFor();
  await member(3).waitFor({ state: 'detached' });
  expect(await names().count()).toBe(ATHLETES - 1);
});

test('it looks right on a phone and on a desk, by day and by night, in both languages', async () => {
  expect(await faultsInEveryLook(coach, 'station', () => names().first().waitFor())).toEqual([]);
  await coach.page.setViewportSize(PHONE);
  await member(5).click();
  await dialog()
    .getByLabel(/Body mass/)
    .waitFor();
  await coach.picture('station-weigh-phone-light-en');
  await coach.page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOf(coach.page)).toEqual([]);
  // A network that is away is something a browser complains about; nothing else was.
  expect(
    coach.complaints.filter((one) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED)/.test(one)),
  ).toEqual([]);
});
