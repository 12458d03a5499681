import { execFile } from 'node:child_process';
import { copyFile, link, mkdir, mkdtemp, open, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageProblem } from '#src/cli/exit-code';
import { DATABASE, type Manifest, POSTGRES_DUMP, SECRETS, writeBackupFile } from '#src/cli/backup-file';
import { environmentWith } from '#src/config/environment';
import type { Settings } from '#src/config/settings';
import { version } from '#src/config/version';
import { copySqlite, type Examined, examineSqlite } from '#src/database/sqlite-copy';
import { Problem } from '#src/kernel/problem';

const run = promisify(execFile);

/** Where backups go unless told otherwise, and the note of the last one: both in the data folder. */
export const BACKUPS = 'backups';
export const LAST_BACKUP = 'last-backup';

export interface BackupWishes {
  settings: Settings;
  now: Date;
  /** A file that is not there yet, or a folder. */
  out?: string | undefined;
  withSecrets: boolean;
}

export interface BackupMade extends Manifest {
  path: string;
}

class NothingToBackUp extends Problem {
  readonly kind = 'missing';
  readonly code = 'cli.nothing-to-back-up';

  constructor() {
    super('There is no database here yet; name its folder with SVETT_DATA.');
  }
}

class NoPgDump extends Problem {
  readonly kind = 'broken';
  readonly code = 'cli.no-pg-dump';

  constructor(why: string) {
    super(
      `The data is in PostgreSQL, and pg_dump ${why}. Install PostgreSQL’s client tools, at least as new as the server, or back the database up with your own tools and keep secrets.json beside it.`,
    );
  }
}

/**
 * One file with everything, made while the service runs. It is written and checked beside its place, and only then put
 * there: a backup that was broken off leaves none.
 */
export async function backUp({ settings, now, out, withSecrets }: BackupWishes): Promise<BackupMade> {
  const path = await placeFor(settings, now, out);
  const folder = await mkdtemp(join(dirname(path), '.svett-backup-'));
  try {
    const { name, migrations, rows } = await copyInto(folder, settings);
    if (withSecrets) await copyFile(join(settings.dataFolder, SECRETS), join(folder, SECRETS));
    const about = { version, madeAt: now.toISOString(), migrations, rows };
    const names = withSecrets ? ([name, SECRETS] as const) : ([name] as const);
    const draft = join(folder, 'backup.zip');
    const manifest = await writeBackupFile(draft, folder, [...names], about);
    await link(draft, path); // never over a file that is there
    await unlink(draft);
    await syncFolder(dirname(path));
    await writeFile(join(settings.dataFolder, LAST_BACKUP), now.toISOString(), { mode: 0o600 });
    return { ...manifest, path };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyInto(
  folder: string,
  settings: Settings,
): Promise<Examined & { name: typeof DATABASE | typeof POSTGRES_DUMP }> {
  if (settings.databaseUrl) {
    await dumpPostgres(settings.databaseUrl, join(folder, POSTGRES_DUMP));
    return { name: POSTGRES_DUMP, migrations: [], rows: {} };
  }
  const source = join(settings.dataFolder, DATABASE);
  if (!(await isThere(source))) throw new NothingToBackUp();
  await copySqlite(source, join(folder, DATABASE));
  return { name: DATABASE, ...examineSqlite(join(folder, DATABASE)) };
}

/** The password goes by the environment: a command line is for all users of a machine to read. */
async function dumpPostgres(databaseUrl: string, to: string): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  const env = environmentWith({
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(searchParams.has('sslmode') && { PGSSLMODE: searchParams.get('sslmode')! }),
  });
  try {
    await run('pg_dump', ['--format=custom', '--no-owner', '--file', to], { env });
    await run('pg_restore', ['--list', to], { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    throw new NoPgDump((error as { code?: unknown }).code === 'ENOENT' ? 'is not installed' : 'failed');
  }
}

async function placeFor({ dataFolder }: Settings, now: Date, out?: string): Promise<string> {
  const usual = join(dataFolder, BACKUPS);
  if (out === undefined) await mkdir(usual, { recursive: true, mode: 0o700 });
  const target = resolve(out ?? usual);
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) return join(target, `svett-${now.toISOString().replace(/[:.]/g, '-')}.zip`);
  if (found) throw new UsageProblem(`${target} is there already; name another file, or a folder.`);
  if (!(await isThere(dirname(target)))) throw new UsageProblem(`There is no folder ${dirname(target)}.`);
  return target;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // where folders cannot be opened
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
