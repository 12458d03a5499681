import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DATABASE, readBackupFile, SECRETS, writeBackupFile } from '#src/cli/backup-file';
import { examineSqlite } from '#src/database/sqlite-copy';

/** What `look` finds in the database of a backup, taken apart for it. */
export async function insideBackup<T>(path: string, look: (file: Sqlite.Database) => T): Promise<T> {
  return unpacked(path, (folder) => Promise.resolve(opened(folder, look)));
}

/** Writes the backup anew to `to`, with what `change` made of its database, as if it had been made like that. */
export async function changedBackup(
  path: string,
  to: string,
  change: (file: Sqlite.Database) => void,
): Promise<void> {
  await unpacked(path, async (folder, manifest) => {
    opened(folder, change);
    const told = { ...manifest, ...examineSqlite(join(folder, DATABASE)) };
    await writeBackupFile(to, folder, SECRETS in manifest.files, told);
  });
}

type Manifest = Awaited<ReturnType<typeof readBackupFile>>;

async function unpacked<T>(
  path: string,
  work: (folder: string, manifest: Manifest) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-opened-'));
  try {
    return await work(folder, await readBackupFile(path, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function opened<T>(folder: string, work: (file: Sqlite.Database) => T): T {
  const file = new Sqlite(join(folder, DATABASE));
  try {
    return work(file);
  } finally {
    file.close();
  }
}
