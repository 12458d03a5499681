import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { SimClock } from '#simulators/clock';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';
import { DigestsDue } from '#src/coaching/digest.topics';
import { Outbox } from '#src/jobs/outbox';
import { HOUR_MS } from '#src/kernel/clock';
import { type SquadTrainee, TestSquad } from '../support/a-squad.js';
import { PASSWORD } from '../support/app.js';
import { RunningClock } from '../support/running-clock.js';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { aPushedBrowser, type PushedBrowser } from './pushed-browser.js';
import { until } from './until.js';
import { DESKTOP, SMALL_PHONE, type Visitor } from './visitor.js';

/** An evening and the morning after, for a coach and an athlete: each test goes on where the one before ended. */

const NOTE = 'Well done yesterday. Take it easy today.';

let post: MailSimulator;
let push: PushSimulator;
let own: OwnSvett;
let squad: TestSquad;
let members: SquadTrainee[];
let kim: Visitor;
let ada: Visitor;
let phone: PushedBrowser;

beforeAll(async () => {
  const clock = new RunningClock();
  const simClock = new SimClock();
  simClock.now = () => clock.now();
  simClock.nowS = () => Math.floor(clock.now().getTime() / 1000);
  ({ push } = await startPush({ secure: false, clock: simClock }));
  post = await MailSimulator.start();
  const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
  own = await anOwnSvett({ ...mail, OUTGOING_PRIVATE_ADDRESSES: 'allow' }, clock);
  squad = await TestSquad.of(own.svett);
  members = [await squad.joined('Ada'), await squad.joined('Stella')];
  const coach = (await squad.coach.get('/api/v1/me')).json<{ athleteId: string }>();
  kim = await own.signedIn(coach.athleteId, { viewport: DESKTOP });
  ada = await own.signedIn(members[0]!.athleteId, { viewport: SMALL_PHONE });
  phone = await aPushedBrowser(kim, { push, origin: own.address });
});

afterAll(async () => {
  await own?.end();
  await push?.close();
  await post?.close();
});

const part = (name: string) => kim.page.getByRole('region', { name, exact: true });
const row = (name: string) => kim.page.getByRole('row', { name: new RegExp(name) });

/** Five past seven where the team trains, of the next day. */
async function morningComes(): Promise<void> {
  const { clock, database, get, work } = own.svett;
  const hourThere = () =>
    Number(
      new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm', hour: 'numeric' }).format(clock.now()),
    );
  // At night it is still to come today, and whoever trained did so yesterday all the same.
  clock.pass({ minutes: 65 - clock.now().getUTCMinutes() });
  for (let passed = 0; hourThere() !== 7 || passed < 8; passed += 1) clock.pass({ hours: 1 });
  const yesterday = { startedAt: new Date(clock.now().getTime() - 13 * HOUR_MS), minutes: 90 };
  await members[0]!.desk.take('file:1', yesterday);
  await members[1]!.desk.take('strava:1', yesterday);
  await work();
  await database.transaction((tx) => get(Outbox).put(tx, DigestsDue, {}, { key: clock.now().toISOString() }));
  await work();
}

test('a coach has the morning summary come by letter and to the device in their hand', async () => {
  const { page } = kim;
  await page.goto('/notifications');
  await page.getByRole('switch', { name: 'Notifications on this device' }).click();
  await page.getByText('Notifications come to this device.').waitFor();
  await page.goto(`/teams/${squad.teamId}`);
  const card = part('In the morning');
  await card.getByRole('switch', { name: 'Tell me on the morning after' }).click();
  await card.locator('input[type=checkbox]:checked:enabled').nth(2).waitFor();
  for (const name of ['By e-mail, with all of it', 'On my devices, without names'])
    expect(await card.getByRole('checkbox', { name }).isChecked()).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
});

test('on the morning after the letter is there, with ranges and without kilos, and its link opens the board', async () => {
  await morningComes();
  const [letter] = post.delivered;
  expect(letter!.headers['subject']).toBe('Yesterday in Harriers');
  expect(letter!.text).toMatch(/Ada: \d\.\d–\d\.\d\sL of sweat/);
  expect(letter!.text).toContain('Not shared by its source, some of this week’s training of: Stella.');
  expect(letter!.text).not.toMatch(/\bkg\b|kilo/);
  const link = new RegExp(`http://\\S+/teams/${squad.teamId}`).exec(letter!.text)![0];
  await kim.page.goto(link);
  await row('Ada').getByText('1 session').waitFor();
  await row('Stella').getByText('Not shared by its source').first().waitFor();
});

test('the device says that there is something to look at, and of nobody', async () => {
  await kim.page.goto('/sessions');
  await phone.takePushed();
  const board = `${own.address}/teams/${squad.teamId}`;
  const told = async () => (await phone.notices()).find(({ data }) => data.url === board);
  await until(async () => (await told()) !== undefined);
  expect(await told()).toMatchObject({ title: 'Svett', body: 'Yesterday in Harriers: nobody to look at.' });
  await phone.press(board);
  await kim.page.waitForURL(board);
  await row('Ada').waitFor();
});

test('a note that a coach writes stands in the athlete’s inbox, in the coach’s words and no others', async () => {
  await row('Ada').getByRole('link').click();
  await kim.page.getByLabel('Note', { exact: true }).fill(NOTE);
  await kim.page.getByRole('button', { name: 'Send' }).click();
  await kim.page.getByText('It is on its way.').waitFor();
  await own.svett.work();
  await ada.page.goto('/inbox');
  const note = ada.page.getByRole('article', { name: 'A note from your coach' });
  await note.getByText(`“${NOTE}”`).waitFor();
  await note.getByText(/^Kim, who coaches Harriers, wrote to you/).waitFor();
  expect(await note.innerText()).not.toMatch(/\bkg\b|kilo/i);
  // They are there already.
  expect(await note.getByRole('link', { name: /^To the inbox/ }).count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'inbox-coach-note', () => noteThere())).toEqual([]);
});

test('whoever wants none mutes them where the first one stands, and the coach reads that the next did not arrive', async () => {
  await ada.page.getByRole('button', { name: 'Mute “From your coach”' }).click();
  await ada.page.getByRole('button', { name: 'Until I say otherwise' }).click();
  await ada.page.getByText('“From your coach” is muted.').waitFor();
  await kim.page.getByLabel('Note', { exact: true }).fill('And another thing.');
  await kim.page.getByRole('button', { name: 'Send' }).click();
  await kim.page.getByText('It is on its way.').waitFor();
  await own.svett.work();
  await ada.page.reload();
  await noteThere();
  expect(await ada.page.getByText('And another thing.').count()).toBe(0);
  await kim.page.reload();
  await kim.page.getByText('What you wrote earlier').click();
  await kim.page.getByText(/in their inbox$/).waitFor();
  await kim.page.getByText(/not delivered: they want none, or one of you has left$/).waitFor();
  await kim.picture('athlete-notes-desktop-light-en');
});

test('the board is saved as a file for spreadsheets, and printed', async () => {
  const { page } = kim;
  await page.goto(`/teams/${squad.teamId}`);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^squad-\d{4}-\d\d-\d\d\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toMatch(/^"Stella",.*,"not-shared-by-its-source",/m);
  expect(text).not.toMatch(/\bkg\b|kilo/i);
  await page.evaluate(`window.print = () => { document.title = 'printed'; }`);
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.title()).toBe('printed');
});

test('a calendar reads the team’s plans at an address that is made, shown once and ended here', async () => {
  const { page } = kim;
  await page.goto(`/teams/${squad.teamId}/water`);
  await page.getByLabel('What is it called?').fill('Hills; and a swim');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await part('Hills; and a swim').waitFor();
  await page.getByRole('button', { name: 'Make an address' }).click();
  // Signed in since yesterday, they show once more that it is them.
  await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  const address = await part('In your calendar')
    .getByText(/\/calendar\//)
    .innerText();
  const read = () => page.request.get(address.replace(/^webcal:/, 'http:'));
  const calendar = await read();
  expect(calendar.headers()['content-type']).toMatch('text/calendar');
  expect(await calendar.text()).toContain('SUMMARY:Hills\\; and a swim');
  await page.getByRole('button', { name: 'End the address' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the address' }).click();
  await page.getByRole('button', { name: 'Make an address' }).waitFor();
  expect((await read()).status()).toBe(404);
});

test('a planned session is not removed before somebody has said twice that it should', async () => {
  const { page } = kim;
  await page.getByRole('button', { name: 'Remove Hills; and a swim' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it as it is' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove Hills; and a swim' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await part('Hills; and a swim').waitFor({ state: 'detached' });
});

test('the athlete reads of every time that the coach looked, and where', async () => {
  await ada.page.goto('/teams');
  const looks = ada.page.getByRole('region', { name: 'Who has looked' });
  for (const where of ['in the morning summary', 'on the board', 'on the page about you', 'in a file'])
    await looks
      .getByText(new RegExp(`^Kim of Harriers, ${where}: sessions and sweat`))
      .first()
      .waitFor();
  expect(await faultsInEveryLook(ada, 'teams-looks')).toEqual([]);
  // To be asked who one is, is something a browser complains about; nothing else was.
  const asked = /\b403\b.*\/feed$/;
  expect([...kim.complaints, ...ada.complaints].filter((one) => !asked.test(one))).toEqual([]);
});

async function noteThere(): Promise<void> {
  await ada.page
    .getByText(`“${NOTE}”`)
    .or(ada.page.getByText(`”${NOTE}”`))
    .waitFor();
}
