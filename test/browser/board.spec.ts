import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { aTeamStage, joins, send, type TeamStage, trains } from './team-stage.js';
import { DESKTOP, SMALL_PHONE, type Visitor } from './visitor.js';

/** A squad of three as their coach sees it: one shares all, one a part of it, one nothing. */

let stage: TeamStage;
let kim: Visitor;
let teamId: string;

const ALL = ['sessions', 'weigh-ins', 'coverage', 'check-ins'];

beforeAll(async () => {
  stage = await aTeamStage();
  ({ kim } = stage);
  ({ id: teamId } = await send<{ id: string }>(kim.page, 'POST', 'teams', {
    ...{ name: 'Riverside U19', timeZone: 'Europe/Stockholm', myName: 'Kim' },
  }));
  const { code } = await send<{ code: string }>(kim.page, 'POST', `teams/${teamId}/codes`, {
    ...{ letsIn: 'athlete', days: 14, coachUntilDay: null },
  });
  const people: [name: string, groups: string[], massKg: number, days: number[]][] = [
    ['Ada', ALL, 61, [0, 2, 5]],
    ['Bo', ['sessions'], 74, [1, 20]],
    ['Cleo', [], 68, [1]],
  ];
  for (const [name, groups, massKg, days] of people) {
    const { page, leave } = await stage.somebody(`${name.toLowerCase()}@example.org`);
    await trains(
      page,
      massKg,
      days.map((daysAgo) => ({ daysAgo, minutes: 100 + 10 * daysAgo, airC: 31, speed: 3.1 })),
    );
    await joins(page, code, name, groups);
    if (name === 'Ada') await send(page, 'POST', `teams/${teamId}/talk`, { wish: 'talk' });
    await leave();
  }
  await kim.page.goto(`/teams/${teamId}`);
  await kim.page.getByRole('row', { name: /Ada/ }).waitFor();
});

afterAll(() => stage?.end());

const row = (name: string) => kim.page.getByRole('row', { name: new RegExp(name) });

test('what each trained and what it cost stands in one row, as ranges in litres and per cent', async () => {
  await row('Ada').getByText('3 sessions').waitFor();
  await row('Ada')
    .getByText(/^likely \d/)
    .waitFor();
  await row('Ada')
    .getByText(/% of body mass \(likely \d.*%\)/)
    .waitFor();
  expect(await kim.page.getByRole('table').innerText()).not.toMatch(/\bkg\b|\bkilo/i);
});

test('what is missing is told in words, and is not nothing', async () => {
  expect(await row('Cleo').getByText('Not shared', { exact: true }).count()).toBe(5);
  expect(await row('Bo').getByText('Not shared', { exact: true }).count()).toBe(2);
  await row('Ada').getByText('Not known yet').first().waitFor();
});

test('whom to look at today stands first, with the reason in words', async () => {
  const first = kim.page.getByRole('region', { name: 'To look at today' });
  await first.getByText(/Would like to talk/).waitFor();
  expect(await first.getByText(/\bscore\b/i).count()).toBe(0);
});

test('of fewer than five there is no average, and why is said', async () => {
  const averages = kim.page.getByRole('region', { name: 'The squad on average' });
  await averages.getByText(/^Sweat: No average/).waitFor();
});

test('period, choice and order stand in the address and come back with it', async () => {
  const { page } = kim;
  await page.getByLabel('Period').selectOption('Last 28 days');
  await row('Bo').getByText('2 sessions').waitFor();
  await page.getByLabel('Order').selectOption('Most sweat first');
  await page.getByLabel('Show', { exact: true }).selectOption('Who trained');
  await row('Cleo').waitFor({ state: 'detached' });
  await page.reload();
  await row('Bo').getByText('2 sessions').waitFor();
  expect(await row('Cleo').count()).toBe(0);
  await page.goto(`/teams/${teamId}`);
});

test('the board is whole in every look', async () => {
  expect(await faultsInEveryLook(kim, 'board', async () => kim.page.getByRole('table').waitFor())).toEqual(
    [],
  );
});

test('a page of one athlete tells what they share, and a note to them is written there', async () => {
  const { page } = kim;
  await page.setViewportSize(SMALL_PHONE);
  await page.getByRole('row', { name: /Ada/ }).getByRole('link', { name: 'Ada' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ada' }).waitFor();
  await page.getByRole('region', { name: 'Sessions' }).getByRole('row').nth(3).waitFor();
  expect(await faultsInEveryLook(kim, 'board-athlete')).toEqual([]);
  await page.getByLabel('Note', { exact: true }).fill('Well done today.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('It is on its way.').waitFor();
});

test('on paper it is a table without anything to press', async () => {
  const { page } = kim;
  await page.goto(`/teams/${teamId}`);
  await row('Ada').waitFor();
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  try {
    await page.getByRole('button', { name: 'Print' }).waitFor({ state: 'hidden' });
    await page.getByRole('navigation').first().waitFor({ state: 'hidden' });
    await page.waitForFunction("getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'");
    await kim.picture('board-on-paper');
  } finally {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  }
});

test('planned sessions tell the water to bring as a range', async () => {
  const { page } = kim;
  await page.getByRole('link', { name: 'Sessions and water' }).click();
  await page.getByLabel('What is it called?').fill('Tuesday practice');
  await page.getByRole('button', { name: 'Plan it' }).click();
  const plan = page.getByRole('region', { name: 'Tuesday practice' });
  await plan.getByText(/Bring [\d.]+–[\d.]+ litres of water/).waitFor();
  expect(await faultsInEveryLook(kim, 'team-water')).toEqual([]);
});

test('a planned session is changed where it stands, by the clocks of the team, and removed', async () => {
  const { page } = kim;
  const plan = page.getByRole('region', { name: 'Tuesday practice' });
  await plan.getByRole('button', { name: 'Change Tuesday practice' }).click();
  await plan.getByText('By the clocks of the team: Europe/Stockholm').waitFor();
  await plan.getByLabel('Starts at').fill('06:30');
  await plan.getByLabel('What is it called?').fill('Early practice');
  await plan.getByRole('button', { name: 'Save' }).click();
  const early = page.getByRole('region', { name: 'Early practice' });
  await early.getByText(/06:30/).waitFor();
  await plan.waitFor({ state: 'detached' });
  expect(await early.getByRole('button', { name: 'Save' }).count()).toBe(0);
  await early.getByRole('button', { name: 'Remove Early practice' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await early.waitFor({ state: 'detached' });
  await page.getByText('Nothing is planned.').waitFor();
});

test('the browser had nothing to complain about', async () => {
  expect(await faultsOf(kim.page)).toEqual([]);
  expect(kim.complaints).toEqual([]);
});
