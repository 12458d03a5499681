import Sqlite from 'better-sqlite3';
import type { DataSource, EntityManager } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { keyOf, pagesAfter } from '#src/database/copied-pages';
import { type CopiedTable, tablesIn } from '#src/database/copied-tables';
import { MoveNotGoingOn } from '#src/database/copy.problems';
import { openWriter } from '#src/database/data-sources';
import { beginMove, endMove, movePage, type Stage, stagesOf } from '#src/database/move-progress';
import { insertOnServer } from '#src/database/postgres-insert';
import type { Fingerprint } from '#src/database/rows-digest';
import { fingerprintOfFile, fingerprintOnServer, type Heard, isSame } from '#src/database/table-fingerprints';

export interface TableMoved {
  name: string;
  /** In SQLite, as it must look in PostgreSQL. */
  there: Fingerprint;
  /** In PostgreSQL. */
  here: Fingerprint;
  /** Rows with a character that PostgreSQL cannot hold, for which U+FFFD stands. */
  replaced: number;
}

/** Carries the rows of a file of SQLite's into PostgreSQL. Both have the tables of this version, and nobody else uses either. */
export class Moving {
  private readonly tables: CopiedTable[];
  private readonly told = new Map<string, Fingerprint & { replaced: number }>();
  private readonly server: EntityManager;

  private constructor(
    private readonly file: Sqlite.Database,
    private readonly writer: DataSource,
  ) {
    this.tables = tablesIn(file);
    this.server = writer.createQueryRunner().manager;
  }

  static async open(settings: Settings, from: string): Promise<Moving> {
    const file = new Sqlite(from, { readonly: true, fileMustExist: true });
    try {
      file.exec('BEGIN'); // whoever writes to it all the same does not get in between
      const moving = new Moving(file, await openWriter(settings, { tables: [], migrations: [] }));
      await moving.server.query("SET TIME ZONE 'UTC'");
      return moving;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** All that is to be read, and as much again to be copied. */
  get rows(): number {
    return this.tables.reduce(
      (sum, { name }) => sum + (this.file.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number),
      0,
    );
  }

  /**
   * Copies what is not there yet. `anew`: throws away first what an earlier move, and nobody else, put there. It hears of
   * each row once when it is read and once when it is copied. @throws MoveNotGoingOn @throws RowNotTaken
   */
  async copy(anew: boolean, heard: Heard): Promise<void> {
    for (const table of this.tables) this.told.set(table.name, fingerprintOfFile(this.file, table, heard));
    const found = await stagesOf(this.server);
    if (!found && (await this.holdsRows())) {
      if (!(await this.isThere())) throw MoveNotGoingOn.asNotEmpty();
      return;
    }
    if (found && !anew && !this.isOf(found)) throw MoveNotGoingOn.asOfAnother();
    const goesOn = found !== null && !anew;
    if (!goesOn) await beginMove(this.server, this.told);
    for (const table of this.tables)
      await this.copyTable(table, goesOn ? found.get(table.name)! : null, heard);
  }

  /** Reads both sides of each table. */
  async *compare(): AsyncGenerator<TableMoved> {
    await this.server.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (const table of this.tables) {
      const { replaced, ...there } = this.told.get(table.name)!;
      yield { name: table.name, there, here: await fingerprintOnServer(this.server, table), replaced };
    }
    await this.server.query('COMMIT');
  }

  /** From here on it may be used. */
  async end(): Promise<void> {
    await endMove(this.server);
  }

  async close(): Promise<void> {
    await this.writer.destroy();
    this.file.close();
  }

  private async copyTable(table: CopiedTable, stage: Stage | null, heard: Heard): Promise<void> {
    if (stage) heard(stage.copied);
    for (const page of pagesAfter(this.file, table, stage?.after ?? null)) {
      const after = keyOf(page.at(-1)!, table);
      await movePage(this.server, table, { rows: page.length, after }, () =>
        insertOnServer(this.server, table, page),
      );
      heard(page.length);
    }
  }

  private isOf(found: Map<string, Stage>): boolean {
    const names = [...this.told.keys()];
    return (
      found.size === names.length &&
      names.every((name) => found.has(name) && isSame(found.get(name)!, this.told.get(name)!))
    );
  }

  private async holdsRows(): Promise<boolean> {
    const anyOf = this.tables.map(({ name }) => `EXISTS (SELECT 1 FROM "${name}")`).join(' OR ');
    const [held] = await this.server.query<{ any: boolean }[]>(`SELECT ${anyOf} AS any`);
    return held!.any;
  }

  /** It was killed between the end and its last word. */
  private async isThere(): Promise<boolean> {
    for await (const { there, here } of this.compare()) if (!isSame(there, here)) return false;
    return true;
  }
}
