import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** How hard a session felt, where the athlete tells it here and no recording does. */
export class ToldEffort1795392000075 implements MigrationInterface {
  readonly name = 'ToldEffort1795392000075';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'told_effort',
        columns: [c.id(), c.ref('session_id'), c.ref('athlete_id'), c.real('rpe'), c.time('told_at')],
        foreignKeys: [
          belongsTo('told_effort_session_fk', 'session_id', 'session'),
          belongsTo('told_effort_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'told_effort_session', columnNames: ['session_id'] }],
        indices: [{ name: 'told_effort_athlete', columnNames: ['athlete_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('told_effort');
  }
}
