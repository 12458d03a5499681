import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { startOidc } from '#simulators/oidc/oidc';
import type { OidcSimulator } from '#simulators/oidc/oidc-provider';
import { faultsInEveryLook } from './every-look.js';
import { faultsOf } from './faults.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, PHONE, type Visitor } from './visitor.js';

/** Every key there is beside a password, in one go: each test goes on where the one before ended. */

let browser: Browser;
let provider: OidcSimulator;
let svett: RunningSvett;
let ada: Visitor;
let secret: string;
let recoveryCode: string;
let stepUsed = 0;

const EMAIL = 'ada@example.org';
const PASSWORD = 'salt on the trail';

beforeAll(async () => {
  provider = await startOidc();
  provider.people.push({ subject: 'ada', email: EMAIL, emailVerified: true });
  provider.people.push({ subject: 'bo', email: 'bo@example.org', emailVerified: true });
  [browser, svett] = await Promise.all([
    aChromium(),
    aRunningSvett({
      OIDC_ISSUER: provider.url,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'Club login',
      OIDC_SIGN_UP: 'anybody',
    }),
  ]);
  ada = await aVisitor(browser, svett.address, { viewport: PHONE, elsewhere: [provider.url] });
  const devtools = await ada.page.context().newCDPSession(ada.page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
  await provider?.close();
});

/** A code that has not been shown yet: the app would make the owner wait for it. */
async function nextCode(): Promise<string> {
  const step = Math.max(Math.floor(Date.now() / 30_000), stepUsed + 1);
  const wait = (step - 1) * 30_000 - Date.now(); // a code is believed half a minute early
  if (wait > 0) await new Promise((done) => setTimeout(done, wait + 500));
  stepUsed = step;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: step * 30_000 });
}

async function signOut({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Account, language, look and sign out' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

async function password({ page }: Visitor): Promise<void> {
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const inside = ({ page }: Visitor) => page.waitForURL(({ pathname }) => pathname === '/');

test('an authenticator app is set up by scanning and showing a code, and recovery codes come with it', async () => {
  const { page } = ada;
  await page.goto(svett.setupLink);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByLabel('Birth date').fill('1990-05-04');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('heading', { name: 'What may Svett do?' }).waitFor();
  await page.goto('/account');

  await page.getByRole('button', { name: 'Set up an app' }).click();
  await page.getByRole('img', { name: 'QR code with the app’s secret' }).waitFor();
  secret = (await page.locator('code', { hasText: /^[A-Z2-7 ]{39}$/ }).innerText()).replaceAll(' ', '');
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('factors-app-set-up');
  await page.getByLabel('Code from the app').fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByText('That code does not fit').waitFor();
  await page.getByLabel('Code from the app').fill(await nextCode());
  await page.getByRole('button', { name: 'Turn it on' }).click();

  await page.getByText('Recovery codes, shown this once').waitFor();
  const codes = await page.locator('li code').allInnerTexts();
  expect(codes).toHaveLength(10);
  recoveryCode = codes[0]!;
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('factors-recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 left.').waitFor();
});

test('signing in then asks for a code', async () => {
  const { page } = ada;
  await signOut(ada);
  await ada.picture('factors-sign-in');
  await password(ada);
  await page.getByRole('heading', { name: 'And now?' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('factors-second-step');
  await page.getByLabel('Code from the app').fill(await nextCode());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await inside(ada);
});

test('or for a recovery code, where the phone is gone', async () => {
  const { page } = ada;
  await signOut(ada);
  await password(ada);
  await page.getByRole('button', { name: 'Lost the phone? Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await inside(ada);
});

test('a passkey is added, and lets in alone', async () => {
  const { page } = ada;
  await page.goto('/account');
  await page.getByLabel('Name of the new one').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Never used.').waitFor();
  await signOut(ada);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await inside(ada);
});

test('and as the second factor', async () => {
  const { page } = ada;
  await signOut(ada);
  await password(ada);
  await page.getByRole('heading', { name: 'And now?' }).waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await inside(ada);
});

test('the provider is connected, and lets in', async () => {
  const { page } = ada;
  await page.goto('/account');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('link', { name: EMAIL }).click();
  await page.getByText('Connected since').waitFor();
  await signOut(ada);
  await page.getByRole('button', { name: 'Continue with Club login' }).click();
  await page.getByRole('link', { name: EMAIL }).click();
  await inside(ada);
});

test('the cards look right in every look', async () => {
  await ada.page.goto('/account');
  const faults = await faultsInEveryLook(ada, 'factors-account', async () => {
    await ada.page.getByText('Club login').first().waitFor();
  });
  expect(faults).toEqual([]);
});

test('whoever finds the browser open is asked who they are, and a passkey is answer enough', async () => {
  const { page } = ada;
  // As after a quarter of an hour: the server asks once.
  let asked = false;
  await page.route('**/api/v1/factors/recovery-codes', async (route) => {
    if (asked) return route.continue();
    asked = true;
    const problem = {
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: '',
      code: 'entry.confirm-first',
    };
    return route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    });
  });
  await page.getByRole('button', { name: 'Make ten new ones' }).click();
  await page.getByRole('dialog', { name: 'Is it you?' }).waitFor();
  await page.getByRole('button', { name: 'Yes, it is me' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await ada.picture('factors-confirm');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('Recovery codes, shown this once').waitFor();
});

test('the last factor goes only after a question', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Turn off', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('button', { name: 'Set up an app' }).waitFor();
  await page.getByRole('button', { name: 'Remove: My phone' }).click();
  await page.getByText('Nothing but the password will be asked for then').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('My phone', { exact: true }).waitFor({ state: 'detached' });
});

test('somebody new whom the provider knows makes an account there and then', async () => {
  const bo = await aVisitor(browser, svett.address, { viewport: PHONE, elsewhere: [provider.url] });
  const { page } = bo;
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Club login' }).click();
  await page.getByRole('link', { name: 'bo@example.org' }).click();
  await page.getByLabel('Birth date').fill('1988-02-29');
  expect(await faultsOf(page)).toEqual([]);
  await bo.picture('factors-newcomer');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL('**/welcome');
  await page.goto('/account');
  await page.getByText('Connected since').waitFor();
  await bo.leave();
});

test('the browser had nothing to complain about but refusals that were meant', () => {
  expect(ada.complaints.filter((line) => !/status of 40[13]/.test(line))).toEqual([]);
});
