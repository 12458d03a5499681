import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { startOidc } from '#simulators/oidc/oidc';
import { examine } from '#src/cli/doctor';
import { told, type Told } from '#src/cli/finding';
import { Settings } from '#src/config/settings';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { type Language, wordsIn } from '#src/words/words';
import { anApp } from '../support/app.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

const NOW = new Date('2026-06-15T10:00:00.000Z');

let place: FreshPlace;
beforeEach(async () => {
  place = await readySettings();
  const svett = await anApp({ place, keepsPlace: true });
  await svett.database.transaction((tx) =>
    tx.insert(OutboxRow, {
      id: '8c7f3a52-0f0c-4d8e-9f54-0d3b7f4b9f10',
      topic: 'a.thing-happened',
      key: 'once',
      payload: {},
      createdAt: NOW,
      dueAt: NOW,
      attempts: 9,
      crashes: 0,
      settledAt: NOW,
      outcome: 'set-aside',
    }),
  );
  await svett.close();
});
afterEach(() => place.remove());

async function about(
  what: string,
  more: Record<string, string> = {},
  language: Language = 'en',
): Promise<Told> {
  const { dataFolder, databaseUrl } = place.settings;
  const database: Record<string, string> = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
  const findings = await examine(Settings.from({ SVETT_DATA: dataFolder, ...database, ...more }), NOW);
  return findings.map((found) => told(found, wordsIn(language))).find((found) => found.about === what)!;
}

test('whatever is not as it should be comes with what to do', async () => {
  const findings = (await examine(place.settings, NOW)).map((found) => told(found, wordsIn('en')));
  for (const { state, mend } of findings) expect(mend === null).toBe(state === 'ok');
  expect(findings.map(({ about: what }) => what)).toEqual(
    expect.arrayContaining([
      'node',
      'data-folder',
      'disk',
      'database',
      'backup',
      'address',
      'mail',
      'services',
    ]),
  );
  // A server of PostgreSQL has a clock of its own, which knows nothing of the test's.
  expect(findings.filter(({ about: what, state }) => state === 'wrong' && what !== 'clock')).toEqual([]);
});

test('what a set-up lacks is told in Swedish too, and by a code that programs can read', async () => {
  expect(await about('backup', {}, 'sv')).toEqual({
    about: 'backup',
    code: 'backup.never',
    state: 'advice',
    says: 'svett backup har aldrig körts här.',
    mend: 'Kör svett backup, och låt den köras varje natt; spara kopior på en annan dator.',
  });
  const [english, swedish] = [await about('address'), await about('address', {}, 'sv')];
  expect(swedish).toMatchObject({ about: english.about, code: english.code, state: english.state });
  expect(swedish.says).toMatch(/^Svett svarar bara den här datorn/);
});

test('work that failed for good is counted', async () => {
  expect(await about('work')).toMatchObject({ state: 'advice', says: expect.stringContaining('1 piece') });
});

test('a folder that others may look into is wrong', async () => {
  await chmod(place.settings.dataFolder, 0o755);
  expect(await about('data-folder')).toMatchObject({
    state: 'wrong',
    mend: `Run: chmod 700 ${place.settings.dataFolder}`,
  });
});

test('a backup is missed when there was none, and when it is a week old', async () => {
  const note = join(place.settings.dataFolder, 'last-backup');
  expect((await about('backup')).state).toBe('advice');
  await writeFile(note, '2026-06-14T10:00:00.000Z');
  expect((await about('backup')).state).toBe('ok');
  await writeFile(note, '2026-06-07T10:00:00.000Z');
  expect(await about('backup')).toMatchObject({ state: 'advice', says: 'The last is 8 days old.' });
});

(process.env['DATABASE_URL'] ? test.skip : test)('a damaged database is wrong', async () => {
  const file = join(place.settings.dataFolder, 'svett.sqlite');
  await rm(`${file}-wal`, { force: true });
  await writeFile(file, 'no database at all, but long enough to be taken for one'.repeat(100));
  const env = { SVETT_DATA: place.settings.dataFolder };
  expect(await about('database', env)).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('is no database'),
  });
  expect(await about('database', env, 'sv')).toMatchObject({
    code: 'database.silent',
    says: expect.stringContaining('är ingen databas'),
  });
});

test.each([
  [{}, 'advice', 'this machine only'],
  [{ HOST: '0.0.0.0' }, 'wrong', 'nobody can sign in'],
  [{ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: 'true' }, 'advice', 'readable'],
  [{ PUBLIC_URL: 'https://svett.invalid', TRUSTED_PROXIES: '1' }, 'ok', 'https://svett.invalid'],
])('an address that others cannot use, or should not, is told of: %j', async (env, state, says) => {
  const found = await about('address', env);
  expect([found.state, found.says]).toEqual([state, expect.stringContaining(says)]);
});

test('PUBLIC_URL is tried, and one that leads nowhere is told of', async () => {
  const env = { PUBLIC_URL: 'https://svett.invalid', TRUSTED_PROXIES: '1' };
  expect(await about('way-in', env)).toMatchObject({ state: 'advice' });
});

test('whether browsers let messages be switched on is told', async () => {
  expect(await about('push', {})).toMatchObject({ state: 'advice', code: 'push.no-https' });
  const env = { PUBLIC_URL: 'https://svett.invalid', TRUSTED_PROXIES: '1' };
  expect(await about('push', env)).toMatchObject({ state: 'ok' });
});

test('the mail server is asked whether it lets us in, and is given no letter', async () => {
  const server = await MailSimulator.start();
  const ours = { MAIL_FROM: 'svett@example.org', PUBLIC_URL: 'https://svett.invalid', TRUSTED_PROXIES: '1' };
  const asked = [await about('mail', { ...ours, MAIL_URL: server.url })];
  asked.push(await about('mail', { ...ours, MAIL_URL: server.url.replace('svett:', 'nobody:') }));
  // Letters would say localhost.
  const { MAIL_FROM } = ours;
  expect(await about('mail', { MAIL_FROM, MAIL_URL: server.url })).toMatchObject({
    state: 'wrong',
    mend: expect.stringContaining('PUBLIC_URL'),
  });
  const { url, delivered } = server;
  await server.close();
  asked.push(await about('mail', { ...ours, MAIL_URL: url }));
  expect(asked.map(({ state }) => state)).toEqual(['ok', 'wrong', 'wrong']);
  expect(asked[1]!.says).toContain('535');
  expect(JSON.stringify(asked)).not.toContain('p@ss');
  expect(delivered).toEqual([]);
});

test('the provider is asked whether it is one', async () => {
  const sim = await startOidc();
  const env = { OIDC_ISSUER: sim.url, OIDC_CLIENT_ID: 'svett', OIDC_CLIENT_SECRET: 'none of theirs' };
  expect((await about('provider', env)).state).toBe('ok');
  expect((await about('provider', { ...env, OIDC_ISSUER: `${sim.url}/elsewhere` })).state).toBe('wrong');
  await sim.close();
  const silent = await about('provider', env);
  expect([silent.state, silent.says]).toEqual(['wrong', expect.stringContaining('does not answer')]);
  expect(await about('provider')).toBeUndefined();
});
