import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { Settings } from '#src/config/settings';
import { openDataFolder } from '#src/config/data-folder';
import { Database } from '#src/database/database';
import { tables } from '#src/tables';

/** Any number no other program on the server locks. */
const MAKING = 7_381_299;
const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/svett');

/** What all migrations together make, known by what they say: another history makes another database. */
const NAME = `svett_ready_${fingerprint(join(ROOT, 'migrations'))}`;

/** A database with every table and no row, to be copied: made by the first who asks, for all test processes. */
export async function readyOnServer(server: DataSource): Promise<string> {
  await server.query('SELECT pg_advisory_lock($1)', [MAKING]);
  try {
    const there = await server.query<unknown[]>('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (there.length === 0) {
      await server.query(`CREATE DATABASE ${NAME}_begun`);
      const url = Object.assign(new URL((server.options as { url: string }).url), {
        pathname: `/${NAME}_begun`,
      });
      await makeTables({ SVETT_DATA: CACHE, DATABASE_URL: url.href });
      await server.query(`ALTER DATABASE ${NAME}_begun RENAME TO ${NAME}`);
    }
    return NAME;
  } finally {
    await server.query('SELECT pg_advisory_unlock($1)', [MAKING]);
  }
}

/** The same as a file of SQLite's, put into `dataFolder`. */
export async function readyInFolder(dataFolder: string): Promise<void> {
  const ready = join(CACHE, `${NAME}.sqlite`);
  if (!existsSync(ready)) {
    await mkdir(CACHE, { recursive: true });
    const begun = await mkdtemp(join(CACHE, 'begun-'));
    await makeTables({ SVETT_DATA: begun });
    await rename(join(begun, 'svett.sqlite'), ready);
    await rm(begun, { recursive: true });
  }
  await openDataFolder(dataFolder);
  await copyFile(ready, join(dataFolder, 'svett.sqlite'));
}

async function makeTables(environment: Record<string, string>): Promise<void> {
  const database = await Database.open(Settings.from(environment), { tables, migrations: history });
  await database.close();
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
