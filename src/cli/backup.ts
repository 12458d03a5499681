import { copyFile, link, mkdir, mkdtemp, open, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageProblem } from '#src/cli/exit-code';
import { DATABASE, type Manifest, SECRETS, writeBackupFile } from '#src/cli/backup-file';
import { migrateDatabase } from '#src/cli/migrate';
import { Settings } from '#src/config/settings';
import { version } from '#src/config/version';
import { copyPostgres, isHalfMoved, migrationsOnPostgres } from '#src/database/postgres-copy';
import { copySqlite, examineSqlite } from '#src/database/sqlite-copy';
import { Problem } from '#src/kernel/problem';

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
    super(
      'There is no database here yet; name its folder with SVETT_DATA, or where it is with DATABASE_URL.',
    );
  }
}

/** What is half there would restore as if it were all. */
class HalfMoved extends Problem {
  readonly kind = 'conflict';
  readonly code = 'cli.half-moved';

  constructor() {
    super(
      'A move from SQLite to this database has not come to its end, so there is no whole data to back up here. Give the command svett move again, or back up svett.sqlite, without DATABASE_URL.',
    );
  }
}

/**
 * One file with everything, made while the service runs. It is written and checked beside its place, and only then put
 * there: a backup that was broken off leaves none.
 * @throws NothingToBackUp, HalfMoved, TablesOfAnotherVersion
 */
export async function backUp({ settings, now, out, withSecrets }: BackupWishes): Promise<BackupMade> {
  if (settings.databaseUrl && (await isHalfMoved(settings))) throw new HalfMoved();
  const path = await placeFor(settings, now, out);
  const folder = await mkdtemp(join(dirname(path), '.svett-backup-'));
  try {
    const draft = join(folder, 'backup.zip');
    const manifest = await draftBackup(draft, folder, { settings, now, withSecrets });
    await putInPlace(draft, path);
    await writeFile(join(settings.dataFolder, LAST_BACKUP), now.toISOString(), { mode: 0o600 });
    return { ...manifest, path };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes a backup to `to`, by way of an empty `folder` on the same disk. */
export async function draftBackup(
  to: string,
  folder: string,
  { settings, now, withSecrets }: Omit<BackupWishes, 'out'>,
): Promise<Manifest> {
  const database = join(folder, DATABASE);
  if (settings.databaseUrl) await copyServer(settings, folder);
  else await copyFileOf(settings, database);
  const { migrations, rows } = examineSqlite(database);
  if (withSecrets) await copyFile(join(settings.dataFolder, SECRETS), join(folder, SECRETS));
  return writeBackupFile(to, folder, withSecrets, { version, madeAt: now.toISOString(), migrations, rows });
}

/** Never over a file that is there. */
export async function putInPlace(draft: string, path: string): Promise<void> {
  await link(draft, path);
  await unlink(draft);
  await syncFolder(dirname(path));
}

async function copyFileOf({ dataFolder }: Settings, to: string): Promise<void> {
  const source = join(dataFolder, DATABASE);
  if (!(await isThere(source))) throw new NothingToBackUp();
  await copySqlite(source, to);
}

/** Into the file that Svett would have on SQLite: one kind of backup, and a way from one database to the other. */
async function copyServer(settings: Settings, folder: string): Promise<void> {
  if ((await migrationsOnPostgres(settings)) === null) throw new NothingToBackUp();
  await migrateDatabase(Settings.from({ SVETT_DATA: folder }));
  await copyPostgres(settings, join(folder, DATABASE));
}

async function placeFor({ dataFolder }: Settings, now: Date, out?: string): Promise<string> {
  const usual = join(dataFolder, BACKUPS);
  if (out === undefined) await mkdir(usual, { recursive: true, mode: 0o700 });
  const target = resolve(out ?? usual);
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) return join(target, `svett-${now.toISOString().replace(/[:.]/g, '-')}.zip`);
  if (found)
    throw new UsageProblem(`${target} is there already; name another file, or a folder.`, 'cli.place-taken', {
      target,
    });
  if (!(await isThere(dirname(target))))
    throw new UsageProblem(`There is no folder ${dirname(target)}.`, 'cli.no-such-folder', {
      folder: dirname(target),
    });
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
