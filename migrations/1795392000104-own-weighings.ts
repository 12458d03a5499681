import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What athletes weigh before and after training, which waits for the session in between. */
export class OwnWeighings1795392000104 implements MigrationInterface {
  readonly name = 'OwnWeighings1795392000104';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'own_weighing',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.time('before_at'),
          c.real('pre_kg', MAYBE),
          c.time('after_at', MAYBE),
          c.real('post_kg', MAYBE),
          c.real('drink_kg', MAYBE),
          c.real('food_kg'),
          c.real('urine_kg'),
          c.real('stool_kg'),
          c.real('scale_step_kg'),
          c.flag('clothed'),
          c.flag('towelled'),
          c.flag('drink_estimated'),
          c.ref('session_id', MAYBE),
          c.time('settled_at', MAYBE),
          c.time('created_at'),
        ],
        foreignKeys: [
          belongsTo('own_weighing_athlete_fk', 'athlete_id', 'athlete'),
          belongsTo('own_weighing_session_fk', 'session_id', 'session'),
        ],
        indices: [
          { name: 'own_weighing_athlete', columnNames: ['athlete_id'] },
          { name: 'own_weighing_session', columnNames: ['session_id'] },
          { name: 'own_weighing_waiting', columnNames: ['settled_at', 'before_at'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('own_weighing');
  }
}
