import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { history } from '#migrations/history';
import { backUp } from '#src/cli/backup';
import { restore } from '#src/cli/restore';
import { Database } from '#src/database/database';
import { DatabaseNotUsable } from '#src/database/start-faults';
import { Account } from '#src/people/account.entity';
import { tables } from '#src/tables';
import { anApp } from '../support/app.js';
import { compileService } from '../support/compiled.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

let compiled: string;
let out: string;
let place: FreshPlace;
beforeAll(async () => {
  compiled = compileService();
  [place, out] = [await readySettings(), await mkdtemp(join(tmpdir(), 'svett-backups-'))];
});
afterAll(async () => {
  await place.remove();
  for (const folder of [compiled, out]) await rm(folder, { recursive: true });
});

/** A backup of a Svett that has one account; answers where it is, and what is there once it is restored. */
async function backupOf(email: string, of: FreshPlace) {
  const svett = await anApp({ place: of, keepsPlace: true });
  await svett.athlete(email);
  const path = join(out, `${email}.zip`);
  await backUp({ settings: svett.settings, now: new Date(), out: path, withSecrets: true });
  await svett.close();
  return { path, state: await stateOf(of) };
}

/** Who has an account, and the secrets; null: whoever starts Svett is told to restore again. */
async function stateOf({ settings }: FreshPlace): Promise<{ accounts: string[]; secrets: string } | null> {
  let database: Database;
  try {
    database = await Database.open(settings, { tables, migrations: history });
  } catch (error) {
    if (error instanceof DatabaseNotUsable && error.message.includes('svett restore again')) return null;
    throw error;
  }
  const accounts = (await database.read(Account).find()).map(({ email }) => email);
  await database.close();
  return { accounts, secrets: await readFile(join(settings.dataFolder, 'secrets.json'), 'utf8') };
}

/** Whether a restore that is killed before `step` lived on to its end. */
async function survives(path: string, step: number): Promise<boolean> {
  const { dataFolder, databaseUrl } = place.settings;
  const script = join(compiled, 'test/support/crash-restore.js');
  const child = spawn(process.execPath, [script, path, String(step)], {
    cwd: compiled,
    env: {
      ...{ PATH: process.env['PATH'], SVETT_DATA: dataFolder },
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  return signal === null;
}

test('a restore killed at any moment leaves all that was there, or all that was backed up, or tells of it', async () => {
  const other = await readySettings();
  const [kept, brought] = [
    await backupOf('eva@example.org', place),
    await backupOf('ada@example.org', other),
  ];
  await other.remove();
  const found = new Set<string>();
  for (let step = 1; ; step += 1) {
    if (await survives(brought.path, step)) break;
    const state = await stateOf(place);
    found.add(state === null ? 'told' : state.accounts.join());
    if (state?.accounts[0] === 'eva@example.org') {
      expect([step, state]).toEqual([step, kept.state]);
      continue;
    }
    if (state === null) await restore(brought.path, place.settings, new Date());
    expect([step, await stateOf(place)]).toEqual([step, brought.state]);
    await restore(kept.path, place.settings, new Date());
  }
  expect(await stateOf(place)).toEqual(brought.state);
  expect([...found].toSorted()).toEqual(['ada@example.org', 'eva@example.org', 'told']);
  const left = await readdir(place.settings.dataFolder);
  expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
}, 600_000);
