import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** When it was suggested to measure, and what lay behind it: so that it is not said again and again. */
export class Suggestions1795392000071 implements MigrationInterface {
  readonly name = 'Suggestions1795392000071';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'test_suggestion',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.time('made_at'),
          c.json('signs'),
          c.json('factors'),
          c.flag('low_food'),
          c.time('dismissed_at', MAYBE),
        ],
        foreignKeys: [belongsTo('test_suggestion_athlete_fk', 'athlete_id', 'athlete')],
        indices: [{ name: 'test_suggestion_athlete', columnNames: ['athlete_id', 'made_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('test_suggestion');
  }
}
