import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FrontDoor } from '#src/entry/front-door';
import { Setup } from '#src/entry/setup';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { shown } from '../support/consenting.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

const SOMEWHERE = { address: '203.0.113.7', device: null, keepsake: null };

const form = (token: string | null) => ({
  token,
  email: 'eve@example.org',
  password: PASSWORD,
  language: 'en',
  birthDate: '1990-05-17',
  healthData: shown('health-data'),
});

describe('the set-up link', () => {
  test('is not guessed', async () => {
    await svett.get(Setup).newToken();
    const answer = await svett.browser().post('/api/v1/setup', form('x'.repeat(43)));
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.setup-link-not-usable']);
  });

  test('stops working when a newer one is printed, and after a day', async () => {
    const older = await svett.get(Setup).newToken();
    const newer = await svett.get(Setup).newToken();
    expect((await svett.browser().post('/api/v1/setup', form(older))).statusCode).toBe(403);
    svett.clock.pass({ hours: 25 });
    expect((await svett.browser().post('/api/v1/setup', form(newer))).statusCode).toBe(403);
  });

  test('asks for a password that is hard to guess, and says what is wrong', async () => {
    const token = await svett.get(Setup).newToken();
    const answer = await svett
      .browser()
      .post('/api/v1/setup', { ...form(token), password: 'short', email: 'eve' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toEqual([
      { path: 'email', message: expect.stringContaining('name@example.org'), fault: 'email' },
      {
        path: 'password',
        message: expect.stringContaining('at least 12 characters'),
        fault: 'characters-at-least',
        limit: 12,
      },
    ]);
  });

  test('used twice at once makes one account', async () => {
    const token = await svett.get(Setup).newToken();
    const both = await Promise.all([
      svett.browser().post('/api/v1/setup', form(token)),
      svett.browser().post('/api/v1/setup', { ...form(token), email: 'mallory@example.org' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect(await svett.get(Setup).newToken()).toBeNull();
  });
});

describe('signing in', () => {
  test('lasts until signing out, and no longer', async () => {
    const ada = await svett.athlete();
    expect((await ada.get('/api/v1/me')).json()).toMatchObject({
      email: 'ada@example.org',
      role: 'athlete',
      language: 'sv',
    });
    const kept = svett.browser();
    for (const [name, value] of ada.cookies) kept.cookies.set(name, value);

    expect((await ada.post('/api/v1/sign-out')).statusCode).toBe(204);
    expect([...ada.cookies.keys()]).toEqual(['__Host-svett-known']); // which opens nothing
    expect((await kept.get('/api/v1/me')).statusCode).toBe(401);
  });

  test('ends by itself after sixty days', async () => {
    const somebody = await svett.athlete('forgetful@example.org');
    svett.clock.pass({ days: 59 });
    expect((await somebody.get('/api/v1/me')).statusCode).toBe(200);
    svett.clock.pass({ days: 2 });
    expect((await somebody.get('/api/v1/me')).statusCode).toBe(401);
  });

  test('sets a cookie that scripts, other hosts and other sites cannot use', async () => {
    await svett.athlete('cookie@example.org');
    const answer = await svett
      .browser()
      .post('/api/v1/sign-in', { email: ' Cookie@example.org', password: PASSWORD });
    expect(([] as unknown[]).concat(answer.headers['set-cookie'])[0]).toMatch(
      /^__Host-svett=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('goes by a plain cookie on a home network without https, and by a bound one behind a proxy with it', async () => {
    const proxied = await anApp({
      settings: { TRUSTED_PROXIES: '1', ALLOW_PLAIN_HTTP: 'true' },
    });
    await proxied.athlete();
    const cookie = async (headers: Record<string, string>) => {
      const form = { email: 'ada@example.org', password: PASSWORD };
      return String((await proxied.browser().post('/api/v1/sign-in', form, headers)).headers['set-cookie']);
    };
    const plain = await cookie({ host: 'svett.lan:8484' });
    expect(plain).toMatch(/^svett=/);
    expect(plain).not.toContain('Secure');
    expect(await cookie({ host: 'svett.example.org', 'x-forwarded-proto': 'https' })).toMatch(
      /^__Host-svett=.*Secure/,
    );
    await proxied.close();
  });

  test('answers the same to a wrong password and to an unknown address', async () => {
    await svett.athlete('known@example.org');
    const wrong = await svett
      .browser()
      .post('/api/v1/sign-in', { email: 'known@example.org', password: 'not this one, no' });
    const unknown = await svett
      .browser()
      .post('/api/v1/sign-in', { email: 'who@example.org', password: PASSWORD });
    expect([wrong.statusCode, wrong.json()]).toEqual([401, unknown.json()]);
    expect(wrong.json().code).toBe('entry.wrong-email-or-password');
  });

  test('is slowed down for whoever guesses', async () => {
    const slow = await anApp();
    const guesses = [];
    for (let n = 0; n < 11; n++) {
      guesses.push(
        await slow.browser().post('/api/v1/sign-in', { email: 'x@example.org', password: `guess ${n}` }),
      );
    }
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(10).fill(401), 429]);
    const refused = guesses.at(-1);
    expect(refused?.headers['content-type']).toContain('application/problem+json');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.json().code).toBe('request.too-many');
    await slow.close();
  });
});

describe('another web site', () => {
  /** The status of a change somebody's browser was made to send, cookie and all. */
  const send = async (headers: Record<string, string>): Promise<number> => {
    const entered = await svett.get(FrontDoor).enter('known@example.org', PASSWORD, SOMEWHERE);
    const own = { host: 'localhost', cookie: `__Host-svett=${'key' in entered && entered.key}` };
    const request = { method: 'PUT', url: '/api/v1/me', payload: { language: 'en' } } as const;
    return (await svett.app.inject({ ...request, headers: { ...own, ...headers } })).statusCode;
  };

  test.each([
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'another site that also claims our origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
      403,
    ],
    ['our origin, over plain http', { origin: 'http://localhost' }, 200],
    ['another origin, over plain http', { origin: 'http://evil.example' }, 403],
    ['an origin that hides', { origin: 'null' }, 403],
    ['no browser at all', {}, 200],
  ])('%s', async (_who, headers, status) => {
    expect(await send(headers as Record<string, string>)).toBe(status);
  });

  test('cannot sign a visitor in as somebody else', async () => {
    const answer = await svett
      .browser()
      .post(
        '/api/v1/sign-in',
        { email: 'known@example.org', password: PASSWORD },
        { 'sec-fetch-site': 'cross-site' },
      );
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.strange-origin']);
  });
});
