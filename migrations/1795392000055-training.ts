import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What each session asked of whoever did it. */
export class Training1795392000055 implements MigrationInterface {
  readonly name = 'Training1795392000055';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'session_load',
        columns: [
          c.id(),
          c.ref('session_id'),
          c.ref('athlete_id'),
          c.time('started_at'),
          c.day('day'),
          c.real('moving_min'),
          c.real('trimp', MAYBE),
          c.real('session_rpe_load', MAYBE),
          c.real('minutes_at_threshold', MAYBE),
          c.real('air_temperature_c', MAYBE),
          c.real('altitude_m', MAYBE),
          c.string('device_key', 200, MAYBE),
          c.json('efficiency', MAYBE),
          c.json('ineligible'),
          c.json('notes'),
          c.json('sources'),
          c.string('version', 10),
          c.string('digest', 64),
          c.time('made_at'),
        ],
        foreignKeys: [
          belongsTo('session_load_session_fk', 'session_id', 'session'),
          belongsTo('session_load_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'session_load_session', columnNames: ['session_id'] }],
        indices: [{ name: 'session_load_day', columnNames: ['athlete_id', 'day'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session_load');
  }
}
