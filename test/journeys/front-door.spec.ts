import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { anApp, type TestApp } from '../support/app.js';

/** What is done by asking alone: nothing has to be said with it. */
const BARE = new Set([
  'post /api/v1/confirm/passkey',
  'post /api/v1/channels/{id}/test',
  'post /api/v1/exports',
  'post /api/v1/factors/authenticator',
  'post /api/v1/factors/passkeys/options',
  'post /api/v1/factors/recovery-codes',
  'post /api/v1/inbox/{id}/dismiss',
  'post /api/v1/inbox/{id}/done',
  'post /api/v1/inbox/{id}/seen',
  'post /api/v1/links/{brand}/sync',
  'post /api/v1/operator/set-aside/{id}/again',
  'post /api/v1/people/{id}/reset-link',
  'post /api/v1/push-devices/{id}/test',
  'post /api/v1/sign-in/passkey/options',
  'post /api/v1/sign-in/provider',
  'post /api/v1/sign-in/second/passkey',
  'post /api/v1/sign-out',
  'post /api/v1/signs/standing-flag/seen',
  'post /api/v1/suggestions/measure/dismiss',
  'put /api/v1/foods/{food}/favourite',
]);

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('tells that it lives and is ready', async () => {
  const browser = svett.browser();
  expect((await browser.get('/livez')).json()).toEqual({ status: 'ok' });
  expect((await browser.get('/readyz')).json()).toEqual({ status: 'ok' });
});

describe('problems', () => {
  test.each([
    ['no such place', { method: 'GET', url: '/api/v1/nothing' }, 404, 'request.no-such-place'],
    ['an address that is none', { method: 'GET', url: '/%' }, 400, 'request.malformed'],
    ['an address of no letters', { method: 'GET', url: '/%ff' }, 400, 'request.malformed'],
    [
      'an address that is too long',
      { method: 'DELETE', url: `/api/v1/tokens/${'x'.repeat(200)}` },
      414,
      'request.long-address',
    ],
    [
      'no JSON',
      {
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: '{',
        headers: { 'content-type': 'application/json' },
      },
      400,
      'request.malformed',
    ],
    [
      'a body of another kind',
      { method: 'POST', url: '/api/v1/sign-in', payload: 'x', headers: { 'content-type': 'text/x-lua' } },
      415,
      'request.wrong-type',
    ],
    [
      'the form of another page',
      {
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: 'email=a%40b.se&password=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      415,
      'request.wrong-type',
    ],
    [
      'a body that is too large',
      { method: 'POST', url: '/api/v1/sign-in', payload: { email: 'x'.repeat(2_000_000) } },
      413,
      'request.too-large',
    ],
    [
      'sent to a host that is none',
      { method: 'POST', url: '/api/v1/sign-in/passkey/options', headers: { host: 'localhost:99999' } },
      400,
      'request.invalid',
    ],
    [
      'fields that do not fit',
      { method: 'POST', url: '/api/v1/sign-in', payload: { email: 'x' } },
      400,
      'request.invalid',
    ],
  ] as const)('%s', async (_what, request, status, code) => {
    const answer = await svett.app.inject(request);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      expect.objectContaining({
        type: 'about:blank',
        title: expect.any(String),
        status,
        code,
        detail: expect.any(String),
      }),
    ]);
  });

  test('an error of ours tells nothing of itself', async () => {
    const broken = await anApp({
      reader: {
        read: async () => {
          throw new TypeError('password hunter2');
        },
      },
    });
    const ada = await broken.operator();
    const answer = await ada.upload({ name: 'x.fit', bytes: new Uint8Array([1, 2, 3]) });
    expect(answer.json().items[0].problem.code).toBe('server.broken');
    expect(answer.body).not.toContain('hunter2');
    await broken.close();
  });
});

test('no cache keeps what the API answers, be it good or bad', async () => {
  for (const url of ['/api/v1/setup', '/api/v1/me', '/api/v1/nothing'])
    expect((await svett.browser().get(url)).headers['cache-control']).toBe('private, no-store');
});

describe('the document of the API', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    document = (await svett.browser().get('/openapi.json')).json<OpenAPIObject>();
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(
        methods as Record<
          string,
          { operationId: string; responses: Record<string, { description: string; content?: object }> }
        >,
      ).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );

  test('describes every answer, and the problem each may end in', () => {
    for (const { name, operation } of operations()) {
      const described = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
      expect([name, described.length]).toEqual([name, 1]);
      const [[status, answer] = ['', { description: '' }]] = described;
      expect([name, answer.description]).toEqual([name, expect.stringMatching(/\w{4}/)]);
      expect([name, /^(204|3..)$/.test(status) || answer.content !== undefined]).toEqual([name, true]);
      expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(['default'])]);
    }
  });

  test('has a body schema for everything that takes one, and a name of its own for each operation', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, operation } of operations()) {
      const takesBody =
        /^delete \/api\/v1\/me(\/data)?$/.test(name) || (/^(post|put|patch)/.test(name) && !BARE.has(name));
      expect([name, 'requestBody' in operation]).toEqual([name, takesBody]);
    }
  });

  test('tells a program how to write what it sends', () => {
    const { schemas, securitySchemes } = document.components!;
    expect(securitySchemes).toHaveProperty('token.bearerFormat', expect.stringContaining('svett_pat_'));
    expect(schemas).toHaveProperty('SignInInput.properties.email.format', 'email');
    const form = document.paths['/api/v1/sessions/files']?.post?.requestBody;
    expect(form).toHaveProperty(['content', 'multipart/form-data', 'schema'], {
      type: 'object',
      required: ['files'],
      properties: expect.objectContaining({ files: expect.objectContaining({ maxItems: 200 }) }),
    });
    expect(document.paths['/api/v1/sessions']?.get).toHaveProperty('x-token-scope', 'sessions:read');
    expect(document.paths['/api/v1/people']?.get).toHaveProperty('x-roles', ['operator']);
    expect(document.paths['/api/v1/estimates']?.get?.parameters).toEqual([
      expect.objectContaining({ name: 'sessionIds', description: expect.stringContaining('commas') }),
    ]);
  });

  test('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const id of references) expect(Object.keys(document.components?.schemas ?? {})).toContain(id);
  });
});

describe('the pages', () => {
  test('the docs run under a policy that allows only scripts of our own', async () => {
    const page = await svett.browser().get('/docs', { accept: 'text/html' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.statusCode).toBe(200);
    const scripts = [...page.body.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inline] of scripts) {
      expect(inline?.trim()).toBe('');
      const source = /src="([^"]+)"/.exec(attributes ?? '')?.[1] ?? '';
      const script = await svett.browser().get(new URL(source, 'http://localhost/docs').pathname);
      expect([source, script.statusCode]).toEqual([source, 200]);
    }
    expect(page.body).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('a deep link of the app gets its page, the API and missing files do not', async () => {
    const folder = `${svett.settings.dataFolder}/web`;
    await mkdir(`${folder}/assets`, { recursive: true });
    await writeFile(`${folder}/index.html`, '<!doctype html><title>Svett</title>');
    await writeFile(`${folder}/assets/app-1a2b.js`, 'export {}');
    const built = await anApp({ webFolder: folder });
    const get = (url: string, accept = 'text/html') => built.browser().get(url, { accept });

    expect((await get('/sessions/some-id')).body).toContain('<title>Svett</title>');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
    expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/assets/gone.js')).statusCode).toBe(404);
    expect((await get('/api/v1/nothing')).statusCode).toBe(404);
    expect((await get('/sessions/some-id', 'application/json')).statusCode).toBe(404);
    await built.close();
  });
});
