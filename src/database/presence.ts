import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseNotUsable } from '#src/database/start-faults';
import { Problem } from '#src/kernel/problem';

export const LOCK_FILE = 'svett.lock';
/** Stands in the data folder while a backup is being put in place of what was there. */
const UNDER_WAY = 'restore-under-way';

export class DataInUse extends Problem {
  readonly kind = 'conflict';
  readonly code: string;

  constructor(what: 'data folder' | 'database' = 'data folder') {
    const where = what === 'database' ? ', on this machine or another' : '';
    super(`Svett, or one of its commands, is using the ${what}${where}. Stop it first; nothing was changed.`);
    this.code = what === 'database' ? 'database.in-use' : 'database.folder-in-use';
  }
}

/**
 * Who is using a data folder, as locks on a file of their own: the operating system lets go of a lock when its process
 * ends, however it ends, so no remains of a killed one ever stand in the way.
 */
export class Presence {
  private constructor(private readonly lock: Sqlite.Database) {}

  /** Among others who use the folder. @throws DatabaseNotUsable while, or after, a restore was at work */
  static amongOthers(folder: string): Presence {
    const lock = openLock(folder);
    try {
      lock.exec('BEGIN; SELECT count(*) FROM sqlite_master');
      demandWhole(folder);
      return new Presence(lock);
    } catch (error) {
      lock.close();
      if (!isBusy(error)) throw error;
      throw new DatabaseNotUsable(
        'database.restore-under-way',
        'A backup is being restored here just now; start again when that is done.',
      );
    }
  }

  /** @throws DataInUse */
  static alone(folder: string): Presence {
    const lock = openLock(folder);
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return new Presence(lock);
    } catch (error) {
      lock.close();
      throw isBusy(error) ? new DataInUse() : error;
    }
  }

  end(): void {
    this.lock.close();
  }
}

/** Marks the folder as not whole until `work` is done: whoever opens it after a crash is told. */
export async function withMark(folder: string, work: () => Promise<void>): Promise<void> {
  await writeFile(join(folder, UNDER_WAY), '', { mode: 0o600, flush: true });
  await work();
  await rm(join(folder, UNDER_WAY));
}

/** @throws DatabaseNotUsable where a restore was at work and did not come to its end */
export function demandWhole(folder: string): void {
  if (!existsSync(join(folder, UNDER_WAY))) return;
  throw new DatabaseNotUsable(
    'database.restore-broken-off',
    'A restore was broken off half-way, so the data here is not whole. Give the command svett restore again.',
  );
}

function openLock(folder: string): Sqlite.Database {
  return new Sqlite(join(folder, LOCK_FILE), { timeout: 0 });
}

function isBusy(error: unknown): boolean {
  return (error as { code?: string }).code === 'SQLITE_BUSY';
}
