import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { run } from '../support/command-line.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
const environment = { ...process.env };
beforeEach(async () => {
  place = await readySettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
});
afterEach(async () => {
  process.env = { ...environment };
  await place.remove();
});

test('svett links hooks names the notice address of each service that is set up and sends notices', async () => {
  const none = await run(['links', 'hooks']);
  expect(none).toMatchObject({ code: 0, err: '', out: 'No service that sends notices is set up.\n' });
  Object.assign(process.env, {
    PUBLIC_URL: 'https://svett.example/',
    TRUSTED_PROXIES: '1',
    WITHINGS_CLIENT_ID: 'an id',
    WITHINGS_CLIENT_SECRET: 'a secret',
    WITHINGS_WEBHOOK_PATH_TOKEN: 'nobody-guesses-this',
  });
  const { out } = await run(['links', 'hooks']);
  expect(out).toBe('Withings: https://svett.example/hooks/withings/nobody-guesses-this\n');
});

test('svett links erasures says when nothing was erased', async () => {
  const { code, out, err } = await run(['links', 'erasures']);
  expect([code, out, err]).toEqual([0, 'Nothing has been erased yet.\n', '']);
});

test('svett links terms follows the settings of this installation', async () => {
  process.env['STRAVA_RAW_TTL_DAYS'] = '3';
  const { code, out } = await run(['links', 'terms']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\| +\| Strava /);
  expect(out).toMatch(/\| raw data is kept +\| 3 days /);
});
