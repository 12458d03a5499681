import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

export class Estimates1795392000003 implements MigrationInterface {
  readonly name = 'Estimates1795392000003';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'estimate',
        columns: [
          c.id(),
          c.ref('session_id'),
          c.ref('athlete_id'),
          c.time('started_at'),
          c.string('model', 40),
          c.string('model_version', 20),
          c.string('input_revision', 64),
          c.flag('current'),
          c.string('state', 10),
          c.real('loss_l', MAYBE),
          c.real('loss_sigma', MAYBE),
          c.real('raw_l', MAYBE),
          c.flag('heat_exposure'),
          c.flag('teaches_heart_rate'),
          c.json('heart_rate_points', MAYBE),
          c.json('result'),
          c.time('made_at'),
        ],
        uniques: [
          { name: 'estimate_once', columnNames: ['session_id', 'model', 'model_version', 'input_revision'] },
        ],
        indices: [
          { name: 'estimate_current', columnNames: ['session_id', 'current'] },
          { name: 'estimate_version', columnNames: ['current', 'model_version'] },
          { name: 'estimate_heat', columnNames: ['athlete_id', 'heat_exposure', 'started_at'] },
          { name: 'estimate_heart_rate', columnNames: ['athlete_id', 'teaches_heart_rate', 'started_at'] },
        ],
        foreignKeys: [belongsTo('estimate_session_fk', 'session_id', 'session')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('estimate');
  }
}
