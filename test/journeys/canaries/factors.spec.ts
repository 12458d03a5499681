import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { SoftPasskey } from '../../support/soft-passkey.js';
import { DOORS, notPassed } from './doors.js';

// What people show beside their password is shown right and wrong, and is as secret as the canaries are.
jest.setTimeout(240_000);

const { email, password } = CANARY;
const SITE = { origin: 'https://svett.example.org', host: 'svett.example.org' };
const ELSEWHERE = { origin: `https://${CANARY.secret}.example`, host: `${CANARY.secret}.example` };
const WRONG_CODES = ['739104', '739 104', CANARY.secret, 'canary-73910'];

let house: CanaryHouse;
let ada: CanaryVisitor;
let secret: string;
let recoveryCodes: string[];
const key = new SoftPasskey();

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
  house.secrets.add(key.id.toString('base64url'));
});
afterAll(() => house.close());

/** What an authenticator app shows now, or some half minutes from now. */
function codeOf(steps = 0): string {
  const code = TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: Date.now() + steps * 30_000,
  });
  house.secrets.add(code);
  return code;
}

function keep(codes: string[] | null): string[] {
  for (const code of codes ?? []) house.secrets.add(code);
  return codes ?? [];
}

/** Somebody who has shown the password, and owes the rest. */
async function halfWayIn(): Promise<CanaryVisitor> {
  const somebody = house.visitor();
  expect((await somebody.send('POST', '/api/v1/sign-in', { email, password })).status).toBe(401);
  return somebody;
}

/** What a passkey is asked, by this route. */
async function asked(who: CanaryVisitor, route: string) {
  const question = await who.must<{ options: { challenge: string } }>('POST', route);
  house.secrets.add(question.options.challenge);
  return question;
}

test('an authenticator app is set up, with wrong codes and the right one', async () => {
  ({ secret } = await ada.must<{ secret: string }>('POST', '/api/v1/factors/authenticator'));
  house.secrets.add(secret);
  for (const code of WRONG_CODES)
    expect((await ada.send('POST', '/api/v1/factors/authenticator/confirm', { code })).status).toBe(403);
  const added = await ada.must<{ recoveryCodes: string[] }>('POST', '/api/v1/factors/authenticator/confirm', {
    code: codeOf(-1),
  });
  recoveryCodes = keep(added.recoveryCodes);
  expect(recoveryCodes).toHaveLength(10);
  await ada.must('GET', '/api/v1/factors');
});

test('the door asks for a code, and a recovery code opens it once', async () => {
  const first = await halfWayIn();
  for (const code of WRONG_CODES.slice(0, 2))
    expect((await first.send('POST', '/api/v1/sign-in/second', { code })).status).toBe(403);
  await first.must('POST', '/api/v1/sign-in/second', { code: codeOf() });
  const [code] = recoveryCodes;
  await (await halfWayIn()).must('POST', '/api/v1/sign-in/second', { code });
  expect((await (await halfWayIn()).send('POST', '/api/v1/sign-in/second', { code })).status).toBe(403);
});

test('it is shown again that it is them, and new recovery codes are made', async () => {
  await ada.must('GET', '/api/v1/confirm');
  for (const wrong of [{ password: `${password}!` }, { code: CANARY.secret }])
    expect((await ada.send('POST', '/api/v1/confirm', wrong)).status).toBeGreaterThan(399);
  await ada.must('POST', '/api/v1/confirm', { code: recoveryCodes[1] });
  keep((await ada.must<{ codes: string[] }>('POST', '/api/v1/factors/recovery-codes')).codes);
});

test('a passkey is added and named, after others that do not hold', async () => {
  const add = async (wishes: object) => {
    const passkey = key.made(await asked(ada, '/api/v1/factors/passkeys/options'), wishes);
    return ada.send('POST', '/api/v1/factors/passkeys', { name: CANARY.name, passkey });
  };
  expect((await add(ELSEWHERE)).status).toBeGreaterThan(399);
  expect((await add(SITE)).status).toBe(201);
  const { passkeys } = await ada.must<{ passkeys: { id: string }[] }>('GET', '/api/v1/factors');
  await ada.must('PUT', `/api/v1/factors/passkeys/${passkeys[0]!.id}`, { name: CANARY.email });
});

test('a passkey signs in by itself, beside a password, and confirms; others are refused', async () => {
  const alone = house.visitor();
  const answer = async (who: CanaryVisitor, route: string, wishes: object) => ({
    passkey: key.answer(await asked(who, route), wishes),
  });
  const options = '/api/v1/sign-in/passkey/options';
  for (const wishes of [ELSEWHERE, { ...SITE, userHandle: Buffer.from(CANARY.name).toString('base64url') }])
    expect(
      (await alone.send('POST', '/api/v1/sign-in/passkey', await answer(alone, options, wishes))).status,
    ).toBeGreaterThan(399);
  const stranger = new SoftPasskey().answer(await asked(alone, options), SITE);
  await alone.send('POST', '/api/v1/sign-in/passkey', { passkey: stranger });
  await alone.must('POST', '/api/v1/sign-in/passkey', await answer(alone, options, SITE));

  const half = await halfWayIn();
  const beside = await answer(half, '/api/v1/sign-in/second/passkey', SITE);
  await half.must('POST', '/api/v1/sign-in/second', beside);
  await ada.send('POST', '/api/v1/confirm', await answer(ada, '/api/v1/confirm/passkey', ELSEWHERE));
  await ada.must('POST', '/api/v1/confirm', await answer(ada, '/api/v1/confirm/passkey', SITE));
});

test('everything is taken away again', async () => {
  const { passkeys } = await ada.must<{ passkeys: { id: string }[] }>('GET', '/api/v1/factors');
  await ada.must('DELETE', `/api/v1/factors/passkeys/${passkeys[0]!.id}`);
  await ada.must('DELETE', '/api/v1/factors/authenticator');
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.factors, house.passed)).toEqual([]);
});
