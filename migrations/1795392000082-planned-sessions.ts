import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Sessions people mean to do. */
export class PlannedSessions1795392000082 implements MigrationInterface {
  readonly name = 'PlannedSessions1795392000082';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'planned_session',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('client_id', 36),
          c.string('source', 20),
          c.string('external_id', 100),
          c.string('name', 120),
          c.string('sport', 20),
          c.time('starts_at'),
          c.integer('utc_offset_s'),
          c.day('day'),
          c.flag('is_time_known'),
          c.integer('duration_s'),
          c.string('effort', 10, MAYBE),
          c.real('target_power_w', MAYBE),
          c.real('target_speed_ms', MAYBE),
          c.flag('is_event'),
          c.flag('indoors', MAYBE),
          c.integer('latitude_centi_deg', MAYBE),
          c.integer('longitude_centi_deg', MAYBE),
          c.time('created_at'),
          c.time('changed_at'),
          c.time('removed_at', MAYBE),
        ],
        foreignKeys: [belongsTo('planned_session_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [
          { name: 'planned_session_client', columnNames: ['athlete_id', 'client_id'] },
          { name: 'planned_session_source', columnNames: ['athlete_id', 'source', 'external_id'] },
        ],
        indices: [{ name: 'planned_session_day', columnNames: ['athlete_id', 'day'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('planned_session');
  }
}
