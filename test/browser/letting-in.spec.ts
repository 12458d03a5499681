import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** From the first account to the second, lost and found again: each test goes on where the one before ended. */

let browser: Browser;
let svett: RunningSvett;
let ops: Visitor;
let bo: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
  [ops, bo] = [
    await aVisitor(browser, svett.address),
    await aVisitor(browser, svett.address, { viewport: SMALL_PHONE }),
  ];
});
afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

const PASSWORD = 'salt on the trail';
const ANOTHER = 'sugar in the pocket';

async function fillPerson({ page }: Visitor, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByLabel('Birth date').fill('1990-05-17');
  await page.getByLabel('Store my training and body data').check();
}

/** The link in the box that shows it this once. */
async function shownLink({ page }: Visitor): Promise<string> {
  return page.getByText(/#token=/).innerText();
}

async function signIn({ page }: Visitor, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('whoever set Svett up invites somebody by a link', async () => {
  const { page } = ops;
  await page.goto(svett.setupLink);
  await fillPerson(ops, 'ops@example.org');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('heading', { name: 'What may Svett do?' }).waitFor();
  await page.getByRole('button', { name: 'Later' }).click();

  await page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await page.getByRole('menuitem', { name: 'People' }).click();
  await page.getByRole('heading', { name: 'Invitations' }).waitFor();
  await page.getByLabel('Role', { exact: true }).selectOption('Coach');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByText('Give this link to the one you invite').waitFor();
  await page.getByText('Whoever has the link').waitFor();
  expect(await faultsInEveryLook(ops, 'people')).toEqual([]);
});

test('the link lets in who has it, on a small phone', async () => {
  const { page } = ops;
  await page.getByLabel('E-mail').fill('bo@example.org');
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await shownLink(ops);

  await bo.page.goto(link);
  await bo.page.getByText('The invitation is for this address').waitFor();
  await bo.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await bo.page.getByLabel('Birth date').fill('2020-01-01');
  await bo.page.getByRole('button', { name: 'Make the account' }).click();
  await bo.page.getByText('You are warmly welcome when you turn 13').waitFor();
  expect(await faultsOf(bo.page)).toEqual([]);
  await bo.picture('small-phone-light-en-join');
  await bo.page.getByLabel('Birth date').fill('1990-05-17');
  await bo.page.getByLabel('Store my training and body data').check();
  await bo.page.getByRole('button', { name: 'Make the account' }).click();
  await bo.page.getByRole('heading', { name: 'What may Svett do?' }).waitFor();
  await bo.page.getByRole('button', { name: 'Later' }).click();
  await bo.page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await bo.page.getByRole('menuitem', { name: 'Account and security' }).waitFor();
  expect(await bo.page.getByRole('menuitem', { name: 'People' }).count()).toBe(0);
});

test('who forgot the password is told whom to ask, and chooses a new one by the link they get', async () => {
  await bo.page.keyboard.press('Escape');
  await bo.page.goto('/sign-in');
  await bo.page.getByRole('link', { name: 'Forgot your password?' }).click();
  await bo.page.getByText('This Svett sends no mail').waitFor();
  await bo.picture('small-phone-light-en-forgot');

  await ops.page.reload();
  await ops.page.getByRole('button', { name: 'A new password for bo@example.org' }).click();
  await ops.page.getByText('Give this link to bo@example.org').waitFor();
  const link = await shownLink(ops);
  await bo.page.goto(link);
  await bo.page.getByRole('textbox', { name: 'New password' }).fill(ANOTHER);
  expect(await faultsOf(bo.page)).toEqual([]);
  await bo.picture('small-phone-light-en-reset');
  await bo.page.getByRole('button', { name: 'Use this password' }).click();
  await bo.page.getByRole('heading', { name: 'You have a new password' }).waitFor();

  await signIn(bo, 'bo@example.org', ANOTHER);
  await bo.page.getByRole('heading', { name: 'Today' }).waitFor();
});

test('a browser left signed in elsewhere is ended from the account page', async () => {
  const elsewhere = await aVisitor(browser, svett.address);
  await signIn(elsewhere, 'bo@example.org', ANOTHER);
  await elsewhere.page.getByRole('heading', { name: 'Today' }).waitFor();

  await bo.page.goto('/account');
  await bo.page.getByText('This one', { exact: true }).waitFor();
  await bo.page.getByRole('button', { name: /Sign out Chrome · Linux/ }).click();
  await bo.page.getByRole('button', { name: 'Sign out all others' }).waitFor({ state: 'detached' });
  await elsewhere.page.reload();
  await elsewhere.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await elsewhere.leave();
});

test('a token is made for what it is to do', async () => {
  const { page } = bo;
  await page.getByLabel('What is it for?').fill('training log');
  await page.getByLabel('Read sessions and estimates').check();
  await page.getByLabel('Works for').selectOption('90 days');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByText(/svett_pat_/).waitFor();
  expect(await faultsInEveryLook(bo, 'account')).toEqual([]);
});

test('the password is changed, and another address taken, from the account page', async () => {
  const { page } = bo;
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your other browsers are signed out').waitFor();
  await page.getByLabel('New address').fill('bo@new.example.org');
  await page.getByRole('button', { name: 'Change the address' }).click();
  await page.getByText('You sign in with bo@new.example.org').waitFor();
});

test('the browsers had nothing to complain about', () => {
  const refused = /403|401/; // a child, and a browser that was signed out, are answered with no
  expect([...ops.complaints, ...bo.complaints].filter((complaint) => !refused.test(complaint))).toEqual([]);
});
