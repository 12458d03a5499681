import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

export class Weather1795392000005 implements MigrationInterface {
  readonly name = 'Weather1795392000005';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'consent',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('purpose', 40),
          c.integer('number'),
          c.string('text_version', 20),
          c.flag('given'),
          c.time('at'),
        ],
        uniques: [{ name: 'consent_once', columnNames: ['athlete_id', 'purpose', 'number'] }],
        foreignKeys: [belongsTo('consent_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'weather_hour',
        columns: [
          c.string('service', 40, { isPrimary: true }),
          c.integer('latitude_centi_deg', { isPrimary: true }),
          c.integer('longitude_centi_deg', { isPrimary: true }),
          c.time('hour', { isPrimary: true }),
          c.real('air_c', MAYBE),
          c.real('humidity_pct', MAYBE),
          c.real('wind_10m_ms', MAYBE),
          c.real('solar_wm2', MAYBE),
          c.real('elevation_m', MAYBE),
          c.time('good_until', MAYBE),
          c.time('fetched_at'),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('weather_hour');
    await runner.dropTable('consent');
  }
}
