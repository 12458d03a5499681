import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { MailSimulator } from '#simulators/mail/mail';
import { freePort } from '../support/free-port.js';
import { faultsOf } from './faults.js';
import { firstAccount } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** Invited by a letter, and helped by one: each test goes on where the one before ended. */

const PASSWORD = 'salt on the trail';
const ANOTHER = 'sugar in the pocket';
const PATIENCE_MS = 60_000;

let browser: Browser;
let post: MailSimulator;
let svett: RunningSvett;
let ops: Visitor;
let bo: Visitor;

beforeAll(async () => {
  post = await MailSimulator.start();
  const port = String(await freePort());
  const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
  [browser, svett] = await Promise.all([
    aChromium(),
    aRunningSvett({ ...mail, PORT: port, PUBLIC_URL: `http://localhost:${port}` }),
  ]);
  ops = await aVisitor(browser, svett.address);
  bo = await aVisitor(browser, svett.address, { viewport: SMALL_PHONE });
  await firstAccount(ops.page, svett.setupLink, { email: 'ops@example.org', password: PASSWORD });
  await ops.page.goto('/sign-in');
  await ops.page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
  await post?.close();
});

/** The link in the next letter to somebody. */
async function linkSentTo(email: string): Promise<string> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const letter = post.delivered.splice(0).find(({ envelopeTo }) => envelopeTo.includes(email));
    const link = letter && /http:\S+#token=[\w-]+/.exec(letter.text);
    if (link) return link[0];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No letter with a link came to ${email}.`);
}

test('whoever is invited by a letter comes in by its link', async () => {
  await ops.page.goto('/people');
  await ops.page.getByLabel('E-mail').fill('bo@example.org');
  await ops.page.getByRole('button', { name: 'Invite' }).click();
  await bo.page.goto(await linkSentTo('bo@example.org'));
  await bo.page.getByText('The invitation is for this address').waitFor();
  await bo.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await bo.page.getByLabel('Birth date').fill('1990-05-17');
  await bo.page.getByLabel('Store my training and body data').check();
  await bo.page.getByRole('button', { name: 'Make the account' }).click();
  await bo.page.getByRole('heading', { name: 'What may Svett do?' }).waitFor();

  await ops.picture('letters-invited');
  expect(await ops.page.getByText(/#token=/).count()).toBe(0);
});

test('whoever forgot the password is sent a letter, and chooses a new one by its link', async () => {
  const { page } = bo;
  // A browser that was never here.
  await page.evaluate('localStorage.clear()');
  await page.context().clearCookies();
  await page.goto('/forgot');
  await page.getByLabel('E-mail').fill('bo@example.org');
  expect(await faultsOf(page)).toEqual([]);
  await bo.picture('letters-forgot');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.goto(await linkSentTo('bo@example.org'));
  await page.getByRole('textbox', { name: 'New password' }).fill(ANOTHER);
  await page.getByRole('button', { name: 'Use this password' }).click();
  await page.getByRole('heading', { name: 'You have a new password' }).waitFor();

  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('bo@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill(ANOTHER);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  expect([...ops.complaints, ...bo.complaints]).toEqual([]);
});
