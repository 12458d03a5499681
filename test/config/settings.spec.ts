import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '#src/config/project-root';
import { Settings } from '#src/config/settings';

test('with nothing set, everything has a sensible value', () => {
  expect(Settings.from({})).toMatchObject({
    dataFolder: join(projectRoot, 'data'),
    port: 8484,
    host: '127.0.0.1',
    publicUrl: null,
    databaseUrl: null,
    trustedProxies: 0,
    logLevel: 'info',
    tokenKeys: null,
  });
});

test('a data folder that is named is meant from where one stands', () => {
  expect(Settings.from({ SVETT_DATA: 'elsewhere' }).dataFolder).toBe(resolve('elsewhere'));
});

test('an empty variable counts as not set', () => {
  expect(Settings.from({ PORT: '', PUBLIC_URL: ' ' })).toEqual(Settings.from({}));
});

test('every bad variable is named at once, and no value is told', () => {
  const bad = {
    PORT: 'http-or-so',
    DATABASE_URL: 'mysql://root:hunter2@db',
    LOG_LEVEL: 'shout',
    TRUSTED_PROXIES: '-1',
  };
  const message = messageOf(() => Settings.from(bad));
  for (const name of Object.keys(bad)) expect(message).toContain(name);
  for (const value of Object.values(bad)) expect(message).not.toContain(value);
});

test('the public address is kept without a slash at its end', () => {
  expect(Settings.from({ PUBLIC_URL: 'https://svett.example.org/' }).publicUrl).toBe(
    'https://svett.example.org',
  );
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
