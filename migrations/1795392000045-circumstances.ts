import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** What people tell of how they eat and live, a row a part. */
export class Circumstances1795392000045 implements MigrationInterface {
  readonly name = 'Circumstances1795392000045';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'circumstance',
        columns: [c.id(), c.ref('athlete_id'), c.string('part', 12), c.json('told'), c.time('told_at')],
        foreignKeys: [belongsTo('circumstance_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'circumstance_athlete_part', columnNames: ['athlete_id', 'part'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('circumstance');
  }
}
