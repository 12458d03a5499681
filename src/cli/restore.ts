import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { BackupNotUsable, DATABASE, type Manifest, readBackupFile, SECRETS } from '#src/cli/backup-file';
import { migrateDatabase } from '#src/cli/migrate';
import { type Placing, placeOnServer } from '#src/cli/restore-on-server';
import { openDataFolder } from '#src/config/data-folder';
import { Settings } from '#src/config/settings';
import { Presence, withMark } from '#src/database/presence';
import { examineSqlite } from '#src/database/sqlite-copy';

/** How the folder begins in which a backup is taken apart. */
const UNPACKED = '.restore-';

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
 * until then, and unless nobody else uses the folder and the database, nothing is touched.
 * @throws BackupNotUsable @throws DataInUse
 */
export async function restore(path: string, settings: Settings, now: Date): Promise<Restored> {
  const { dataFolder } = settings;
  await openDataFolder(dataFolder);
  const presence = Presence.alone(dataFolder);
  try {
    await clearAway(dataFolder);
    const folder = await mkdtemp(join(dataFolder, UNPACKED));
    const manifest = await unpackChecked(path, folder);
    await migrateDatabase(Settings.from({ SVETT_DATA: folder }));
    const placing = { folder, settings, withSecrets: SECRETS in manifest.files };
    const keptIn = join(dataFolder, `before-restore-${now.toISOString().replace(/[:.]/g, '-')}`);
    const kept = settings.databaseUrl
      ? await placeOnServer(placing, `${keptIn}.zip`, now)
      : await placeInFolder(placing, keptIn);
    return { ...manifest, keptIn: kept };
  } finally {
    await clearAway(dataFolder);
    presence.end();
  }
}

/** Answers `keptIn`, or null where there was nothing to keep. */
async function placeInFolder(
  { folder, settings, withSecrets }: Placing,
  keptIn: string,
): Promise<string | null> {
  const { dataFolder } = settings;
  const names = withSecrets ? [DATABASE, SECRETS] : [DATABASE];
  let kept = false;
  await withMark(dataFolder, async () => {
    await mkdir(keptIn, { mode: 0o700 });
    for (const name of [...names, `${DATABASE}-wal`, `${DATABASE}-shm`])
      kept = (await moveIfThere(join(dataFolder, name), join(keptIn, name))) || kept;
    for (const name of names) await rename(join(folder, name), join(dataFolder, name));
  });
  if (!kept) await rm(keptIn, { recursive: true });
  return kept ? keptIn : null;
}

/** What a restore that was killed had unpacked is somebody's health, and no use to anybody. */
async function clearAway(dataFolder: string): Promise<void> {
  const left = (await readdir(dataFolder)).filter((name) => name.startsWith(UNPACKED));
  for (const name of left) await rm(join(dataFolder, name), { recursive: true, force: true });
}

async function unpackChecked(path: string, folder: string): Promise<Manifest> {
  const manifest = await readBackupFile(path, folder);
  const { migrations, rows } = examineSqlite(join(folder, DATABASE));
  const known = new Set(history.map(({ name }) => name));
  if (migrations.some((name) => !known.has(name)))
    throw new BackupNotUsable('newer', { version: manifest.version });
  if (JSON.stringify(rows) !== JSON.stringify(manifest.rows)) throw new BackupNotUsable('otherRows');
  return manifest;
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  if (!(await stat(from).catch(() => null))) return false;
  await rename(from, to);
  return true;
}
