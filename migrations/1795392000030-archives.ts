import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Exports of other services that athletes hand in, and what came of each workout in them. */
export class Archives1795392000030 implements MigrationInterface {
  readonly name = 'Archives1795392000030';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'archive',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('task_id'),
          c.string('kind', 40),
          c.string('name', 255),
          c.string('sha256', 64),
          c.string('file_name', 64, MAYBE),
          c.integer('position'),
          c.integer('passed_over', MAYBE),
          c.integer('masses'),
          c.time('created_at'),
        ],
        foreignKeys: [belongsTo('archive_athlete_fk', 'athlete_id', 'athlete')],
        indices: [{ name: 'archive_athlete', columnNames: ['athlete_id', 'created_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'archive_entry',
        columns: [
          c.id(),
          c.ref('archive_id'),
          c.integer('number'),
          c.string('key', 200),
          c.string('name', 255),
          c.time('started_at', MAYBE),
          c.string('outcome', 10),
          c.string('reason', 60, MAYBE),
        ],
        foreignKeys: [belongsTo('archive_entry_archive_fk', 'archive_id', 'archive')],
        uniques: [{ name: 'archive_entry_once', columnNames: ['archive_id', 'key'] }],
        indices: [{ name: 'archive_entry_outcome', columnNames: ['archive_id', 'outcome', 'number'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('archive_entry');
    await runner.dropTable('archive');
  }
}
