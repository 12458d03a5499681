import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Attempts } from '#src/entry/attempts';
import { Recovery } from '#src/entry/recovery';
import { SecondStep } from '#src/entry/second-step.entity';
import { SignIn } from '#src/entry/sign-in.entity';
import { elsewhere, withApp } from '../support/a-member.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { ANOTHER, codeOf } from '../support/at-the-door.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

/** Does `work` once, between the moment a password was found right and the moment the door opens. */
function beforeTheDoorOpens(work: () => Promise<unknown>): void {
  const attempts = svett.get(Attempts);
  attempts.forgive = async (...about) => {
    Reflect.deleteProperty(attempts, 'forgive');
    await attempts.forgive(...about);
    await work();
  };
}

test.each([
  ['the password alone', false],
  ['a second factor as well', true],
])('who shows a password that is replaced in that moment stays outside: %s', async (_which, hasApp) => {
  const email = `ada-${hasApp}@example.org`;
  const ada = await svett.athlete(email);
  const { accountId } = (await ada.get('/api/v1/me')).json<{ accountId: string }>();
  if (hasApp) await withApp(svett, ada);
  const { token } = await svett.get(Recovery).linkFor(accountId);
  beforeTheDoorOpens(() => svett.get(Recovery).reset(token, ANOTHER, 'remove'));

  const stranger = elsewhere(svett);
  const answer = await stranger.post('/api/v1/sign-in', { email, password: PASSWORD });
  expect(codeOf(answer)).toEqual([401, 'entry.wrong-email-or-password']);
  expect(stranger.cookies.size).toBe(0);
  for (const table of [SignIn, SecondStep])
    expect(await svett.database.read<{ accountId: string }>(table).countBy({ accountId })).toBe(0);

  const back = await elsewhere(svett).post('/api/v1/sign-in', { email, password: ANOTHER });
  expect(back.statusCode).toBe(hasApp ? 401 : 200);
});
