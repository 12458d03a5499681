import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deflateSync, crc32 } from 'node:zlib';
import { Profiles } from '#src/people/profiles';
import { aFitFile } from '../support/activity-files.js';
import { TheDesk } from '../support/the-desk.js';
import { faultsInEveryLook } from './every-look.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import type { Visitor } from './visitor.js';

/** Where somebody went, as a line; and a map under it only where an operator named a server and the person asked for it. */

const RIDE = {
  sport: 'ride',
  distanceM: 21_300,
  ascentM: 240,
  minutes: 90,
  everyS: 5,
  device: null,
  streams: {
    latitudeDeg: (second: number) => 59.86 + 0.02 * Math.sin(second / 1100) + second * 2e-6,
    longitudeDeg: (second: number) => 17.64 + 0.05 * Math.cos(second / 900),
    powerW: (second: number) => 120 + 90 * Math.sin(second / 800),
    heartRateBpm: (second: number) => 130 + 25 * Math.sin(second / 800),
    altitudeM: (second: number) => 20 + 10 * Math.sin(second / 300),
  },
} as const;

let tiles: Server;
let tilesAt: string;
const asked: { url: string; referer: string | undefined; cookie: string | undefined }[] = [];
let plain: OwnSvett;
let mapped: OwnSvett;
let session: string;
let ada: Visitor;
beforeAll(async () => {
  tiles = createServer((request, response) => {
    const { referer, cookie } = request.headers;
    asked.push({ url: request.url ?? '', referer, cookie });
    response.setHeader('content-type', 'image/png').end(GREY_TILE);
  }).listen(0, '127.0.0.1');
  await once(tiles, 'listening');
  // Another host than Svett’s: a cookie knows no ports.
  tilesAt = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
  plain = await anOwnSvett();
  mapped = await anOwnSvett({
    MAP_TILES: `${tilesAt}/{z}/{x}/{y}.png`,
    MAP_CREDIT: 'The map makers',
  });
  ({ session, visitor: ada } = await aRideIn(plain));
}, 300_000);
afterAll(async () => {
  await plain?.end();
  await mapped?.end();
  tiles?.closeAllConnections();
  tiles?.close();
});

async function aRideIn(own: OwnSvett): Promise<{ session: string; visitor: Visitor }> {
  const desk = await TheDesk.of(own.svett);
  const visitor = await own.signedIn(desk.athleteId, { elsewhere: [tilesAt] });
  const yesterday = new Date(Date.now() - 86_400_000);
  const { sessionId } = await desk.take('file:a', { ...RIDE, startedAt: yesterday });
  await own.svett.get(Profiles).weigh(desk.athleteId, '2026-01-01', 70);
  await own.svett.work();
  return { session: sessionId!, visitor };
}

test('the way is drawn with its length and climb in words, in both languages, and nobody else is asked', async () => {
  await ada.page.goto(`/sessions/${session}`);
  const card = ada.page.getByRole('region', { name: 'Where you went' });
  await card.getByText('21.3 km, 240 m up.', { exact: false }).waitFor();
  const picture = card.getByRole('img', { name: /The way on a map, north up[.] 21[.]3 km/ });
  await picture.waitFor();
  expect(await picture.locator('image').count()).toBe(0);
  expect(await card.getByRole('switch').count()).toBe(0);
  expect(await faultsInEveryLook(ada, 'track')).toEqual([]);
  await ada.page.setViewportSize({ width: 360, height: 640 });
  await card.scrollIntoViewIfNeeded();
  expect(await ada.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  expect(ada.complaints).toEqual([]);
});

test('it is thicker where more was sweated, and says where that was most, as a range', async () => {
  await ada.page.goto(`/sessions/${session}`);
  const card = ada.page.getByRole('region', { name: 'Where you went' });
  await card
    .getByText(/Most sweat after \d:\d\d\sh, \d+[.]\d\skm along: likely \d[.]\d–\d[.]\d litres/)
    .waitFor();
  const levels = await card
    .locator('path[data-level]')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('data-level')));
  expect(new Set(levels).size).toBeGreaterThan(2);
});

test('a session indoors has no way', async () => {
  const { page } = ada;
  const file = aFitFile({
    startedAt: new Date(Date.now() - 3 * 86_400_000),
    minutes: 30,
    sport: 'cycling',
    subSport: 'indoor_cycling',
  });
  const answer = await page.request.post('/api/v1/sessions/files', {
    multipart: { files: { name: 'a.fit', mimeType: 'application/octet-stream', buffer: Buffer.from(file) } },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  await page.goto(`/sessions/${(await answer.json()).items[0].sessionId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('region', { name: 'Where you went' }).count()).toBe(0);
});

test('a map lies under the line once somebody asks for it, and until they take it away', async () => {
  const { session: hers, visitor } = await aRideIn(mapped);
  const { page } = visitor;
  await page.goto(`/sessions/${hers}`);
  const card = page.getByRole('region', { name: 'Where you went' });
  const lain = card.getByRole('switch', { name: /^Show a map from 127[.]0[.]0[.]1:\d+ under the line/ });
  await lain.waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);

  await lain.check();
  await card.getByText('Map: The map makers').waitFor();
  await card.locator('image').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.length).toBeGreaterThan(2);
  for (const { url, referer, cookie } of asked) {
    expect(url).toMatch(/^[/]\d+[/]\d+[/]\d+[.]png$/);
    expect([referer, cookie]).toEqual([undefined, undefined]);
  }
  await page.reload();
  await card.locator('image').first().waitFor();
  expect(await faultsInEveryLook(visitor, 'track-map')).toEqual([]);

  await lain.uncheck();
  await page.reload();
  await lain.waitFor();
  expect(await card.locator('image').count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
});

/** One grey pixel; a tile is as wide as it is drawn. */
const GREY_TILE = png([0, 0xc8]);

function png(row: number[]): Buffer {
  const part = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = part('IDAT', deflateSync(Buffer.from(row)));
  return Buffer.concat([signature, part('IHDR', header), data, part('IEND', Buffer.alloc(0))]);
}
