import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Sessions weighed before and after, and what an estimate was before the person's own factor. */
export class WeighIns1795392000025 implements MigrationInterface {
  readonly name = 'WeighIns1795392000025';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'weigh_in',
        columns: [
          c.id(),
          c.ref('session_id'),
          c.ref('athlete_id'),
          c.real('pre_kg'),
          c.real('post_kg'),
          c.real('drink_kg', MAYBE),
          c.real('food_kg'),
          c.real('urine_kg'),
          c.real('stool_kg'),
          c.real('extra_min'),
          c.real('scale_step_kg'),
          c.flag('clothed'),
          c.flag('towelled'),
          c.flag('drink_estimated'),
          c.time('created_at'),
          c.time('changed_at'),
        ],
        foreignKeys: [
          belongsTo('weigh_in_session_fk', 'session_id', 'session'),
          belongsTo('weigh_in_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'weigh_in_session', columnNames: ['session_id'] }],
        indices: [{ name: 'weigh_in_athlete', columnNames: ['athlete_id'] }],
      }),
    );
    await runner.addColumns('estimate', [
      new TableColumn(c.json('raw', MAYBE)),
      new TableColumn(c.json('comparison', MAYBE)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('estimate', ['raw', 'comparison']);
    await runner.dropTable('weigh_in');
  }
}
