import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  TableForeignKey,
  TableIndex,
  TableUnique,
} from 'typeorm';
import { fillSources, keepOwnFiles } from '#migrations/carry-sources';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/**
 * What each source told of a session gets a row of its own, and the session is what they come to together. Until now
 * there was one source: the file the athlete brought.
 */
export class Sources1795392000004 implements MigrationInterface {
  readonly name = 'Sources1795392000004';

  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner);
    const c = columns(runner);
    const added = [c.flag('shareable', MAYBE), c.json('provenance', MAYBE), c.flag('frozen', MAYBE)];
    await runner.addColumns(
      'session',
      [...added, c.ref('same_as', MAYBE)].map((column) => new TableColumn(column)),
    );
    await runner.query(`UPDATE session SET shareable = TRUE, frozen = FALSE, provenance = '{}'`);
    await runner.addColumn('session_file', new TableColumn(c.ref('source_id', MAYBE)));
    await fillSources(runner);
    for (const column of added) {
      await runner.changeColumn('session', column.name, new TableColumn({ ...column, isNullable: false }));
    }

    await runner.dropIndex('session_file', 'session_file_session');
    await runner.dropForeignKey('session_file', 'session_file_session_fk');
    await runner.dropUniqueConstraint('session_file', 'session_file_once');
    await runner.dropColumn('session_file', 'session_id');
    await runner.changeColumn('session_file', 'source_id', new TableColumn(c.ref('source_id')));
    await runner.createUniqueConstraint(
      'session_file',
      new TableUnique({ name: 'session_file_source', columnNames: ['source_id'] }),
    );
    await runner.createForeignKey(
      'session_file',
      new TableForeignKey(belongsTo('session_file_source_fk', 'source_id', 'session_source')),
    );
    await runner.dropTable('session_stream');
  }

  /**
   * The older version knows nothing of what may not be shown to others, nor of merging: what no file of the athlete's own
   * tells of goes, and the rest is again what its file told.
   */
  async down(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'session_stream',
        columns: [c.id('session_id'), c.bytes('bytes')],
        foreignKeys: [belongsTo('session_stream_session_fk', 'session_id', 'session')],
      }),
    );
    await keepOwnFiles(runner);
    await runner.addColumn('session_file', new TableColumn(c.ref('session_id', MAYBE)));
    await runner.query(
      'UPDATE session_file SET session_id = (SELECT s.session_id FROM session_source s WHERE s.id = session_file.source_id)',
    );
    await runner.dropForeignKey('session_file', 'session_file_source_fk');
    await runner.dropUniqueConstraint('session_file', 'session_file_source');
    await runner.dropColumn('session_file', 'source_id');
    await runner.changeColumn('session_file', 'session_id', new TableColumn(c.ref('session_id')));
    await runner.createUniqueConstraint(
      'session_file',
      new TableUnique({ name: 'session_file_once', columnNames: ['athlete_id', 'sha256'] }),
    );
    await runner.createIndex(
      'session_file',
      new TableIndex({ name: 'session_file_session', columnNames: ['session_id'] }),
    );
    await runner.createForeignKey(
      'session_file',
      new TableForeignKey(belongsTo('session_file_session_fk', 'session_id', 'session')),
    );
    // Said plainly: TypeORM would build the table anew, and on the way back SQLite would take all that hangs on it along.
    for (const column of ['shareable', 'provenance', 'frozen', 'same_as'])
      await runner.query(`ALTER TABLE session DROP COLUMN ${column}`);
    for (const table of ['session_dismissed', 'session_alias', 'session_source'])
      await runner.dropTable(table);
  }
}

async function makeTables(runner: QueryRunner): Promise<void> {
  const c = columns(runner);
  await runner.createTable(
    new Table({
      name: 'session_source',
      columns: [
        c.id(),
        c.ref('session_id'),
        c.ref('athlete_id'),
        c.string('source', 40),
        c.string('external_id', 200),
        c.string('part', 40),
        c.string('leg_of', 200, MAYBE),
        c.flag('shareable'),
        c.time('started_at'),
        c.real('elapsed_s'),
        c.string('digest', 64),
        c.json('recording'),
        c.bytes('streams', MAYBE),
        c.real('place_rounding_deg'),
        c.string('derived', 5),
        c.time('received_at'),
        c.time('expires_at', MAYBE),
        c.time('purged_at', MAYBE),
      ],
      uniques: [
        { name: 'session_source_once', columnNames: ['athlete_id', 'source', 'external_id', 'part'] },
      ],
      indices: [
        { name: 'session_source_session', columnNames: ['session_id'] },
        { name: 'session_source_expiry', columnNames: ['expires_at'] },
        { name: 'session_source_time', columnNames: ['athlete_id', 'started_at'] },
      ],
      foreignKeys: [
        belongsTo('session_source_session_fk', 'session_id', 'session'),
        belongsTo('session_source_athlete_fk', 'athlete_id', 'athlete'),
      ],
    }),
  );
  await runner.createTable(
    new Table({
      name: 'session_alias',
      columns: [c.id('source_id'), { ...c.string('alias', 200), isPrimary: true }, c.ref('athlete_id')],
      indices: [{ name: 'session_alias_name', columnNames: ['athlete_id', 'alias'] }],
      foreignKeys: [
        belongsTo('session_alias_source_fk', 'source_id', 'session_source'),
        belongsTo('session_alias_athlete_fk', 'athlete_id', 'athlete'),
      ],
    }),
  );
  await runner.createTable(
    new Table({
      name: 'session_dismissed',
      columns: [
        c.id('athlete_id'),
        { ...c.string('source', 40), isPrimary: true },
        { ...c.string('external_id', 200), isPrimary: true },
        c.time('at'),
      ],
      foreignKeys: [belongsTo('session_dismissed_athlete_fk', 'athlete_id', 'athlete')],
    }),
  );
}
