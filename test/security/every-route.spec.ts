import { basename, dirname } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import type { HTTPMethods, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ownAddress } from '../support/browser.js';
import { aStage, type Stage } from '../journeys/authorisation/stage.js';

// Asked of all routes there are: a new one is attacked without anybody thinking of it.
let stage: Stage;
let operator: string;
let reads: string[];
let writes: { method: HTTPMethods; url: string }[];
beforeAll(async () => {
  stage = await aStage();
  operator = await stage.signedIn(stage.people.operator);
  const all = stage.routes.map((route) => {
    const [method, url] = route.split(' ') as [HTTPMethods, string];
    return { method, url: url.replace(/:\w+/g, SOME_ID).replace('*', 'index.html') };
  });
  reads = all.filter(({ method }) => method === 'GET').map(({ url }) => url);
  writes = all.filter(({ method }) => method !== 'GET');
}, 120_000);
afterAll(() => stage.close());

const SOME_ID = '00000000-0000-4000-8000-000000000000';
/** Answers as long as somebody who is signed in listens. */
const GOES_ON = '/api/v1/live';
/** The same for everybody, and so it may be kept. */
const PAGE = '<!doctype html>';
const NOT_KEPT = /^(private, no-store|no-store|private, no-cache)$/;
const RULES = {
  'content-security-policy':
    /^default-src 'self';script-src 'self';.*object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^SAMEORIGIN$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
};

/** Each from a place of its own: nothing here is about how often one may ask. */
const ask = ({ headers, ...request }: InjectOptions) =>
  stage.app.inject({ ...request, remoteAddress: ownAddress(), headers: { host: 'localhost', ...headers } });

const EVIL = 'https://evil.example';
/** Names by which others send people on. */
const SENT_ON_BY = [
  'url',
  'next',
  'to',
  'returnTo',
  'redirect',
  'redirect_uri',
  'state',
  'code',
  'error',
  'iss',
];
const query = Object.fromEntries(SENT_ON_BY.map((name) => [name, EVIL]));

test('every answer carries the rules a browser is to keep, is kept by no cache, and sends nobody on to another site', async () => {
  expect([reads.length > 100, writes.length > 100]).toEqual([true, true]);
  const odd = ['//evil.example', '/\\evil.example', '/%2f%2fevil.example', '/%5cevil.example', '/nothing'];
  const visits: (InjectOptions & { url: string })[] = [
    ...[...reads, ...odd].map((url) => ({
      url,
      query,
      headers: { host: 'evil.example', accept: 'text/html' },
    })),
    ...reads
      .filter((url) => url !== GOES_ON)
      .map((url) => ({ url, query, headers: { cookie: operator, 'x-forwarded-host': 'evil.example' } })),
    ...writes.map((write) => ({ ...write, payload: {} })),
  ];
  const faults: string[] = [];
  const sentOn: string[] = [];
  for (const visit of visits) {
    const { headers, statusCode, payload } = await ask(visit);
    const isPage = payload === PAGE || visit.url.startsWith('/assets/');
    const rules = isPage ? RULES : { ...RULES, 'cache-control': NOT_KEPT };
    const broken = Object.entries(rules).filter(([name, rule]) => !rule.test(String(headers[name])));
    const talkative = Object.keys(headers).filter((name) =>
      /^(access-control-|server$|x-powered-by)/.test(name),
    );
    if (broken.length + talkative.length > 0 || statusCode >= 500)
      faults.push(
        `${visit.method ?? 'GET'} ${visit.url}: ${statusCode} ${broken.join()} ${talkative.join()}`,
      );
    if (headers.location !== undefined) sentOn.push(String(headers.location));
    if (visit.method || visit.headers?.['cookie'] || !visit.url.startsWith('/api/')) continue;
    const head = await ask({ ...visit, method: 'HEAD' });
    if (head.statusCode !== statusCode || head.payload !== '') faults.push(`HEAD ${visit.url}`);
  }
  expect(faults).toEqual([]);
  expect(sentOn.length).toBeGreaterThan(0);
  expect(sentOn.filter((to) => !/^\/(?![/\\])/.test(to) || to.includes('evil'))).toEqual([]);
});

test.each(['/%', '/%ff', `/api/v1/tokens/${'x'.repeat(300)}`])(
  'nor is what is no address at all: %s',
  async (url) => {
    const { headers, statusCode } = await ask({ url });
    expect(statusCode < 500).toBe(true);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  },
);

test('an address that is written in another way opens no other door, and is kept by no cache either', async () => {
  const headers = { cookie: operator };
  for (const url of ['/%61pi/v1/me', '/api/%76%31/me', '/api/v1/%6d%65']) {
    const answer = await ask({ url, headers });
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([
      url,
      200,
      'private, no-store',
    ]);
    expect((await ask({ url })).statusCode).toBe(401);
  }
  for (const url of ['//api/v1/me', '/api//v1/me', '/API/v1/me', '/api/v1/me/', '/api/v1/me;x'])
    expect([url, (await ask({ url, headers })).statusCode]).toEqual([url, 404]);
});

test('no header makes a request one to another place, or by another method', async () => {
  for (const name of ['x-original-url', 'x-rewrite-url', 'x-forwarded-path', 'x-forwarded-prefix'])
    expect((await ask({ url: '/livez', headers: { [name]: '/api/v1/me' } })).json()).toEqual({
      status: 'ok',
    });
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    const headers = { cookie: operator, [name]: 'DELETE' };
    expect((await ask({ url: '/api/v1/me?_method=DELETE', headers })).json()).toHaveProperty('email');
  }
});

test('no name of a file leads out of the folder with the page', async () => {
  const { dataFolder } = stage.settings;
  const secrets = `${basename(dirname(dataFolder))}/data/secrets.json`;
  const steps = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '....//',
    '%252e%252e%252f',
    '..%c0%af',
  ];
  for (const begin of ['/', '/assets/', '/docs/'])
    for (const up of steps)
      for (const path of [`${up}${secrets}`, `${up}${up}${secrets}`, `${up.repeat(9)}etc/passwd`]) {
        const { statusCode, body } = await ask({ url: begin + path });
        expect([path, statusCode < 500]).toEqual([path, true]);
        expect(body).not.toMatch(/pepper|root:/);
      }
  expect((await ask({ url: `/${dataFolder}/secrets.json` })).statusCode).toBe(404);
});

test('JSON that reaches for what all objects share is read nowhere', async () => {
  const payloads = [
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"name":[{"\\u005f_proto__":{"polluted":true}}]}',
  ];
  const headers = { 'content-type': 'application/json', cookie: operator };
  for (const [n, { method, url }] of writes.entries()) {
    const payload = payloads[n % payloads.length];
    const { statusCode } = await ask({ method, url, payload, headers } as InjectOptions);
    expect([method, url, statusCode >= 400 && statusCode < 500]).toEqual([method, url, true]);
  }
  await ask({
    url: '/api/v1/sessions?__proto__[polluted]=true&constructor.prototype.polluted=true',
    headers,
  });
  expect({}).not.toHaveProperty('polluted');
});

test('a body that was packed is unpacked nowhere', async () => {
  const form = JSON.stringify({
    email: 'owner@example.org',
    password: 'x'.repeat(30),
    more: 'x'.repeat(900_000),
  });
  const packed = Object.entries({ gzip: gzipSync(form), deflate: deflateSync(form) });
  for (const [n, { method, url }] of writes.entries()) {
    const [encoding, payload] = packed[n % packed.length]!;
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding, cookie: operator };
    const { statusCode } = await ask({ method, url, payload, headers });
    // Unpacked it would be a form that does not fit, or a sign-in.
    expect([method, url, [400, 404, 415].includes(statusCode)]).toEqual([method, url, true]);
  }
  const [encoding, payload] = packed[0]!;
  const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
  const answer = await ask({ method: 'POST', url: '/api/v1/sign-in', payload, headers });
  expect(answer.json().code).toBe('request.malformed');
});
