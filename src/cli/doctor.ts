import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { LAST_BACKUP } from '#src/cli/backup';
import { DATABASE } from '#src/cli/backup-file';
import { mail, provider, push } from '#src/cli/doctor-outside';
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
    push,
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
  const { node: version } = process.versions;
  return fits ? ok('node.fits', { version }) : wrong('node.does-not-fit', { version });
}

async function folder({ dataFolder }: Settings): Promise<Finding[]> {
  const mayWrite = await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) return [wrong('data-folder.not-usable', { dataFolder })];
  const rights = (await isOpenToOthers(dataFolder))
    ? wrong('data-folder.open-to-others', { dataFolder })
    : ok('data-folder.fine');
  return [rights, await space(dataFolder)];
}

async function space(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  const values = { gb: free / GB };
  if (free < LEAST_FREE) return wrong('disk.full', values);
  return free < WISHED_FREE ? advice('disk.narrow', values) : ok('disk.roomy', values);
}

async function database(settings: Settings, now: Date): Promise<Finding[]> {
  const file = join(settings.dataFolder, DATABASE);
  if (!settings.databaseUrl && !(await isThere(file))) return [advice('database.none-yet')];
  try {
    const writer = await openWriter(settings, { tables, migrations: history });
    try {
      const behind = await writer.showMigrations();
      const [counted] = await writer.query<{ waiting: number | string }[]>(
        "SELECT COUNT(*) AS waiting FROM outbox WHERE outcome = 'set-aside'",
      );
      const waiting = Number(counted?.waiting ?? 0);
      return [
        behind ? advice('database.older') : ok('database.answers'),
        ...(settings.databaseUrl ? [] : [wholeness(file)]),
        ...(settings.databaseUrl ? [await drift(writer, now)] : []),
        waiting === 0 ? ok('work.done') : advice('work.given-up', { waiting }),
      ];
    } finally {
      await writer.destroy();
    }
  } catch (error) {
    return [wrong('database.silent', {}, error instanceof DatabaseNotUsable ? error : undefined)];
  }
}

function wholeness(file: string): Finding {
  try {
    examineSqlite(file);
    return ok('integrity.whole');
  } catch {
    return wrong('integrity.damaged');
  }
}

async function drift(writer: { query: <T>(statement: string) => Promise<T> }, now: Date): Promise<Finding> {
  const [row] = await writer.query<{ now: Date }[]>('SELECT now() AS now');
  return clockFinding(Math.abs(now.getTime() - (row?.now ?? now).getTime()) / 1000, 'database');
}

async function backups({ dataFolder }: Settings, now: Date): Promise<Finding> {
  const noted = await readFile(join(dataFolder, LAST_BACKUP), 'utf8').catch(() => null);
  if (noted === null) return advice('backup.never');
  const days = Math.floor((now.getTime() - Date.parse(noted)) / DAY_MS);
  return days < BACKUP_EVERY_DAYS ? ok('backup.fresh', { days }) : advice('backup.old', { days });
}

function brands({ strava, garmin, withings, publicUrl }: Settings): Finding {
  const set = Object.entries({ Strava: strava, Garmin: garmin, Withings: withings })
    .filter(([, brand]) => brand.application !== null)
    .map(([name]) => name);
  if (set.length === 0) return advice('services.none');
  const values = { names: set.join(', ') };
  return publicUrl?.startsWith('https:') ? ok('services.set-up', values) : advice('services.unheard', values);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
