import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { VendorHttp } from '#integrations/http/vendor-http';
import { WeatherHttp } from '#integrations/http/weather-http';
import { anApp, type TestApp } from '../support/app.js';
import { ArchiveStage } from '../support/archive-stage.js';
import type { Browser } from '../support/browser.js';
import { bringHome } from '../support/moving.js';
import { swollenGzip, swollenZip } from '../support/swollen.js';
import { VendorStage } from '../support/vendor-stage.js';

const MIB = 1024 * 1024;
/** What is handed in: a megabyte that is a gigabyte once it is unpacked. */
const SWOLLEN_MIB = 1024;
/** What all of it together may take beside what the application takes anyway: a fraction of one that is unpacked. */
const MOST_MIB = 512;

const peakMib = () => process.resourceUsage().maxRSS / 1024;
let before: number;
let svett: TestApp;
let ada: Browser;
beforeAll(async () => {
  svett = await anApp();
  ada = await svett.operator();
  before = peakMib();
});
afterAll(() => svett.close());

describe('what is handed in as a workout', () => {
  test.each([
    ['a gzip', 'run.fit.gz', () => swollenGzip(SWOLLEN_MIB), 'file.too-large'],
    ['a gzip in a gzip', 'run.gz', () => gzipSync(swollenGzip(SWOLLEN_MIB)), 'file.too-large'],
    ['a zip', 'run.zip', () => swollenZip('run.fit', SWOLLEN_MIB), 'file.foreign'],
    [
      'a zip that says it is small',
      'run.zip',
      () => swollenZip('run.fit', SWOLLEN_MIB, 1_000),
      'file.foreign',
    ],
    ['a zip in a gzip', 'run.gz', () => gzipSync(swollenZip('run.fit', SWOLLEN_MIB)), 'file.foreign'],
  ])('%s that swells is refused', async (_what, name, made, code) => {
    const bytes = made();
    expect(bytes.length).toBeLessThan(1.2 * MIB);
    expect((await ada.upload({ name, bytes })).json().items[0].problem.code).toBe(code);
  });
});

describe('what is handed in as an archive', () => {
  const stage = new ArchiveStage();
  afterAll(() => stage.remove());

  test.each([
    ['that swells', 'activities.csv', SWOLLEN_MIB * MIB, 'archive.unsafe'],
    ['that says it is small', 'activities.csv', 1_000, 'archive.damaged'],
  ])('a list %s is not unpacked to its end', async (_what, name, said, code) => {
    const answer = await stage.handIn(ada, swollenZip(name, SWOLLEN_MIB, said));
    await svett.work();
    const isTaken = answer.statusCode === 202;
    const told = isTaken
      ? (await ada.get(`/api/v1/archives/${answer.json().id}`)).json().problemCode
      : answer.json().code;
    expect(told).toBe(code);
  });
});

test.each([
  ['that swells', SWOLLEN_MIB * MIB, 'takeout.unsafe'],
  ['that says it is small', 1_000, 'takeout.damaged'],
])('an export of Svett with a list %s is not unpacked to its end', async (_what, said, problemCode) => {
  const bomb = swollenZip('manifest.json', SWOLLEN_MIB, said);
  expect(await bringHome(svett, ada, bomb)).toMatchObject({ state: 'failed', problemCode });
});

describe('what a service answers', () => {
  const stage = new VendorStage();
  const packed = {
    gzip: () => swollenGzip(SWOLLEN_MIB),
    br: () => brotliCompressSync(Buffer.alloc(40 * MIB), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  };
  beforeAll(() => stage.open());
  afterAll(() => stage.close());
  beforeEach(() => stage.clear());

  test.each(['gzip', 'br'] as const)('in %s is not unpacked past what any answer needs', async (encoding) => {
    stage.says('/thing', { headers: { 'content-encoding': encoding }, body: packed[encoding]() });
    const url = `${stage.url}/thing`;
    const brand = new VendorHttp({ title: 'Brand', baseUrl: stage.url, pause: async () => undefined });
    const weather = new WeatherHttp('Sky', null);
    const hook = new OutgoingHttp({ allowsPrivate: true });
    const asked = [
      brand.get(z.looseObject({}), { path: '/thing' }),
      brand.getBytes({ path: '/thing' }),
      weather.get({ url }),
      hook.post('webhook', url, {}, '{}'),
    ];
    const codes = (await Promise.allSettled(asked)).map((one) => 'reason' in one && one.reason.code);
    expect(codes).toEqual([
      'connect.answer-not-understood',
      'connect.answer-not-understood',
      'weather.service-down',
      'delivery.channel-down',
    ]);
  });
});

test(`all of it takes less than ${MOST_MIB} MiB`, () => {
  expect(peakMib() - before).toBeLessThan(MOST_MIB);
});
