import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  AnswerNotUnderstood,
  NotThere,
  RateLimited,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import { vendorId } from '#integrations/http/shapes';
import { VendorHttp } from '#integrations/http/vendor-http';
import { CountingErrand, VendorStage } from '../../support/vendor-stage.js';

const stage = new VendorStage();
const shape = z.looseObject({ id: vendorId });
let http: VendorHttp;
let waited: number[];

beforeAll(() => stage.open());
afterAll(() => stage.close());
beforeEach(() => {
  stage.clear();
  waited = [];
  http = aBrand();
});

/** As patient as it is by itself, unless a test waits for what does not come. */
const aBrand = (more: { timeOutS?: number } = {}) =>
  new VendorHttp({
    title: 'Brand',
    baseUrl: `${stage.url}/api`,
    pause: async (ms) => void waited.push(ms),
    limitsIn: (headers) =>
      headers['x-used'] === undefined ? [] : [{ counter: 'day', most: 10, used: Number(headers['x-used']) }],
    ...more,
  });

const anErrand = (): CountingErrand => new CountingErrand('the-token', '7', []);

test('an errand pays for the call, lends its token in the header, and learns what the answer tells of limits', async () => {
  stage.says('/api/thing', { headers: { 'X-Used': '3' }, body: { id: 5, odd: true } });
  const errand = anErrand();
  expect(await http.get(shape, { path: '/thing', query: { page: 2 }, errand })).toMatchObject({ id: '5' });
  expect(errand).toMatchObject({ spent: 1, learnt: [{ counter: 'day', most: 10, used: 3 }] });
  expect(stage.asked[0]).toMatchObject({
    url: '/api/thing?page=2',
    headers: { authorization: 'Bearer the-token' },
  });
});

test('an id longer than a number keeps is not changed', async () => {
  stage.says('/thing', { body: '{"id":9223372036854775807}' });
  expect(await http.get(shape, { path: '/thing' })).toEqual({ id: '9223372036854775807' });
});

test.each([
  [401, TokenRefused],
  [403, ScopeMissing],
  [404, NotThere],
  [410, NotThere],
  [429, RateLimited],
  [302, AnswerNotUnderstood],
  [422, AnswerNotUnderstood],
  [503, VendorDown],
])('%i is the problem it means', async (status, problem) => {
  stage.says('/thing', { status, headers: { location: `${stage.url}/elsewhere` }, body: 'no' });
  await expect(http.get(shape, { path: '/thing' })).rejects.toBeInstanceOf(problem);
  expect(stage.asked.map(({ url }) => url)).not.toContain('/elsewhere');
});

test('a question is asked again when the brand stumbles, each time paid for; an order is not', async () => {
  stage.says('/thing', { status: 502 }, 'hang up', { body: { id: 1 } });
  const errand = anErrand();
  await http.get(shape, { path: '/thing', errand });
  expect(errand.spent).toBe(3);
  expect(waited).toHaveLength(2);

  stage.says('/order', { status: 502 }, { body: { id: 1 } });
  await expect(http.post(shape, { path: '/order', form: { a: '1' } })).rejects.toBeInstanceOf(VendorDown);
});

test('429 is not asked again here, and tells how long the brand wants us to wait', async () => {
  stage.says('/thing', { status: 429, headers: { 'retry-after': '14' } });
  await expect(http.get(shape, { path: '/thing' })).rejects.toMatchObject({ retryAfterS: 14 });
  expect(stage.asked).toHaveLength(1);
});

test.each([
  ['a page', '<!doctype html><h1>Back soon</h1>'],
  ['a line cut off', '{"id":1,"na'],
  ['nothing', ''],
])('%s where JSON should be means the brand is down', async (_, body) => {
  stage.says('/thing', { body });
  await expect(http.get(shape, { path: '/thing' })).rejects.toBeInstanceOf(VendorDown);
});

test('whoever does not answer is asked by nobody else for a while: work that waits would be in the way of all other', async () => {
  stage.says('/thing', 'silence');
  http = aBrand({ timeOutS: 0.3 });
  const ask = () => http.get(shape, { path: '/thing' });
  await expect(ask()).rejects.toBeInstanceOf(VendorDown);
  stage.says('/thing', { body: { id: 1 } });
  await expect(ask()).rejects.toBeInstanceOf(VendorDown);
  expect(stage.asked).toHaveLength(1);
});

test('where nobody is at their address, it is tried once and paid once: what never reached them must not spend what they allow', async () => {
  http = new VendorHttp({ title: 'Brand', baseUrl: 'http://brand.invalid' });
  const errand = anErrand();
  for (let asked = 0; asked < 3; asked += 1)
    await expect(http.get(shape, { path: '/thing', errand })).rejects.toBeInstanceOf(VendorDown);
  expect(errand.spent).toBe(1);
});

test('an answer that comes a byte at a time is not waited for to its end', async () => {
  stage.says('/thing', 'drip');
  http = aBrand({ timeOutS: 0.3 });
  await expect(http.get(shape, { path: '/thing' })).rejects.toBeInstanceOf(VendorDown);
});

test('JSON of another shape is not understood', async () => {
  stage.says('/thing', { body: { name: 'no id' } });
  await expect(http.get(shape, { path: '/thing' })).rejects.toBeInstanceOf(AnswerNotUnderstood);
});

test('an answer larger than any workout is not taken in', async () => {
  stage.says('/thing', { body: Buffer.alloc(33 * 1024 * 1024) });
  await expect(http.getBytes({ path: '/thing' })).rejects.toBeInstanceOf(AnswerNotUnderstood);
});

test('no problem holds the token, the address or the secret that was sent', async () => {
  stage.says('/thing', 'hang up');
  const lost: unknown = await http
    .post(shape, { path: '/thing', form: { client_secret: 's3cret' }, bearer: { token: 'the-token' } })
    .catch((error: unknown) => error);
  const told = JSON.stringify(lost, Object.getOwnPropertyNames(lost));
  expect(told).not.toMatch(/s3cret|the-token|127\.0\.0\.1/);
  expect((lost as Error).cause).toBeUndefined();
});
