import type { LogLevel } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { about } from '#src/log/about';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { WatchedLog } from '../support/watched-log.js';

/** What was said of requests, each with what it is about. */
const told: object[] = [];
class Ears extends WatchedLog {
  protected override hear(): void {}

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    super.printMessages(messages, context, level);
    if (context === 'Requests') told.push({ level, message: messages[0], ...about() });
  }
}

let svett: TestApp;
let ada: Browser;
beforeAll(async () => {
  svett = await anApp({ log: new Ears() });
  ada = await svett.operator();
});
beforeEach(() => void told.splice(0));
afterAll(() => svett.close());

const ID = expect.stringMatching(/^[\da-f-]{36}$/);

test('a request keeps the name a proxy gave it, and else is given one', async () => {
  const named = async (name?: string) =>
    (await ada.get('/api/v1/setup', name === undefined ? {} : { 'x-request-id': name })).headers[
      'x-request-id'
    ];
  expect(await named('from-the_proxy-1')).toBe('from-the_proxy-1');
  for (const unfit of [undefined, 'short', 'x'.repeat(65), 'with a space', 'line\tbreak', 'åäöåäöåäö'])
    expect([unfit, await named(unfit)]).toEqual([unfit, ID]);
  const { headers } = await svett.app.inject({
    url: '/%',
    headers: { 'x-request-id': 'not-even-an-address' },
  });
  expect(headers['x-request-id']).toBe('not-even-an-address');
});

test('a line tells the route and never the address, and whose account asked, also after a body was read', async () => {
  const [id, secret] = [crypto.randomUUID(), 'hunter2hunter2'];
  await ada.get(`/api/v1/sessions/${id}?token=${secret}`);
  await ada.put('/api/v1/me', { language: 'sv' });
  await svett.browser().get(`/nowhere/${secret}`);
  await svett.browser().get(`/api/v1/me?code=${secret}`);
  const common = { level: 'debug', tookMs: expect.any(Number), requestId: ID, method: 'GET' };
  expect(told).toEqual([
    {
      ...common,
      ...{ route: '/api/v1/sessions/:id', status: 404, accountId: ID },
      message: expect.stringMatching(/^GET \/api\/v1\/sessions\/:id: 404 after \d+ ms$/),
    },
    {
      ...common,
      method: 'PUT',
      route: '/api/v1/me',
      status: 200,
      accountId: ID,
      message: expect.any(String),
    },
    { ...common, route: expect.not.stringContaining(secret), status: 404, message: expect.any(String) },
    { ...common, route: '/api/v1/me', status: 401, message: expect.any(String) },
  ]);
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`${secret}|${id}`));
});

test('probes are neither told of nor counted', async () => {
  for (const url of ['/livez', '/readyz', '/healthz']) {
    const { statusCode, headers } = await svett.browser().get(url);
    expect([url, statusCode, headers['x-ratelimit-limit']]).toEqual([url, 200, undefined]);
  }
  expect(told).toEqual([]);
});
