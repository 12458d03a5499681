import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY_MS } from '#src/kernel/clock';
import { type SquadTrainee, TestSquad } from '../support/a-squad.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { DESKTOP, SMALL_PHONE, type Visitor } from './visitor.js';

/** What an athlete takes back, seen at two browsers at once: each test goes on where the one before ended. */

let own: OwnSvett;
let squad: TestSquad;
let members: Record<'ada' | 'stella', SquadTrainee>;
let kim: Visitor;
let ada: Visitor;

beforeAll(async () => {
  own = await anOwnSvett();
  squad = await TestSquad.of(own.svett);
  members = { ada: await squad.joined('Ada'), stella: await squad.joined('Stella') };
  const ago = (days: number) => new Date(own.svett.clock.now().getTime() - days * DAY_MS);
  const told = (days: number) => ({ startedAt: ago(days), minutes: 90 });
  const { sessionId } = await members.ada.desk.take('file:1', told(1));
  await members.ada.desk.take('file:2', told(2));
  await members.ada.weighs(sessionId!, { preKg: 72, postKg: 70.9, drinkKg: 0.5 });
  await members.stella.desk.take('strava:1', told(1));
  await own.svett.work();
  const coach = (await squad.coach.get('/api/v1/me')).json<{ athleteId: string }>();
  kim = await own.signedIn(coach.athleteId, { viewport: DESKTOP });
  ada = await own.signedIn(members.ada.athleteId, { viewport: SMALL_PHONE });
  await kim.page.goto(`/teams/${squad.teamId}`);
  await ada.page.goto('/teams');
});

afterAll(() => own?.end());

const row = (name: string) => kim.page.getByRole('row', { name: new RegExp(name) });
const part = (name: string) => kim.page.getByRole('region', { name, exact: true });
const sessionsSwitch = () => ada.page.getByRole('switch', { name: /Show coaches my sessions/ });
const ownTeam = () => ada.page.getByRole('region', { name: 'Harriers' });

/** What is asked of these addresses gets no answer until `letGo`: what a page shows by then, it had. */
async function heldUp(addresses: RegExp): Promise<{ letGo(): void }> {
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((done) => (letGo = done));
  await kim.page.route(addresses, async (route) => {
    await gone;
    await route.continue();
  });
  return { letGo };
}

test('of whoever has only what its source keeps to itself, board and page say just that, in both languages', async () => {
  await row('Stella').getByText('Not shared by its source').nth(2).waitFor();
  expect((await row('Stella').innerText()).replace('Stella', '')).not.toMatch(/\d|No sessions/);
  await speak(kim, 'sv');
  await row('Stella').getByText('Delas inte av sin källa').nth(2).waitFor();
  await row('Stella').getByRole('link').click();
  await part('Träning').getByText('Delas inte av sin källa').waitFor();
  await speak(kim, 'en');
  await kim.page.getByRole('heading', { level: 1, name: 'Stella' }).waitFor();
  for (const name of ['Training', 'Sweat of these days'])
    expect(await part(name).innerText()).toMatch(/Not shared by its source$/);
  expect(await part('Sessions').count()).toBe(0);
  expect(await kim.page.getByText(/\b0\b|No sessions/).count()).toBe(0);
  await kim.picture('athlete-hidden-desktop-light-en');
});

test('what takes one press to give takes one press to take back', async () => {
  await sessionsSwitch().click();
  await ada.page.getByText(/^Not allowed since/).waitFor();
  await sessionsSwitch().click();
  await ada.page.getByText(/^Not allowed since/).waitFor({ state: 'detached' });
  await sessionsSwitch().and(ada.page.locator(':checked:enabled')).waitFor();
});

test('what was taken back is grey at the coach’s next look, however lately they looked', async () => {
  await kim.page.goto(`/teams/${squad.teamId}`);
  await row('Ada').getByText('2 sessions').waitFor();
  await row('Ada').getByRole('link').click();
  await part('Sessions').getByRole('row').nth(2).waitFor();

  await sessionsSwitch().click();
  await ada.page.getByText(/^Not allowed since/).waitFor();
  const board = await heldUp(/\/board\?/);
  await kim.page.getByRole('link', { name: 'Back to the board' }).click();
  await kim.page.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
  expect(await kim.page.getByText('2 sessions').count()).toBe(0);
  board.letGo();
  await row('Ada').getByText('Not shared', { exact: true }).nth(2).waitFor();
  // Her weighings she shares still.
  await row('Ada').getByText('% of body mass').waitFor();
  expect(await row('Ada').innerText()).not.toMatch(/\d sessions?|\blitres?\b|No sessions|\b0\b/);

  const page = await heldUp(/\/members\//);
  await row('Ada').getByRole('link').click();
  await kim.page.getByRole('heading', { level: 1, name: 'Athlete' }).waitFor();
  expect(await part('Sessions').count()).toBe(0);
  page.letGo();
  await part('Training').getByText('Not shared', { exact: true }).waitFor();
  await part('Sweat of these days').getByText('Not shared', { exact: true }).waitFor();
  expect(await part('Sessions').count()).toBe(0);
});

test('a yes for a week is there again at once, and over after the week by itself', async () => {
  await sessionsSwitch().click();
  await ada.page.getByLabel(/^For how long: Show coaches my sessions/).selectOption('A week from today');
  await ada.page
    .getByText(/^Allowed since/)
    .first()
    .waitFor();
  await kim.page.reload();
  await part('Sessions').getByRole('row').nth(2).waitFor();

  own.svett.clock.pass({ days: 8 });
  await kim.page.reload();
  await part('Training').getByText('Not shared', { exact: true }).waitFor();
  expect(await part('Sessions').count()).toBe(0);
  await kim.page.getByRole('link', { name: 'Back to the board' }).click();
  await row('Ada').getByText('Not shared', { exact: true }).nth(2).waitFor();
  await ada.page.reload();
  await ada.page.getByText(/^Your yes ended on/).waitFor();
  await ada.picture('sharing-ended-phone-light-en');
});

test('whoever leaves is gone from a page that is open still, and from the board', async () => {
  await row('Ada').getByRole('link').click();
  await part('Weighings')
    .getByText(/% of body mass/)
    .waitFor();
  await ownTeam().getByRole('button', { name: 'Leave Harriers' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
  await ownTeam().waitFor({ state: 'detached' });

  // The coach comes back to the tab.
  await kim.page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
  await kim.page.getByRole('alert').waitFor();
  expect(await kim.page.getByRole('region').count()).toBe(0);
  expect(await kim.page.getByRole('main').innerText()).not.toContain('Ada');
  await kim.page.getByRole('link', { name: 'Back to the board' }).click();
  await row('Stella').waitFor();
  expect(await row('Ada').count()).toBe(0);
});

test('who has looked and what one has said can be read after one’s time in the team', async () => {
  const { page } = ada;
  await page.reload();
  const looks = page.getByRole('region', { name: 'Who has looked' });
  await looks
    .getByText(/^Kim of Harriers, on the board: sessions and sweat/)
    .first()
    .waitFor();
  await looks
    .getByText(/^Kim of Harriers, on the page about you: sessions and sweat/)
    .first()
    .waitFor();
  await page.getByText('Everything you have said of sharing').click();
  await looks.getByText(/Harriers, weighings as per cent and litres, no/).waitFor();
  expect(await looks.getByText(/Harriers, sessions and sweat, yes/).count()).toBeGreaterThan(2);
  expect(await looks.getByText(/Harriers, sessions and sweat, no/).count()).toBeGreaterThan(1);
  expect(await faultsInEveryLook(ada, 'teams-left', () => looksThere())).toEqual([]);
  expect(ada.complaints).toEqual([]);
  // That somebody is not there any more is something a browser complains about; nothing else was.
  expect(kim.complaints.filter((one) => !/\b404\b/.test(one))).toEqual([]);
});

async function looksThere(): Promise<void> {
  await ada.page
    .getByText(/^Kim (of|i) Harriers/)
    .first()
    .waitFor();
}
