import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { agree, aTeamStage, dayAgo, send, type TeamStage, trains } from './team-stage.js';
import { SMALL_PHONE, type Visitor } from './visitor.js';

/** From a new team to one that an athlete has left again, in one go: each test goes on where the one before ended. */

let stage: TeamStage;
let kim: Visitor;
let ada: Visitor;
let teamId: string;
let link: string;

beforeAll(async () => {
  stage = await aTeamStage();
  ({ kim } = stage);
  ada = await stage.somebody('ada@example.org', { viewport: SMALL_PHONE });
  await trains(ada.page, 61, [{ daysAgo: 1, minutes: 80, airC: 27, speed: 3 }]);
});

afterAll(() => stage?.end());

const within = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('region', { name });
const nextYear = () => dayAgo(-200);

test('a coach starts a team, and the menu leads there', async () => {
  const { page } = kim;
  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await page.getByRole('menuitem', { name: 'Teams' }).click();
  await page.getByRole('link', { name: 'Start a team' }).click();
  await page.getByLabel('Name of the team').fill('Riverside U19');
  await page.getByLabel('Your name in the team').fill('Kim');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start the team' }).click();
  await page.getByRole('heading', { level: 1, name: 'People in Riverside U19' }).waitFor();
  teamId = /teams\/([\w-]+)\/people/.exec(page.url())![1]!;
});

test('the coach makes a code and a link, each shown once', async () => {
  const { page } = kim;
  await page.getByRole('button', { name: 'Make a code' }).click();
  link = await page.getByText(/join-team#code=/).innerText();
  await page.getByText('Lets people in as: Athlete').waitFor();
  await page.getByText(/Lets in everybody who has it/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.reload();
  await page.getByText(/Lets in everybody who has it/).waitFor();
  expect(await page.getByText(/join-team#code=/).count()).toBe(0);
});

test('whoever opens the link without being signed in comes to the team after signing in', async () => {
  const { page } = ada;
  await send(page, 'POST', 'sign-out');
  await page.evaluate(`localStorage.removeItem('svett.signed-in')`);
  await page.goto(new URL(link).pathname + new URL(link).hash);
  await page.getByRole('heading', { name: 'You are invited to a team' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('team-invited-phone-light-en');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill('salt on the trail');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await within(ada, 'Riverside U19').getByText('Coached by Kim (head coach).').waitFor();
});

test('nothing is chosen for the athlete, and the general yes is asked where it is needed', async () => {
  const { page } = ada;
  const team = within(ada, 'Riverside U19');
  expect(await team.getByRole('switch').count()).toBe(0);
  await team.getByRole('button', { name: /see what I choose to share/ }).click();
  await team.getByRole('switch').nth(3).waitFor();
  expect(await team.getByRole('switch', { checked: true }).count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'team-joining')).toEqual([]);
  await page.getByLabel('Your name in the team').fill('Ada');
  await team.getByRole('switch', { name: /Show coaches my sessions/ }).check();
  await team.getByLabel(/^For how long: Show coaches my sessions/).selectOption('Four weeks from today');
  await team.getByRole('button', { name: 'Join Riverside U19' }).click();
  await page.getByRole('heading', { level: 1, name: 'Teams' }).waitFor();
});

test('one’s own page tells what is shared and until when, and lets one change it', async () => {
  const team = within(ada, 'Riverside U19');
  await team.getByText('You are called Ada here.').waitFor();
  await team.getByRole('switch', { name: /Show coaches my sessions/, checked: true }).waitFor();
  await team.getByText(/^Allowed since/).waitFor();
  const until = team.getByLabel(/^For how long: Show coaches my sessions/);
  await until.selectOption('Until a day of my own …');
  await team.getByLabel(/^Last day: Show coaches my sessions/).fill(nextYear());
  await team.getByRole('button', { name: 'Use this day' }).click();
  await until.locator(`option[value="${nextYear()}"]`).waitFor({ state: 'attached' });

  await team.getByRole('switch', { name: /say that I am fine/ }).check();
  await team.getByRole('button', { name: 'I would like to talk' }).click();
  const said = team.getByText(/You let them know on .*: would like to talk/);
  await said.waitFor();
  await team.getByRole('button', { name: 'Take it back' }).click();
  await said.waitFor({ state: 'detached' });
  await team.getByRole('button', { name: 'I would like to talk' }).click();
  await said.waitFor();
});

test('the coach sees what is shared, and the athlete that the coach has looked', async () => {
  await kim.page.goto(`/teams/${teamId}`);
  const row = kim.page.getByRole('row', { name: /Ada/ });
  await row.getByText('1 session').waitFor();
  await row.getByText(/would like to talk/).waitFor();
  expect(await row.getByText('Not shared', { exact: true }).count()).toBe(2);

  await ada.page.reload();
  await within(ada, 'Who has looked')
    .getByText(/Kim of Riverside U19, on the board: sessions and sweat/)
    .waitFor();
  await ada.page.getByText('Everything you have said of sharing').click();
  await ada.page
    .getByText(/Riverside U19, sessions and sweat, yes/)
    .first()
    .waitFor();
  expect(await faultsInEveryLook(ada, 'teams')).toEqual([]);
});

test('what is taken back is gone on the coach’s next look', async () => {
  const team = within(ada, 'Riverside U19');
  await team.getByRole('switch', { name: /Show coaches my sessions/ }).uncheck();
  await team.getByText(/^Not allowed since/).waitFor();
  await kim.page.reload();
  const row = kim.page.getByRole('row', { name: /Ada/ });
  await row.getByText('Not shared', { exact: true }).nth(2).waitFor();
  expect(await row.getByText('1 session').count()).toBe(0);
});

test('whoever is not known to be of age hands a link to a guardian, who reads and says yes, and takes it back', async () => {
  const bo = await stage.somebody(
    'bo@example.org',
    { viewport: SMALL_PHONE },
    `${new Date().getFullYear() - 15}-01-01`,
  );
  await agree(bo.page, 'sharing');
  await bo.page.goto(new URL(link).pathname + new URL(link).hash);
  await within(bo, 'Riverside U19').getByText('A guardian has to say yes too').waitFor();
  await bo.page.getByLabel('Your name in the team').fill('Bo');
  await within(bo, 'Riverside U19')
    .getByRole('switch', { name: /Show coaches my sessions/ })
    .check();
  await bo.page.getByRole('button', { name: 'Join Riverside U19' }).click();
  await bo.page.getByText('A guardian has to say yes first').waitFor();
  await bo.page.getByLabel('Your guardian’s name').fill('Maj');
  await bo.page.getByRole('button', { name: 'Make a link' }).click();
  const handedOver = new URL(await bo.page.getByText(/guardian#token=/).innerText());
  await bo.page.getByText('Waiting for Maj').waitFor();
  expect(await faultsOf(bo.page)).toEqual([]);
  await bo.picture('team-guardian-asked-phone-light-en');

  const maj = await stage.visitor({ viewport: SMALL_PHONE });
  await maj.page.goto(handedOver.pathname + handedOver.hash);
  await maj.page.getByText(/Bo trains with Riverside U19/).waitFor();
  await maj.page.getByText('I let this young person share').waitFor();
  expect(await faultsOf(maj.page)).toEqual([]);
  await maj.picture('team-guardian-phone-light-en');
  await maj.page.getByRole('button', { name: 'Yes, I allow it' }).click();
  await maj.page.getByText('You have said yes.').waitFor();
  await bo.page.reload();
  await bo.page.getByText('A yes came by the link for Maj').waitFor();
  // The link is lost: by another one the yes is taken back as well.
  await bo.page.getByLabel('Your guardian’s name').fill('Maj');
  await bo.page.getByRole('button', { name: 'Make another link' }).click();
  const again = new URL(await bo.page.getByText(/guardian#token=/).innerText());
  expect(again.hash).not.toBe(handedOver.hash);
  await maj.page.goto('about:blank');
  await maj.page.goto(again.pathname + again.hash);
  await maj.page.getByRole('button', { name: 'No', exact: true }).click();
  await maj.page.getByText('You have said no.').waitFor();
  await bo.page.reload();
  await bo.page.getByText('A no came by the link for Maj').waitFor();
  expect([...bo.complaints, ...maj.complaints]).toEqual([]);
  await Promise.all([bo.leave(), maj.leave()]);
});

test('a coach of less time sees the squad until their last day, and is changed and removed by a head coach', async () => {
  const { page } = kim;
  await page.goto(`/teams/${teamId}/people`);
  await page.getByLabel('As what?').selectOption('Assistant coach');
  await page.getByLabel('Last day (empty: no end)').first().fill(nextYear());
  await page.getByRole('button', { name: 'Make a code' }).click();
  const coachLink = new URL(await page.getByText(/join-team#code=/).innerText());
  const cleo = await stage.somebody('cleo@example.org');
  await cleo.page.goto(coachLink.pathname + coachLink.hash);
  await cleo.page.getByText('This code makes you an assistant coach').waitFor();
  await cleo.page.getByLabel('Your name in the team').fill('Cleo');
  await cleo.page.getByRole('button', { name: 'Join Riverside U19' }).click();
  await cleo.page.getByRole('row', { name: /Ada/ }).waitFor();
  await cleo.page.getByRole('link', { name: 'People and invitations' }).click();
  await cleo.page.getByRole('heading', { name: '2 athletes' }).waitFor();
  expect(await cleo.page.getByRole('button', { name: 'Make a code' }).count()).toBe(0);

  await page.reload();
  await page.getByLabel('Role of Cleo').waitFor();
  expect(await faultsInEveryLook(kim, 'team-people')).toEqual([]);
  await page.getByRole('button', { name: 'Remove Cleo from the team' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByLabel('Role of Cleo').waitFor({ state: 'detached' });
  await cleo.page.reload();
  await cleo.page.getByText('There is no such team of yours').waitFor();
  await cleo.leave();
});

test('an athlete leaves at once', async () => {
  const { page } = ada;
  await page.reload();
  await page.getByRole('button', { name: 'Leave Riverside U19' }).click();
  await page.getByRole('dialog').getByText('Coaches see nothing of you from this moment').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
  await within(ada, 'Riverside U19').waitFor({ state: 'detached' });
  await kim.page.goto(`/teams/${teamId}/people`);
  await kim.page.getByRole('heading', { name: '1 athlete' }).waitFor();
});

test('a code is not taken back by a slip of the hand', async () => {
  const { page } = kim;
  const takeBack = page.getByRole('button', { name: /^Take back the code: Athlete/ });
  await takeBack.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it as it is' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await takeBack.count()).toBe(1);
  await takeBack.click();
  await page.getByText('Those who have joined stay.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await takeBack.waitFor({ state: 'detached' });
});

test('a team is ended by whoever types its name, and by no press alone', async () => {
  const { page } = kim;
  await page.getByRole('button', { name: 'End the team' }).click();
  const [dialog, end] = [page.getByRole('dialog'), page.getByRole('button', { name: 'End it' })];
  const name = dialog.getByLabel('To be sure, type its name: Riverside U19');
  expect(await end.isDisabled()).toBe(true);
  await name.fill('Riverside');
  await name.press('Enter');
  expect(await end.isDisabled()).toBe(true);
  expect((await send<{ items: object[] }>(page, 'GET', 'teams')).items).toHaveLength(1);
  await name.fill(' riverside u19 ');
  expect(await faultsOf(page)).toEqual([]);
  await kim.picture('team-end-phone-light-en');
  await end.click();
  await page.getByRole('heading', { level: 1, name: 'Teams', exact: true }).waitFor();
  expect((await send<{ items: object[] }>(page, 'GET', 'teams')).items).toEqual([]);
});

test('the browsers had nothing to complain about', () => {
  expect([...kim.complaints, ...ada.complaints]).toEqual([]);
});
