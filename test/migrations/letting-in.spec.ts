import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { openWriter } from '#src/database/data-sources';
import { AccessToken } from '#src/entry/access-token.entity';
import { SignIn } from '#src/entry/sign-in.entity';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { tables } from '#src/tables';
import { freshSettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let writer: DataSource;
beforeEach(async () => {
  place = await freshSettings();
  const from = history.findIndex(({ name }) => name === 'LettingIn1795392000010');
  const before = await openWriter(place.settings, { tables: [], migrations: history.slice(0, from) });
  await before.runMigrations();
  await before.query(
    `INSERT INTO account (id, email, password_hash, role, language, created_at)
     VALUES ('${ID}', 'ada@example.org', 'x', 'athlete', 'en', '${THEN}')`,
  );
  await before.query(
    `INSERT INTO access_token (id, account_id, name, token_hash, created_at)
     VALUES ('${ID}', '${ID}', 'old script', 'abc', '${THEN}')`,
  );
  await before.query(
    `INSERT INTO sign_in (id, account_id, token_hash, created_at, confirmed_at, expires_at)
     VALUES ('${ID}', '${ID}', 'def', '${THEN}', '${THEN}', '${THEN}')`,
  );
  await before.destroy();
  writer = await openWriter(place.settings, { tables, migrations: history });
  await writer.runMigrations();
});
afterEach(async () => {
  await writer.destroy();
  await place.remove();
});

const ID = '3f0c6b1e-8a52-4a55-9b0e-3a1f6a4b2c11';
const THEN = '2026-01-02 03:04:05.000';

test('a token from before there were scopes may do what it could, for as long as it is kept', async () => {
  const [token] = await writer.getRepository(AccessToken).find();
  expect(token).toMatchObject({ name: 'old script', scopes: [...TOKEN_SCOPES], expiresAt: null });
});

test('a browser that was signed in stays so, and was last seen when it came', async () => {
  const [signIn] = await writer.getRepository(SignIn).find();
  expect(signIn).toMatchObject({ device: null, lastSeenAt: signIn!.createdAt });
});
