import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';
import { Hooks } from '#src/connect/hooks';

let folder: string;
let secrets: Secrets;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svett-hooks-'));
  secrets = await Secrets.open(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hooksWith = (env: Record<string, string>) => new Hooks(Settings.from(env), secrets);

test('each brand has a path of its own that nobody can guess, the same after every start', () => {
  const hooks = hooksWith({ PUBLIC_URL: 'https://svett.example', TRUSTED_PROXIES: '1' });
  expect(hooks.urlOf('strava')).toMatch(/^https:\/\/svett\.example\/hooks\/strava\/[\w-]{32}$/);
  expect(hooks.tokenOf('garmin')).not.toBe(hooks.tokenOf('strava'));
  expect(hooksWith({}).tokenOf('strava')).toBe(hooks.tokenOf('strava'));
});

test('the operator may choose the path', () => {
  const hooks = hooksWith({ GARMIN_WEBHOOK_PATH_TOKEN: 'a-path-of-my-own-choice' });
  expect(hooks.tokenOf('garmin')).toBe('a-path-of-my-own-choice');
});

test('only the whole path is believed', () => {
  const hooks = hooksWith({});
  const token = hooks.tokenOf('strava');
  expect(hooks.isTokenOf('strava', token)).toBe(true);
  for (const wrong of ['', token.slice(1), `${token}x`, hooks.tokenOf('garmin')])
    expect(hooks.isTokenOf('strava', wrong)).toBe(false);
});
