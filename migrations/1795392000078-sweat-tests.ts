import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** Laboratory tests of sweat, sealed. */
export class SweatTests1795392000078 implements MigrationInterface {
  readonly name = 'SweatTests1795392000078';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'sweat_test',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('client_id'),
          c.bytes('sealed'),
          c.string('key_id', 40),
          c.time('created_at'),
          c.time('changed_at'),
        ],
        foreignKeys: [belongsTo('sweat_test_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'sweat_test_client', columnNames: ['athlete_id', 'client_id'] }],
        indices: [{ name: 'sweat_test_key', columnNames: ['key_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sweat_test');
  }
}
