import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Weighings at a team's scale, which wait for the session they lie around. */
export class Station1795392000092 implements MigrationInterface {
  readonly name = 'Station1795392000092';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'station_weighing',
        columns: [
          c.id(),
          c.string('client_id', 36),
          c.ref('team_id'),
          c.ref('athlete_id'),
          c.day('day'),
          c.string('side', 6),
          c.time('at'),
          c.real('mass_kg', MAYBE),
          c.real('drink_kg', MAYBE),
          c.flag('clothed'),
          c.flag('sure'),
          c.time('settled_at', MAYBE),
          c.time('created_at'),
        ],
        foreignKeys: [
          belongsTo('station_weighing_team_fk', 'team_id', 'team'),
          belongsTo('station_weighing_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'station_weighing_client', columnNames: ['team_id', 'client_id'] }],
        indices: [
          { name: 'station_weighing_day', columnNames: ['team_id', 'day'] },
          { name: 'station_weighing_athlete', columnNames: ['athlete_id'] },
          { name: 'station_weighing_waiting', columnNames: ['settled_at', 'at'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('station_weighing');
  }
}
