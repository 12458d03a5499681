import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { LostFactors } from '#src/entry/lost-factors';
import { Account } from '#src/people/account.entity';
import { NO_PASSWORD } from '#src/people/passwords';
import { elsewhere, withApp, withPasskey } from '../support/a-member.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { ANOTHER } from '../support/at-the-door.js';

let post: MailSimulator;
let svett: TestApp;
beforeAll(async () => {
  post = await MailSimulator.start();
  svett = await anApp({ settings: { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' } });
});
afterAll(async () => {
  await svett.close();
  await post.close();
});

async function somebodyWithFactors(email: string) {
  const browser = await svett.athlete(email);
  await withPasskey(browser);
  await withApp(svett, browser);
  const { accountId } = (await browser.get('/api/v1/me')).json<{ accountId: string }>();
  return { browser, accountId };
}

test('who lost every second factor comes in by the password again, and nobody who was in stays so', async () => {
  const email = 'ada@example.org';
  const { browser, accountId } = await somebodyWithFactors(email);
  const before = await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD });
  expect(before.json().code).toBe('entry.second-factor-needed');

  expect(await svett.get(LostFactors).turnOff(accountId)).toEqual({ keptPasskeys: false });
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401);
  const back = elsewhere(svett);
  expect((await back.post('/api/v1/sign-in', { email, password: ANOTHER })).statusCode).toBe(401);
  expect((await back.post('/api/v1/sign-in', { email, password: PASSWORD })).statusCode).toBe(200);
  expect((await back.get('/api/v1/factors')).json()).toEqual({
    hasPassword: true,
    authenticatorSince: null,
    recoveryCodesLeft: 0,
    passkeys: [],
  });

  await svett.work();
  expect(post.delivered.splice(0)).toEqual([
    expect.objectContaining({
      envelopeTo: [email],
      headers: expect.objectContaining({ subject: 'De andra faktorerna på ditt Svett-konto är avstängda' }),
      text: expect.stringContaining('/account'),
    }),
  ]);
});

test('passkeys stay where nothing else opens the door', async () => {
  const { accountId } = await somebodyWithFactors('bo@example.org');
  await svett.database.transaction((tx) =>
    tx.update(Account, { id: accountId }, { passwordHash: NO_PASSWORD }),
  );
  expect(await svett.get(LostFactors).turnOff(accountId)).toEqual({ keptPasskeys: true });
});
