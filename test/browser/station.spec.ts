import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { newId } from '#src/kernel/ids';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { aTeam, type ATeam, share } from '../support/a-team.js';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { PHONE, type Visitor } from './visitor.js';

/** Thirty athletes at a team's scale, with a tablet that loses its network: each test goes on where the one before ended. */

const TABLET = { width: 1024, height: 768 };
const ATHLETES = 30;
const DAY_MS = 86_400_000;

let own: OwnSvett;
let team: ATeam;
let coach: Visitor;
/** What the server said there is to drink, by the weighing. */
const answered = new Map<string, { say: string; lowL?: number; highL?: number }>();

const server = () => own.svett.app.getHttpServer();
async function listen(): Promise<void> {
  await new Promise<void>((done) => server().listen(own.port, '127.0.0.1', done));
}
async function fallSilent(): Promise<void> {
  await coach.page.context().setOffline(true);
  const ended = new Promise<void>((done) => server().close(() => done()));
  server().closeAllConnections();
  await ended;
}

beforeAll(async () => {
  own = await anOwnSvett();
  team = await aTeam(own.svett, { sharing: ATHLETES, others: 1, groups: ['weigh-ins'] });
  coach = await own.signedIn(team.coachIs.athleteId, { viewport: TABLET });
  coach.page.on('response', async (response) => {
    if (!response.url().endsWith('/station/weighings') || !response.ok()) return;
    const { items } = (await response.json()) as { items: { id: string; fluid: never }[] };
    for (const { id, fluid } of items) if (fluid) answered.set(id, fluid);
  });
});

afterAll(() => own?.end());

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

/** As a page of another day would have left it. */
async function plant({ n, at, ...what }: { n: number; at: string } & Record<string, unknown>): Promise<void> {
  const memberId = team.members[n]?.id ?? newId();
  const { accountId } = team.coachIs;
  const until = new Date(Date.parse(at) + 7 * DAY_MS).toISOString();
  const whose = { teamId: team.id, accountId, memberId, name: `Member ${n}`, day: at.slice(0, 10) };
  const how = { when: 'before', drinkL: null, clothed: false, sure: false, isNextWithinDay: false };
  const row = { ...whose, ...how, ...what, at, until, reason: null, fluid: null };
  await coach.page.evaluate(`
    new Promise((resolve) => {
      indexedDB.open('svett-station').onsuccess = ({ target }) => {
        const writing = target.result.transaction('entries', 'readwrite');
        writing.objectStore('entries').put(${JSON.stringify(row)});
        writing.oncomplete = resolve;
      };
    })`);
}

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
  const rows = await own.svett.database.read(StationWeighing).findBy({ teamId: team.id });
  expect(rows).toHaveLength(2 * ATHLETES);
});

test('the litres it said are the server’s own, and no mass of either weighing is left on the tablet', async () => {
  const all = await kept();
  expect(all).toHaveLength(2 * ATHLETES);
  const afters = all.filter(({ when }) => when === 'after');
  expect(afters).toHaveLength(ATHLETES);
  expect(all.every(({ massKg, state }) => massKg === null && state === 'taken')).toBe(true);
  expect(answered.size).toBeGreaterThanOrEqual(ATHLETES);
  expect(new Map(afters.map(({ id, fluid }) => [id, fluid]))).toEqual(
    new Map(afters.map(({ id }) => [id, answered.get(id)])),
  );
});

test('whoever takes their yes back is gone from the list with the next request', async () => {
  const { athleteId } = team.members[3]!;
  await share(own.svett, { teamId: team.id, athleteId }, 'weigh-ins', false);
  await coach.page.reload();
  await member(4).waitFor();
  await member(3).waitFor({ state: 'detached' });
  expect(await names().count()).toBe(ATHLETES - 1);
});

test('what the server asked about on an earlier day is still to be seen, until somebody says what it is', async () => {
  const at = new Date(Date.now() - 2 * DAY_MS).toISOString();
  const { id, ...mistyped } = { id: newId(), massKg: 12, state: 'doubtful', doubts: ['comma-left'] };
  await plant({ id, n: 6, at, ...mistyped });
  await plant({ id: newId(), n: 7, at, ...mistyped });
  await coach.page.reload();
  const asked = (n: number) => coach.page.getByRole('group', { name: new RegExp(`^Member ${n}, before`) });
  await coach.page.getByText('All the others are sent').waitFor();
  expect(await asked(6).innerText()).toContain('Is a digit missing?');
  await coach.picture('station-doubtful-tablet-light-en');
  expect(await faultsOf(coach.page)).toEqual([]);
  await asked(7).getByRole('button', { name: 'It is wrong, remove it' }).click();
  await asked(7).waitFor({ state: 'detached' });
  await asked(6).getByRole('button', { name: 'It is right, keep it' }).click();
  await coach.page.getByText('Everything is sent').waitFor();
  const rows = await own.svett.database.read(StationWeighing).findBy({ teamId: team.id, massKg: 12 });
  expect(rows.map(({ clientId }) => clientId)).toEqual([id]);
});

test('what nobody could send in a week is told of by name, also of somebody gone, and its kilos are gone', async () => {
  const at = new Date(Date.now() - 8 * DAY_MS).toISOString();
  await plant({ id: newId(), n: 99, at, massKg: 81.2, state: 'waiting', doubts: [] });
  // No page of the scale has to be opened for that.
  await coach.page.goto('/account');
  while ((await kept()).some(({ massKg }) => massKg === 81.2)) await coach.page.waitForTimeout(50);
  await coach.page.goto(`/teams/${team.id}/station`);
  await coach.page.getByText('Member 99: not taken: it is too long ago').waitFor();
  await coach.page.getByRole('button', { name: 'Hide this' }).click();
  await coach.page.getByText('Member 99').waitFor({ state: 'detached' });
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

test('whoever is no coach of the team any more has nothing of it left on the device, sent or not', async () => {
  await coach.page.getByRole('button', { name: 'Cancel' }).last().click();
  await fallSilent();
  await weigh(8, '77.7');
  await coach.page.getByText('One waiting to be sent').waitFor();
  await own.svett.database.transaction((tx) => tx.delete(TeamCoach, { teamId: team.id }));
  await listen();
  await coach.page.context().setOffline(false);
  await names().first().waitFor({ state: 'detached', timeout: 60_000 });
  expect(await kept()).toEqual([]);
});
