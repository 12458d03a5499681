import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
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
  expect(Settings.from({ PUBLIC_URL: 'https://svett.example.org/', TRUSTED_PROXIES: '1' }).publicUrl).toBe(
    'https://svett.example.org',
  );
});

describe('brands', () => {
  test('are off until the operator registers an application, but for the one that needs none', () => {
    const { strava, garmin, withings, intervals, webhookPathTokens } = Settings.from({});
    expect([strava.application, garmin.application, withings.application]).toEqual([null, null, null]);
    expect(intervals).toEqual({ enabled: true, apiBase: 'https://intervals.icu/api/v1' });
    expect(strava).toMatchObject({
      oauthBase: 'https://www.strava.com',
      apiBase: 'https://www.strava.com/api/v3',
      webhookSignature: 'log',
      rawDays: 6,
      derived: 'keep',
    });
    expect(garmin.callbackHosts).toEqual(['apis.garmin.com']);
    expect(Object.values(webhookPathTokens)).toEqual([undefined, undefined, undefined]);
  });

  test('are on with an id and a secret; Garmin also wants to be switched on', () => {
    const application = { clientId: '17', clientSecret: 'hush' };
    const keys = (brand: string) => ({ [`${brand}_CLIENT_ID`]: '17', [`${brand}_CLIENT_SECRET`]: 'hush' });
    expect(Settings.from(keys('STRAVA')).strava.application).toEqual(application);
    expect(Settings.from(keys('WITHINGS')).withings.application).toEqual(application);
    expect(Settings.from(keys('GARMIN')).garmin.application).toBeNull();
    expect(Settings.from({ ...keys('GARMIN'), GARMIN_ENABLED: 'true' }).garmin.application).toEqual(
      application,
    );
    expect(Settings.from({ INTERVALS_ENABLED: 'false' }).intervals.enabled).toBe(false);
  });

  test.each([
    [{ STRAVA_CLIENT_ID: '17' }, 'STRAVA_CLIENT_SECRET: must be set as well as STRAVA_CLIENT_ID'],
    [{ WITHINGS_CLIENT_SECRET: 'hush' }, 'WITHINGS_CLIENT_ID: must be set as well as WITHINGS_CLIENT_SECRET'],
    [{ GARMIN_ENABLED: 'true' }, 'GARMIN_CLIENT_ID: must be set before GARMIN_ENABLED'],
    [{ STRAVA_RAW_TTL_DAYS: '7' }, 'STRAVA_RAW_TTL_DAYS: must be 1 to 6 days: Strava allows no longer'],
    [{ STRAVA_RAW_TTL_DAYS: '0' }, 'STRAVA_RAW_TTL_DAYS: must be 1 to 6 days'],
    [{ STRAVA_API_BASE: 'ftp://x' }, 'STRAVA_API_BASE: must be an http:// or https:// address'],
    [{ GARMIN_CALLBACK_HOSTS: 'https://a' }, 'GARMIN_CALLBACK_HOSTS.0: must be host names'],
    [{ STRAVA_CALLBACK_PATH_TOKEN: 'short' }, 'STRAVA_CALLBACK_PATH_TOKEN: must have 16 to 100'],
    [{ TOKEN_KEYS: 'a:short' }, 'TOKEN_KEYS.0: must be id:key, the key 32 bytes in base64'],
    [{ TOKEN_KEYS: `a:${'A'.repeat(43)}=,a:${'B'.repeat(43)}=` }, 'TOKEN_KEYS: must not name one id twice'],
  ])('%j is refused: %s', (env, words) => {
    expect(messageOf(() => Settings.from(env))).toContain(words);
  });

  test('speak to other addresses where one is named, as with a simulator', () => {
    const { strava, garmin } = Settings.from({
      STRAVA_API_BASE: 'http://localhost:9001/api/v3/',
      GARMIN_CALLBACK_HOSTS: 'localhost:9002, Apis.Garmin.com',
    });
    expect(strava.apiBase).toBe('http://localhost:9001/api/v3');
    expect(garmin.callbackHosts).toEqual(['localhost:9002', 'apis.garmin.com']);
  });
});

test('our own address is the public one, or this machine’s', () => {
  expect(Settings.from({ PORT: '9000' }).ownAddress).toBe('http://localhost:9000');
  expect(Settings.from({ PUBLIC_URL: 'https://svett.example/', TRUSTED_PROXIES: '1' }).ownAddress).toBe(
    'https://svett.example',
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

test.each([
  [{ PUBLIC_URL: 'https://a.example/svett', TRUSTED_PROXIES: '1' }, /PUBLIC_URL: must end after the host/],
  [{ PUBLIC_URL: 'https://a.example/?b=1', TRUSTED_PROXIES: '1' }, /PUBLIC_URL: must end after the host/],
  [
    { PUBLIC_URL: 'https://ada:secret@a.example', TRUSTED_PROXIES: '1' },
    /PUBLIC_URL: must hold no user name/,
  ],
  [{ PUBLIC_URL: 'https://a.example' }, /TRUSTED_PROXIES: must say how many .* mostly 1/],
  [{ PUBLIC_URL: 'http://svett.lan' }, /PUBLIC_URL: is not https.*ALLOW_PLAIN_HTTP=true/],
  [{ ALLOW_PLAIN_HTTP: 'maybe' }, /ALLOW_PLAIN_HTTP/],
])('addresses that cannot work together stop the start: %j', (env, sentence) => {
  expect(() => Settings.from(env)).toThrow(sentence);
  expect(() => Settings.from(env)).not.toThrow(/secret|maybe/);
});

test.each([
  [{ PUBLIC_URL: 'https://a.example:8443///', TRUSTED_PROXIES: '2' }, 'https://a.example:8443'],
  [{ PUBLIC_URL: 'http://svett.lan:8484', ALLOW_PLAIN_HTTP: 'true' }, 'http://svett.lan:8484'],
  [{ PUBLIC_URL: 'http://localhost:9000' }, 'http://localhost:9000'],
])('addresses that can are taken: %j', (env, publicUrl) => {
  expect(Settings.from(env).publicUrl).toBe(publicUrl);
});

test('nobody can wait for somebody else by their address where accounts are open to all', () => {
  const both = {
    REGISTRATION: 'open',
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'svett',
    OIDC_CLIENT_SECRET: 'a secret of sixteen',
    OIDC_LINK_BY_EMAIL: 'true',
  };
  expect(() => Settings.from(both)).toThrow(/OIDC_LINK_BY_EMAIL: cannot go with REGISTRATION=open/);
  expect(Settings.from({ ...both, REGISTRATION: 'invite' }).provider?.linkByEmail).toBe(true);
});

test('push services find whoever runs Svett by the best address there is', () => {
  const contact = (env: Record<string, string>) => Settings.from(env).outgoing.pushContact;
  const https = { PUBLIC_URL: 'https://svett.example.org', TRUSTED_PROXIES: '1' };
  const mail = { MAIL_URL: 'smtp://mail.example.org', MAIL_FROM: 'Svett <svett@example.org>' };
  expect(contact({})).toBe('mailto:nobody@svett.invalid');
  expect(contact(mail)).toBe('mailto:svett@example.org');
  expect(contact({ ...mail, ...https })).toBe('https://svett.example.org');
  expect(contact({ ...https, CONTACT: 'ops@example.org' })).toBe('mailto:ops@example.org');
  expect(contact({ ...https, PUSH_CONTACT: 'mailto:push@example.org' })).toBe('mailto:push@example.org');
  expect(() => contact({ PUSH_CONTACT: 'ops@example.org' })).toThrow(/PUSH_CONTACT/);
});

test('addresses in private networks are refused until whoever runs Svett says otherwise', () => {
  expect(Settings.from({}).outgoing.allowsPrivate).toBe(false);
  expect(Settings.from({ OUTGOING_PRIVATE_ADDRESSES: 'allow' }).outgoing.allowsPrivate).toBe(true);
});
