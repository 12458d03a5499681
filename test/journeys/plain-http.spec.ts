import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Tokens } from '#src/entry/tokens';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';

const FORM = { email: 'ada@example.org', password: PASSWORD };
const FROM_ANOTHER_MACHINE = { host: 'svett.lan:8484', origin: 'http://svett.lan:8484' };
const BY_HTTPS = { host: 'svett.example.org', 'x-forwarded-proto': 'https' };

let svett: TestApp;
let token: string;
beforeAll(async () => {
  svett = await anApp({ settings: { TRUSTED_PROXIES: '1', PUBLIC_URL: 'https://svett.example.org' } });
  const ada = await svett.athlete();
  const { accountId } = (await ada.get('/api/v1/me')).json<{ accountId: string }>();
  token = (await svett.get(Tokens).add(accountId, { name: 'canary', scopes: ['profile:read'], days: 1 }))
    .token;
});
afterAll(() => svett.close());

describe('over plain http from another machine', () => {
  test.each([
    ['sign in', '/api/v1/sign-in', FORM],
    ['make the first account', '/api/v1/setup', { ...FORM, token: 'x', language: 'en' }],
  ])('nobody can %s, and the answer says what to do', async (_what, url, form) => {
    const answer = await svett.browser().post(url, form, FROM_ANOTHER_MACHINE);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.plain-http']);
    expect(answer.json().detail).toMatch(/https address.*docs\/https\.md.*ALLOW_PLAIN_HTTP=true/s);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('a token gets nowhere: it is as good as lost', async () => {
    const authorization = `Bearer ${token}`;
    const answer = await svett.browser().get('/api/v1/me', { ...FROM_ANOTHER_MACHINE, authorization });
    expect(answer.json().code).toBe('entry.plain-http');
    expect((await svett.browser().get('/api/v1/me', { authorization })).statusCode).toBe(200);
  });

  test('the page can be seen, and asks who is there', async () => {
    expect((await svett.browser().get('/api/v1/setup', FROM_ANOTHER_MACHINE)).statusCode).toBe(200);
    expect((await svett.browser().get('/api/v1/me', FROM_ANOTHER_MACHINE)).statusCode).toBe(401);
  });

  test('a browser is not told to ask for https, which it could not get', async () => {
    const answer = await svett.browser().get('/livez', FROM_ANOTHER_MACHINE);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  test('everything goes where the operator trusts the network', async () => {
    const home = await anApp({ settings: { ALLOW_PLAIN_HTTP: 'true' } });
    await home.athlete();
    const bo = home.browser();
    expect((await bo.post('/api/v1/sign-in', FORM, FROM_ANOTHER_MACHINE)).statusCode).toBe(200);
    expect((await bo.get('/api/v1/me', FROM_ANOTHER_MACHINE)).statusCode).toBe(200);
    await home.close();
  });
});

test('by https everything goes, and the browser asks for https from then on', async () => {
  const answer = await svett.browser().post('/api/v1/sign-in', FORM, BY_HTTPS);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
});

test('on this very machine http is fine', async () => {
  for (const host of ['localhost:8484', '127.0.0.1', '[::1]:8484']) {
    const answer = await svett.browser().post('/api/v1/sign-in', FORM, { host });
    expect(answer.statusCode).toBe(200);
  }
});
