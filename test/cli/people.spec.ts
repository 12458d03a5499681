import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withRooms } from '#src/cli/with-rooms';
import { Tokens } from '#src/entry/tokens';
import { Accounts } from '#src/people/accounts';
import { Consents } from '#src/people/consents';
import { Visitors } from '#src/people/visitors';
import { PASSWORD } from '../support/app.js';
import { run } from '../support/command-line.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
const environment = { ...process.env };
beforeEach(async () => {
  place = await readySettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
  await withRooms(async (rooms) => {
    for (const [email, role] of [
      ['ops@example.org', 'operator'],
      ['ada@example.org', 'athlete'],
    ] as const)
      await rooms.get(Accounts).add({ email, password: PASSWORD, role, language: 'en' });
  });
});
afterEach(async () => {
  process.env = { ...environment };
  await place.remove();
});

test('who has an account is listed with role, and nothing else of them', async () => {
  expect((await run(['user', 'list'])).out).toBe(
    'operator  ops@example.org  signed in nowhere\nathlete   ada@example.org  signed in nowhere\n',
  );
});

test('an invitation and a way back in are links to hand over', async () => {
  const invited = await run(['user', 'invite', '--role', 'coach', '--email', 'bo@example.org']);
  expect(invited).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^http:\/\/localhost:8484\/join#token=[\w-]{32}\n$/),
  });
  const reset = await run(['user', 'reset', 'Ada@example.org']);
  expect(reset.out).toMatch(/^http:\/\/localhost:8484\/reset#token=[\w-]{32}\n$/);
  expect((await run(['user', 'reset', 'nobody@example.org'])).code).toBe(2);
});

test('a role is given, but never the last operator’s taken', async () => {
  expect(await run(['user', 'role', 'ops@example.org', 'athlete'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('the last operator'),
  });
  expect((await run(['user', 'role', 'ada@example.org', 'operator'])).out).toBe(
    'The account is operator now.\n',
  );
  expect((await run(['user', 'role', 'ops@example.org', 'athlete'])).code).toBe(0);
  expect((await run(['user', 'role', 'ada@example.org', 'king'])).code).toBe(2);
});

describe('an account made for somebody', () => {
  const keyboard = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  beforeEach(() => {
    const typed = Readable.from([`${PASSWORD}\n`]);
    Object.defineProperty(process, 'stdin', { value: typed, configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(process, 'stdin', keyboard);
  });
  const add = (...more: string[]) => run(['user', 'add', 'bo@example.org', ...more]);

  test('has a birth date, and has allowed nothing', async () => {
    expect(await add('--birth-date', '1990-05-17')).toMatchObject({ code: 0, err: '' });
    await withRooms(async (rooms) => {
      const { id } = (await rooms.get(Accounts).find('bo@example.org'))!;
      const { athleteId, ageGroup } = (await rooms.get(Visitors).of(id, 'cookie'))!;
      expect(ageGroup).toBe('adult');
      expect(await rooms.get(Consents).log(athleteId)).toEqual([]);
    });
  });

  test.each([
    ['without a birth date', [], 2],
    ['with one that is no day', ['--birth-date', 'in May'], 2],
    ['for a child', ['--birth-date', `${new Date().getUTCFullYear() - 10}-01-01`], 1],
  ])('is not made %s', async (_how, more, code) => {
    expect((await add(...more)).code).toBe(code);
    await withRooms(async (rooms) => expect(await rooms.get(Accounts).find('bo@example.org')).toBeNull());
  });
});

test('a birth date is corrected, and lost second factors are turned off, for whom one knows', async () => {
  expect((await run(['user', 'birth-date', 'ada@example.org', '1990-05-17'])).out).toBe(
    'The birth date is corrected.\n',
  );
  expect((await run(['user', 'birth-date', 'ada@example.org', 'May'])).code).toBe(2);
  expect((await run(['user', 'factors-off', 'Ada@example.org'])).out).toMatch(/^Off: .+ signed out/);
  expect((await run(['user', 'factors-off', 'nobody@example.org'])).code).toBe(2);
});

test('a token is made for what it is to do, and for no longer than one says', async () => {
  const add = (...more: string[]) => run(['token', 'add', '--user', 'ada@example.org', ...more]);
  expect((await add()).err).toContain('--scope');
  expect((await add('--scope', 'everything')).code).toBe(2);
  expect((await add('--scope', 'sessions:read', '--days', 'many')).code).toBe(2);
  const { out } = await add('--scope', 'sessions:read', 'sessions:write', '--days', '7');
  await withRooms(async (rooms) => {
    const opened = await rooms.get(Tokens).opens(out.trim());
    expect(opened?.scopes).toEqual(['sessions:read', 'sessions:write']);
    const [token] = await rooms.get(Tokens).list(opened!.accountId);
    expect(token!.expiresAt!.getTime() - token!.createdAt.getTime()).toBe(7 * 86_400_000);
  });
});
