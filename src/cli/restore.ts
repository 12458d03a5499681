import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { BackupNotUsable, DATABASE, type Manifest, readBackupFile, SECRETS } from '#src/cli/backup-file';
import { migrateDatabase } from '#src/cli/migrate';
import { openDataFolder } from '#src/config/data-folder';
import { Settings } from '#src/config/settings';
import { Presence, withMark } from '#src/database/presence';
import { examineSqlite } from '#src/database/sqlite-copy';

export interface Restored extends Manifest {
  /** Where what was there before lies now; null: nothing was. */
  keptIn: string | null;
}

/** Takes a backup apart somewhere else, reads all of it, and throws it away. @throws BackupNotUsable */
export async function checkBackup(path: string): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-check-'));
  try {
    return await unpackChecked(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts a backup in the place of what is there, which is kept beside. Everything is read and brought up to date first;
 * until then, and unless nobody else uses the folder, nothing is touched.
 * @throws BackupNotUsable @throws DataInUse
 */
export async function restore(path: string, settings: Settings, now: Date): Promise<Restored> {
  const { dataFolder } = settings;
  await openDataFolder(dataFolder);
  const presence = Presence.alone(dataFolder);
  const folder = await mkdtemp(join(dataFolder, '.restore-'));
  try {
    const manifest = await unpackChecked(path, folder);
    if (!(DATABASE in manifest.files))
      throw new BackupNotUsable(
        'It was made of PostgreSQL: unpack it, load svett.pgdump with pg_restore, and put secrets.json into the data folder (docs/operations.md).',
      );
    await migrateDatabase(Settings.from({ SVETT_DATA: folder }));
    const names = SECRETS in manifest.files ? [DATABASE, SECRETS] : [DATABASE];
    const keptIn = join(dataFolder, `before-restore-${now.toISOString().replace(/[:.]/g, '-')}`);
    let kept = false;
    await withMark(dataFolder, async () => {
      await mkdir(keptIn, { mode: 0o700 });
      for (const name of [...names, `${DATABASE}-wal`, `${DATABASE}-shm`])
        kept = (await moveIfThere(join(dataFolder, name), join(keptIn, name))) || kept;
      for (const name of names) await rename(join(folder, name), join(dataFolder, name));
    });
    if (!kept) await rm(keptIn, { recursive: true });
    return { ...manifest, keptIn: kept ? keptIn : null };
  } finally {
    await rm(folder, { recursive: true, force: true });
    presence.end();
  }
}

async function unpackChecked(path: string, folder: string): Promise<Manifest> {
  const manifest = await readBackupFile(path, folder);
  if (!(DATABASE in manifest.files)) return manifest;
  const { migrations, rows } = await Promise.resolve(examineSqlite(join(folder, DATABASE)));
  const known = new Set(history.map(({ name }) => name));
  if (migrations.some((name) => !known.has(name)))
    throw new BackupNotUsable(`A newer Svett (${manifest.version}) made it; upgrade first.`);
  if (JSON.stringify(rows) !== JSON.stringify(manifest.rows))
    throw new BackupNotUsable('The database in it has not the rows its list tells of.');
  return manifest;
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  if (!(await stat(from).catch(() => null))) return false;
  await rename(from, to);
  return true;
}
