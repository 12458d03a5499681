import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as argon2 from '@node-rs/argon2';
import type { Settings } from '#src/config/settings';
import type { TestApp } from '../support/app.js';

// The real thing, and how often it was asked, for what cost: how long that took on this machine would say less.
const asked: string[] = [];
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (hash: string, password: string) => {
    asked.push(/^\$argon2id\$[^$]+\$[^$]+\$/.exec(hash)?.[0] ?? hash);
    return argon2.verify(hash, password);
  },
}));
const { adapterFor } = await import('#src/app');
const { anApp, PASSWORD } = await import('../support/app.js');
const { Account } = await import('#src/people/account.entity');
const { NO_PASSWORD } = await import('#src/people/passwords');
const { heardQueries } = await import('../support/counted-queries.js');

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp({ settings: { MAIL_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'svett@example.org' } });
  await svett.athlete('known@example.org');
  await svett.athlete('keyless@example.org');
  await svett.database.transaction((tx) =>
    tx.update(Account, { email: 'keyless@example.org' }, { passwordHash: NO_PASSWORD }),
  );
});
afterAll(() => svett.close());
beforeEach(() => {
  asked.length = 0;
});

const KNOWN = 'known@example.org';
const NOBODYS = 'nobody@example.org';
const WRONG = 'not the one at all';
let places = 0;
const elsewhere = () => Object.assign(svett.browser(), { address: `198.51.100.${++places}` });

/** What answering this asks of the database and of what checks passwords. */
async function workOf(ask: () => Promise<{ statusCode: number; body: string }>) {
  asked.length = 0;
  const hearing = heardQueries(svett.database);
  const { statusCode, body } = await ask();
  const queries = hearing.stop().map(({ sql }) => sql);
  return { statusCode, body, queries, checked: [...asked] };
}

test('signing in is the same work for an address with an account, without a password, and without either', async () => {
  const signIn = (email: string) => () => elsewhere().post('/api/v1/sign-in', { email, password: WRONG });
  const known = await workOf(signIn(KNOWN));
  expect(known.checked).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$']);
  expect(known.statusCode).toBe(401);
  for (const email of [NOBODYS, 'keyless@example.org']) expect(await workOf(signIn(email))).toEqual(known);
});

test('so is asking for a new password', async () => {
  const forgot = (email: string) => () => elsewhere().post('/api/v1/reset/request', { email });
  const known = await workOf(forgot(KNOWN));
  expect([known.statusCode, known.body]).toEqual([204, '']);
  expect(await workOf(forgot(NOBODYS))).toEqual(known);
});

describe('whoever guesses', () => {
  const HERE = { address: '203.0.113.77' };

  test('is known by where they are and not by where they say they are', async () => {
    const tried: number[] = [];
    for (let n = 0; n < 11; n++) {
      const lie = `198.51.100.${n}`;
      const headers = {
        'x-forwarded-for': lie,
        forwarded: `for=${lie}`,
        'x-real-ip': lie,
        'cf-connecting-ip': lie,
        'true-client-ip': lie,
      };
      const form = { email: `guess-${n}@example.org`, password: WRONG };
      const browser = Object.assign(svett.browser(), HERE);
      tried.push((await browser.post('/api/v1/sign-in', form, headers)).statusCode);
    }
    expect(tried).toEqual([...Array<number>(10).fill(401), 429]);
  });

  test.each([
    [0, '127.0.0.1'],
    [1, '203.0.113.5'],
    [2, '198.51.100.7'],
  ])(
    'is known behind %i proxies by what the last of them says, whatever stood there before',
    async (trustedProxies, ip) => {
      const fastify = adapterFor({ trustedProxies } as Settings).getInstance();
      fastify.get('/', async (request) => request.ip);
      const headers = { 'x-forwarded-for': '10.9.9.9, 198.51.100.7, 203.0.113.5' };
      expect((await fastify.inject({ url: '/', headers })).body).toBe(ip);
    },
  );

  test('makes plain http no https by saying so, where no proxy was told of', async () => {
    const form = { email: KNOWN, password: PASSWORD };
    const headers = { host: 'svett.lan', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'localhost' };
    const answer = await elsewhere().post('/api/v1/sign-in', form, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.plain-http']);
  });

  test.each([
    ['a link to a new password', '/api/v1/reset', { password: WRONG, tokens: 'keep' }],
    ['a letter about an address', '/api/v1/confirm-email', {}],
    [
      'the first account’s link',
      '/api/v1/setup',
      { email: NOBODYS, password: WRONG, language: 'en', birthDate: '1990-05-17', healthData: null },
    ],
  ])('at %s has ten tries a minute from one place, at 256 bits', async (_what, url, form) => {
    const there = Object.assign(svett.browser(), { address: `203.0.113.${100 + ++places}` });
    const tried: number[] = [];
    for (let n = 0; n < 11; n++)
      tried.push((await there.post(url, { ...form, token: `${n}`.padStart(43, 'x') })).statusCode);
    expect(tried.slice(0, 10).every((status) => status === 403 || status === 404 || status === 409)).toBe(
      true,
    );
    expect(tried[10]).toBe(429);
  });

  test('at tokens has what everybody has, 1,200 requests a minute', async () => {
    const there = Object.assign(svett.browser(), { address: '203.0.113.250' });
    const answer = await there.get('/api/v1/me', { authorization: `Bearer svett_pat_${'x'.repeat(43)}` });
    expect([answer.statusCode, answer.headers['x-ratelimit-limit']]).toEqual([401, '1200']);
  });
});
