import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { history } from '#migrations/history';
import { DATABASE } from '#src/cli/backup-file';
import { migrateDatabase } from '#src/cli/migrate';
import type { Settings } from '#src/config/settings';
import { MoveNotGoingOn, TablesOfAnotherVersion } from '#src/database/copy.problems';
import { Moving, type TableMoved } from '#src/database/moving';
import { areTaken, migrationsOnPostgres } from '#src/database/postgres-copy';
import { demandWhole, Presence } from '#src/database/presence';
import { ServerPresence } from '#src/database/server-presence';
import { examineSqlite } from '#src/database/sqlite-copy';
import { isSame, type Heard } from '#src/database/table-fingerprints';
import { CodedProblem } from '#src/kernel/problem';

class FileNotToBeMoved extends CodedProblem {
  readonly kind = 'conflict';
}

/** Whoever watches a move. */
export interface MoveWatch {
  /** Before the first row: how many rows it will hear of. */
  begins(rows: number): Heard;
  /** All is copied. */
  copied(): void;
  compared(table: TableMoved): void;
}

/**
 * Moves what svett.sqlite holds to PostgreSQL, and compares. It may be killed at any moment and goes on when called again;
 * until it has come to its end, Svett does not start there. The file is only read.
 * @throws DataInUse @throws MoveNotGoingOn @throws TablesOfAnotherVersion @throws RowNotTaken
 */
export async function move(settings: Settings, anew: boolean, watch: MoveWatch): Promise<void> {
  const { dataFolder } = settings;
  const from = join(dataFolder, DATABASE);
  if (!(await stat(from).catch(() => null)))
    throw new FileNotToBeMoved(
      'cli.nothing-to-move',
      `There is no ${DATABASE} in ${dataFolder}; name the folder it is in with SVETT_DATA.`,
      { folder: dataFolder },
    );
  const presences: { end(): Promise<void> | void }[] = [];
  try {
    presences.push(Presence.alone(dataFolder));
    demandWhole(dataFolder);
    const { migrations, rows } = examineSqlite(from);
    demandThisVersion(migrations);
    presences.push(await ServerPresence.alone(settings));
    await prepare(settings, Object.keys(rows));
    await carry(settings, from, anew, watch);
  } finally {
    for (const presence of presences.toReversed()) await presence.end();
  }
}

function demandThisVersion(ran: string[]): void {
  const known = history.map(({ name }) => name);
  if (ran.some((name) => !known.includes(name)))
    throw new FileNotToBeMoved(
      'cli.move-file-newer',
      `A newer Svett has used ${DATABASE}; upgrade first. Nothing was changed.`,
    );
  if (ran.length < known.length)
    throw new FileNotToBeMoved(
      'cli.move-file-older',
      `${DATABASE} is of an older Svett. Run svett migrate without DATABASE_URL first; nothing was changed.`,
    );
}

/** Makes the tables, or brings them up to date. */
async function prepare(settings: Settings, tables: string[]): Promise<void> {
  const known = new Set(history.map(({ name }) => name));
  const ran = await migrationsOnPostgres(settings);
  if (!ran && (await areTaken(settings, tables))) throw MoveNotGoingOn.asNotEmpty();
  if (ran?.some((name) => !known.has(name))) throw new TablesOfAnotherVersion('newer');
  await migrateDatabase(settings);
}

async function carry(settings: Settings, from: string, anew: boolean, watch: MoveWatch): Promise<void> {
  const moving = await Moving.open(settings, from);
  try {
    await moving.copy(anew, watch.begins(2 * moving.rows));
    watch.copied();
    const different: string[] = [];
    for await (const table of moving.compare()) {
      watch.compared(table);
      if (!isSame(table.there, table.here)) different.push(table.name);
    }
    if (different.length > 0) throw MoveNotGoingOn.asDifferent(different);
    await moving.end();
  } finally {
    await moving.close();
  }
}
