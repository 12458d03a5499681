import { expect, test } from '@jest/globals';
import { addressBlock } from '#src/door/address-block';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '#src/entry/caller';

const asking = (headers: object) =>
  callerOf({ ip: '203.0.113.7', headers, cookies: {} } as unknown as FastifyRequest);

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0`,
    'Edge · Windows',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'Chrome · Linux'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${WEBKIT} Version/19.0 Safari/604.1`,
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox · Android'],
  [
    `Mozilla/5.0 (Linux; Android 16) ${WEBKIT} SamsungBrowser/29.0 Chrome/140.0 Safari/537.36`,
    'Samsung Internet · Android',
  ],
  ['curl/8.5.0', null],
  ['', null],
])('a browser is known by a word or two: %s', (userAgent, device) => {
  expect(asking({ 'user-agent': userAgent }).device).toBe(device);
});

test('one that says nothing is let be', () => {
  expect(asking({})).toEqual({ address: '203.0.113.7', device: null, keepsake: null });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is at the place %s', (address, place) => {
  expect(addressBlock(address)).toBe(place);
});
