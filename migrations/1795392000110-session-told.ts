import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** What an athlete says of one session where its sources are wrong or silent. */
export class SessionTold1795392000110 implements MigrationInterface {
  readonly name = 'SessionTold1795392000110';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    const unsaid = { isNullable: true };
    await runner.createTable(
      new Table({
        name: 'session_told',
        columns: [
          c.id(),
          c.ref('session_id'),
          c.ref('athlete_id'),
          c.string('sport', 40, unsaid),
          c.flag('indoor', unsaid),
          c.string('clothing', 20, unsaid),
          c.real('air_c', unsaid),
          c.real('humidity_pct', unsaid),
          c.real('wind_ms', unsaid),
          c.real('water_c', unsaid),
          c.real('mass_kg', unsaid),
          c.time('told_at'),
        ],
        foreignKeys: [
          belongsTo('session_told_session_fk', 'session_id', 'session'),
          belongsTo('session_told_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'session_told_session', columnNames: ['session_id'] }],
        indices: [{ name: 'session_told_athlete', columnNames: ['athlete_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session_told');
  }
}
