import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** Laboratory values, sealed. */
export class Labs1795392000065 implements MigrationInterface {
  readonly name = 'Labs1795392000065';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'lab_value',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('client_id'),
          c.bytes('sealed'),
          c.string('key_id', 40),
          c.time('created_at'),
          c.time('changed_at'),
        ],
        foreignKeys: [belongsTo('lab_value_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'lab_value_client', columnNames: ['athlete_id', 'client_id'] }],
        indices: [{ name: 'lab_value_key', columnNames: ['key_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('lab_value');
  }
}
