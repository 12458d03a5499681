import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { LAST_BACKUP } from '#src/cli/backup';
import { DATABASE } from '#src/cli/backup-file';
import { mail, provider } from '#src/cli/doctor-outside';
import { address, throughTheAddress } from '#src/cli/doctor-way-in';
import { advice, clockFinding, type Finding, ok, wrong } from '#src/cli/finding';
import { isOpenToOthers } from '#src/config/data-folder';
import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';
import { DatabaseNotUsable } from '#src/database/start-faults';
import { examineSqlite } from '#src/database/sqlite-copy';
import { DAY_MS } from '#src/kernel/clock';
import { tables } from '#src/tables';

type Check = (settings: Settings, now: Date) => Promise<Finding[] | Finding> | Finding[] | Finding;

const GB = 1024 ** 3;
/** Below the first the service may fail any day; below the second an archive or a backup does not fit. */
const [LEAST_FREE, WISHED_FREE] = [0.5 * GB, 5 * GB];
const BACKUP_EVERY_DAYS = 7;

/** Looks at everything a set-up needs. Never throws for what it finds: that is what it is for. */
export async function examine(settings: Settings, now: Date): Promise<Finding[]> {
  const checks: Check[] = [
    node,
    folder,
    database,
    backups,
    address,
    throughTheAddress,
    mail,
    provider,
    brands,
  ];
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...[await check(settings, now)].flat());
  return findings;
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return fits
    ? ok('node', `Node ${process.versions.node} is one that Svett runs on.`)
    : wrong('node', `Node ${process.versions.node} is none that Svett runs on.`, 'Install Node 22 or 24.');
}

async function folder({ dataFolder }: Settings): Promise<Finding[]> {
  const mayWrite = await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) {
    const mend = 'Give it to the user that runs Svett, name another with SVETT_DATA, or start Svett once.';
    return [wrong('data folder', `${dataFolder} is not there, or may not be written to.`, mend)];
  }
  const rights = (await isOpenToOthers(dataFolder))
    ? wrong('data folder', 'Others on this machine may look into it.', `Run: chmod 700 ${dataFolder}`)
    : ok('data folder', 'It is there, and for its owner only.');
  return [rights, await space(dataFolder)];
}

async function space(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  const says = `${(free / GB).toFixed(1)} GB are free for the data folder.`;
  if (free < LEAST_FREE) return wrong('disk', says, 'Make room, or move the folder (SVETT_DATA).');
  return free < WISHED_FREE
    ? advice('disk', says, 'Make room before you take in archives of years, or back up to the same disk.')
    : ok('disk', says);
}

async function database(settings: Settings, now: Date): Promise<Finding[]> {
  const file = join(settings.dataFolder, DATABASE);
  if (!settings.databaseUrl && !(await isThere(file)))
    return [advice('database', 'There is none yet.', 'Start Svett once: it makes one.')];
  try {
    const writer = await openWriter(settings, { tables, migrations: history });
    try {
      const behind = await writer.showMigrations();
      const [counted] = await writer.query<{ waiting: number | string }[]>(
        "SELECT COUNT(*) AS waiting FROM outbox WHERE outcome = 'set-aside'",
      );
      const waiting = Number(counted?.waiting ?? 0);
      return [
        behind
          ? advice(
              'database',
              'It answers; its tables are of an older version.',
              'Restart Svett, or run: svett migrate',
            )
          : ok('database', 'It answers, and its tables are up to date.'),
        ...(settings.databaseUrl ? [] : [wholeness(file)]),
        ...(settings.databaseUrl ? [await drift(writer, now)] : []),
        waiting === 0
          ? ok('work', 'Nothing was given up.')
          : advice(
              'work',
              `${waiting} ${waiting === 1 ? 'piece' : 'pieces'} of work failed for good in the last 90 days.`,
              'The log has a line for each; what a person was waiting for, they can begin again on the page.',
            ),
      ];
    } finally {
      await writer.destroy();
    }
  } catch (error) {
    const says = error instanceof DatabaseNotUsable ? error.message : 'It does not answer.';
    return [wrong('database', says, 'Until it answers, Svett does not start.')];
  }
}

function wholeness(file: string): Finding {
  try {
    examineSqlite(file);
    return ok('integrity', 'SQLite finds no fault in the database.');
  } catch {
    const mend = 'Stop Svett, keep a copy of the folder, and restore the newest backup: svett restore FILE';
    return wrong('integrity', 'The database is damaged.', mend);
  }
}

async function drift(writer: { query: <T>(statement: string) => Promise<T> }, now: Date): Promise<Finding> {
  const [row] = await writer.query<{ now: Date }[]>('SELECT now() AS now');
  return clockFinding(Math.abs(now.getTime() - (row?.now ?? now).getTime()) / 1000, 'the database');
}

async function backups({ dataFolder }: Settings, now: Date): Promise<Finding> {
  const mend = 'Run svett backup, and have it run every night; keep copies on another machine.';
  const noted = await readFile(join(dataFolder, LAST_BACKUP), 'utf8').catch(() => null);
  if (noted === null) return advice('backup', 'svett backup was never run here.', mend);
  const days = Math.floor((now.getTime() - Date.parse(noted)) / DAY_MS);
  return days < BACKUP_EVERY_DAYS
    ? ok('backup', days === 0 ? 'The last is of today.' : `The last is ${days} d old.`)
    : advice('backup', `The last is ${days} days old.`, mend);
}

function brands({ strava, garmin, withings, publicUrl }: Settings): Finding {
  const set = Object.entries({ Strava: strava, Garmin: garmin, Withings: withings })
    .filter(([, brand]) => brand.application !== null)
    .map(([name]) => name);
  if (set.length === 0)
    return advice('services', 'No service is set up.', 'docs/connectors.md tells how; files work without.');
  return publicUrl?.startsWith('https:')
    ? ok('services', `Set up: ${set.join(', ')}.`)
    : advice(
        'services',
        `Set up: ${set.join(', ')}, but they cannot send notices.`,
        'Set an https PUBLIC_URL.',
      );
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
