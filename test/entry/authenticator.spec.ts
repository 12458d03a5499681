import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Authenticator } from '#src/entry/authenticator.entity';
import { RecoveryCode } from '#src/entry/recovery-code.entity';
import { SecondStep } from '#src/entry/second-step.entity';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { codeOf, elsewhere, halfWayIn, withApp } from '../support/a-member.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

let people = 0;
async function aMember() {
  const email = `member-${++people}@example.org`;
  const browser = await svett.athlete(email);
  return { email, browser, ...(await withApp(svett, browser)) };
}
const second = async (browser: Awaited<ReturnType<typeof halfWayIn>>, code: string) => {
  const answer = await browser.post('/api/v1/sign-in/second', { code });
  return answer.statusCode === 200 ? 'in' : answer.json<{ code: string }>().code;
};

describe('an authenticator app', () => {
  test('counts only once a code of it was shown', async () => {
    const email = 'careful@example.org';
    const careful = await svett.athlete(email);
    const { secret, uri } = (await careful.post('/api/v1/factors/authenticator')).json();
    expect(uri).toContain('otpauth://totp/Svett:careful%40example.org');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect((await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD })).statusCode).toBe(
      200,
    );
    const wrong = await careful.post('/api/v1/factors/authenticator/confirm', { code: '000000' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'entry.wrong-code']);

    const code = codeOf(secret, svett.clock);
    const right = await careful.post('/api/v1/factors/authenticator/confirm', { code });
    expect(right.json().recoveryCodes).toHaveLength(10);
    const asked = await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD });
    expect([asked.statusCode, asked.json().code, asked.json().details]).toEqual([
      401,
      'entry.second-factor-needed',
      { factors: 'code' },
    ]);
  });

  test('lets in with its code, and what was given for the password alone opens nothing', async () => {
    const { email, secret } = await aMember();
    const browser = await halfWayIn(svett, email);
    expect(browser.cookies.has('__Host-svett')).toBe(false);
    expect((await browser.get('/api/v1/me')).statusCode).toBe(401);
    expect(await second(browser, codeOf(secret, svett.clock))).toBe('in');
    expect((await browser.get('/api/v1/me')).json().email).toBe(email);
    expect([...browser.cookies.keys()]).toEqual(['__Host-svett', '__Host-svett-known']);
  });

  test('is believed half a minute early or late, and no more', async () => {
    for (const [steps, said] of [
      [-2, 'entry.wrong-code'],
      [-1, 'in'],
      [1, 'in'],
      [2, 'entry.wrong-code'],
    ] as const) {
      const { email, secret } = await aMember();
      const browser = await halfWayIn(svett, email);
      expect([steps, await second(browser, codeOf(secret, svett.clock, steps))]).toEqual([steps, said]);
    }
  });

  test('opens once with a code: it is refused the second time, and so is an older one', async () => {
    const { email, secret } = await aMember();
    const code = codeOf(secret, svett.clock);
    expect(await second(await halfWayIn(svett, email), code)).toBe('in');
    expect(await second(await halfWayIn(svett, email), code)).toBe('entry.wrong-code');
    expect(await second(await halfWayIn(svett, email), codeOf(secret, svett.clock, -1))).toBe(
      'entry.wrong-code',
    );
    expect(await second(await halfWayIn(svett, email), codeOf(secret, svett.clock, 1))).toBe('in');
  });

  test('opens once with a code that is shown twice at the same moment', async () => {
    const { email, secret } = await aMember();
    const code = codeOf(secret, svett.clock);
    const both = [await halfWayIn(svett, email), await halfWayIn(svett, email)];
    const said = await Promise.all(both.map((browser) => second(browser, code)));
    expect(said.sort()).toEqual(['entry.wrong-code', 'in']);
  });

  test('is sealed at rest', async () => {
    const { secret } = await aMember();
    for (const row of await svett.database.read(Authenticator).find())
      expect(row.secret.toString('latin1')).not.toContain(secret);
  });

  test('is turned off by its owner, and then the password is enough', async () => {
    const { email, browser } = await aMember();
    expect((await browser.delete('/api/v1/factors/authenticator')).statusCode).toBe(204);
    expect((await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD })).statusCode).toBe(
      200,
    );
    const { authenticatorSince, recoveryCodesLeft } = (await browser.get('/api/v1/factors')).json();
    expect([authenticatorSince, recoveryCodesLeft]).toEqual([null, 0]);
  });

  test('is neither set up nor turned off by whoever finds a browser open', async () => {
    const { browser } = await aMember();
    svett.clock.pass({ minutes: 16 });
    for (const answer of [
      await browser.delete('/api/v1/factors/authenticator'),
      await browser.post('/api/v1/factors/authenticator'),
      await browser.post('/api/v1/factors/recovery-codes'),
      await browser.post('/api/v1/factors/passkeys/options'),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.confirm-first']);
  });
});

describe('the second step', () => {
  test('allows five tries, and then begins with the password again', async () => {
    const { email, secret } = await aMember();
    const browser = await halfWayIn(svett, email);
    for (let tries = 0; tries < 5; tries++) expect(await second(browser, '000000')).toBe('entry.wrong-code');
    expect(await second(browser, codeOf(secret, svett.clock))).toBe('entry.second-step-over');
    expect(await second(await halfWayIn(svett, email), codeOf(secret, svett.clock))).toBe('in');
  });

  test('allows five tries even when they come all at once', async () => {
    const { email } = await aMember();
    const browser = await halfWayIn(svett, email);
    const said = await Promise.all(Array.from({ length: 8 }, () => second(browser, '000000')));
    expect(said.filter((code) => code === 'entry.wrong-code')).toHaveLength(5);
  });

  test('is over after ten minutes', async () => {
    const { email, secret } = await aMember();
    const browser = await halfWayIn(svett, email);
    svett.clock.pass({ minutes: 10 });
    expect(await second(browser, codeOf(secret, svett.clock))).toBe('entry.second-step-over');
  });

  test('begun with a password that was changed meanwhile leads nowhere', async () => {
    const { email, secret, browser: inside } = await aMember();
    const outside = await halfWayIn(svett, email);
    const changed = await inside.put('/api/v1/me/password', { password: 'another one, not guessed yet' });
    expect(changed.statusCode).toBe(204);
    expect(await second(outside, codeOf(secret, svett.clock))).toBe('entry.second-step-over');
  });

  test('is for the browser that knew the password', async () => {
    const { secret } = await aMember();
    expect(await second(elsewhere(svett), codeOf(secret, svett.clock))).toBe('entry.second-step-over');
  });

  test('leads in once', async () => {
    const { email, secret } = await aMember();
    const browser = await halfWayIn(svett, email);
    const step = browser.cookies.get('__Host-svett-step')!;
    expect(await second(browser, codeOf(secret, svett.clock))).toBe('in');
    svett.clock.pass({ minutes: 1 });
    const again = elsewhere(svett);
    again.cookies.set('__Host-svett-step', step);
    expect(await second(again, codeOf(secret, svett.clock))).toBe('entry.second-step-over');
  });

  test('is kept as a mark only, in a cookie no script can read', async () => {
    const { email } = await aMember();
    const answer = await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(
      /^__Host-svett-step=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const [, key = ''] = /=([\w-]{43});/.exec(cookie) ?? [];
    expect(JSON.stringify(await svett.database.read(SecondStep).find())).not.toContain(key);
  });

  test('guessed at over and over is closed for an hour, also with the right code', async () => {
    const { email, secret } = await aMember();
    for (let round = 0; round < 2; round++) {
      const browser = await halfWayIn(svett, email);
      for (let tries = 0; tries < 5; tries++) await second(browser, '000000');
    }
    expect(await second(await halfWayIn(svett, email), codeOf(secret, svett.clock))).toBe(
      'entry.too-many-codes',
    );
    svett.clock.pass({ hours: 1 });
    expect(await second(await halfWayIn(svett, email), codeOf(secret, svett.clock))).toBe('in');
  });
});

describe('a recovery code', () => {
  test('opens once, however it is typed', async () => {
    const { email, recoveryCodes } = await aMember();
    const [first = ''] = recoveryCodes;
    expect(await second(await halfWayIn(svett, email), ` ${first.toUpperCase().replace('-', ' ')} `)).toBe(
      'in',
    );
    expect(await second(await halfWayIn(svett, email), first)).toBe('entry.wrong-code');
    expect(await second(await halfWayIn(svett, email), recoveryCodes[1]!)).toBe('in');
  });

  test('opens nobody else’s account', async () => {
    const [one, other] = [await aMember(), await aMember()];
    expect(await second(await halfWayIn(svett, one.email), other.recoveryCodes[0]!)).toBe('entry.wrong-code');
  });

  test('gives way to ten new ones', async () => {
    const { email, browser, recoveryCodes } = await aMember();
    const { codes } = (await browser.post('/api/v1/factors/recovery-codes')).json();
    expect(codes).toHaveLength(10);
    expect(await second(await halfWayIn(svett, email), recoveryCodes[0]!)).toBe('entry.wrong-code');
    expect(await second(await halfWayIn(svett, email), codes[0])).toBe('in');
    expect((await browser.get('/api/v1/factors')).json().recoveryCodesLeft).toBe(9);
  });

  test('is kept as a mark only', async () => {
    const { recoveryCodes } = await aMember();
    const rows = JSON.stringify(await svett.database.read(RecoveryCode).find());
    for (const code of recoveryCodes) {
      expect(rows).not.toContain(code);
      expect(rows).not.toContain(code.replace('-', ''));
    }
  });

  test('is not made for an account without a second factor', async () => {
    const plain = await svett.athlete('plain@example.org');
    const answer = await plain.post('/api/v1/factors/recovery-codes');
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'entry.no-second-factor']);
  });
});

describe('the key of a sign-in', () => {
  test('is a new one each time: one that was planted in the browser opens nothing', async () => {
    await svett.athlete('planted@example.org');
    const mallory = await svett.athlete('mallory@example.org');
    const planted = mallory.cookies.get('__Host-svett')!;
    const victim = elsewhere(svett);
    victim.cookies.set('__Host-svett', planted);
    await victim.post('/api/v1/sign-in', { email: 'planted@example.org', password: PASSWORD });
    expect(victim.cookies.get('__Host-svett')).not.toBe(planted);
    expect((await victim.get('/api/v1/me')).json().email).toBe('planted@example.org');
    expect((await mallory.get('/api/v1/me')).statusCode).toBe(401);
  });

  test('is a new one after the second step as well', async () => {
    const { email, secret, browser } = await aMember();
    const before = browser.cookies.get('__Host-svett')!;
    await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
    expect(browser.cookies.get('__Host-svett')).toBe(before);
    expect(await second(browser, codeOf(secret, svett.clock))).toBe('in');
    expect(browser.cookies.get('__Host-svett')).not.toBe(before);
    const old = elsewhere(svett);
    old.cookies.set('__Host-svett', before);
    expect((await old.get('/api/v1/me')).statusCode).toBe(401);
  });
});
