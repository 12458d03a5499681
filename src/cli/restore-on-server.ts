import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { draftBackup, putInPlace } from '#src/cli/backup';
import { DATABASE, SECRETS } from '#src/cli/backup-file';
import { migrateDatabase } from '#src/cli/migrate';
import type { Settings } from '#src/config/settings';
import { TablesOfAnotherVersion } from '#src/database/copy.problems';
import { migrationsOnPostgres } from '#src/database/postgres-copy';
import { refillPostgres } from '#src/database/postgres-refill';
import { withMark } from '#src/database/presence';
import { ServerPresence } from '#src/database/server-presence';

/** A backup that has been taken apart, brought up to date, and only needs to be put in its place. */
export interface Placing {
  folder: string;
  settings: Settings;
  withSecrets: boolean;
}

/**
 * Puts a backup into PostgreSQL. What was there is kept as a backup of its own at `keptIn`. The rows change all at once;
 * the mark stands from just before that until the secrets that belong to them are in their place.
 * @throws DataInUse @throws TablesOfAnotherVersion
 */
export async function placeOnServer(
  { folder, settings, withSecrets }: Placing,
  keptIn: string,
  now: Date,
): Promise<string | null> {
  const presence = await ServerPresence.alone(settings);
  try {
    const known = new Set(history.map(({ name }) => name));
    if ((await migrationsOnPostgres(settings))?.some((name) => !known.has(name)))
      throw new TablesOfAnotherVersion('newer');
    await migrateDatabase(settings);
    const kept = await keepBeside(join(folder, 'before'), settings, keptIn, now);
    const { dataFolder } = settings;
    await refillPostgres(settings, join(folder, DATABASE), (commit) =>
      withMark(dataFolder, async () => {
        await commit();
        if (withSecrets) await rename(join(folder, SECRETS), join(dataFolder, SECRETS));
      }),
    );
    return kept ? keptIn : null;
  } finally {
    await presence.end();
  }
}

/** Answers whether there was anything to keep. */
async function keepBeside(folder: string, settings: Settings, keptIn: string, now: Date): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 });
  const draft = join(folder, 'backup.zip');
  const withSecrets = (await stat(join(settings.dataFolder, SECRETS)).catch(() => null)) !== null;
  const { rows } = await draftBackup(draft, folder, { settings, now, withSecrets });
  const { migrations: _, ...held } = rows;
  if (Object.values(held).every((count) => count === 0)) return false;
  await putInPlace(draft, keptIn);
  return true;
}
