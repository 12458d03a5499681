import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { FILES_WITHIN_MS } from '#src/door/bodies';
import { MOST_TAKEOUT_BYTES } from '#src/takeout/imports.controller';

const guide = readFileSync('docs/https.md', 'utf8');
const gigabytes = MOST_TAKEOUT_BYTES / 1024 ** 3;
const hours = FILES_WITHIN_MS / 3_600_000;

test('the proxies of the guide let through as much, and wait as long, as Svett itself', () => {
  expect(guide).toContain(`max_size ${gigabytes}GB`);
  expect(guide).toContain(`client_max_body_size ${gigabytes}g;`);
  expect(guide).toContain(`proxy_read_timeout ${hours}h;`);
  expect(guide).toContain(`proxy_send_timeout ${hours}h;`);
});

test('the service of systemd starts Node as npm start does', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
  expect(flags.length).toBeGreaterThan(0);
  expect(guide).toContain(`ExecStart=/usr/bin/node ${flags.join(' ')} bin/svett.mjs serve`);
});

test('what nginx waits for is long enough for the largest archive too', () => {
  const [, most] = /`ARCHIVE_MAX_MB` *\| *`?(\d+)/.exec(readFileSync('docs/operations.md', 'utf8'))!;
  expect(Number(most)).toBeLessThanOrEqual(gigabytes * 1024);
});
