import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

export class Sessions1795392000002 implements MigrationInterface {
  readonly name = 'Sessions1795392000002';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'session',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('format', 8),
          c.string('sport', 40),
          c.string('sport_raw', 120),
          c.flag('indoor', MAYBE),
          c.time('started_at'),
          c.integer('utc_offset_s', MAYBE),
          c.real('elapsed_s'),
          c.real('timer_s', MAYBE),
          c.real('moving_s', MAYBE),
          c.real('distance_m', MAYBE),
          c.real('ascent_m', MAYBE),
          c.real('energy_kcal', MAYBE),
          c.real('rpe', MAYBE),
          c.real('vendor_sweat_ml', MAYBE),
          c.string('vendor_name', 120, MAYBE),
          c.json('device', MAYBE),
          c.json('device_athlete'),
          c.json('legs'),
          c.json('pauses'),
          c.json('notes'),
          c.string('identity', 200, MAYBE),
          c.time('created_at'),
        ],
        indices: [{ name: 'session_athlete_start', columnNames: ['athlete_id', 'started_at', 'id'] }],
        foreignKeys: [belongsTo('session_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'session_file',
        columns: [
          c.id(),
          c.ref('session_id'),
          c.ref('athlete_id'),
          c.string('name', 255),
          c.string('sha256', 64),
          c.integer('size_bytes'),
          c.bytes('brotli'),
          c.time('created_at'),
        ],
        uniques: [{ name: 'session_file_once', columnNames: ['athlete_id', 'sha256'] }],
        indices: [{ name: 'session_file_session', columnNames: ['session_id'] }],
        foreignKeys: [
          belongsTo('session_file_session_fk', 'session_id', 'session'),
          belongsTo('session_file_athlete_fk', 'athlete_id', 'athlete'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'session_stream',
        columns: [c.id('session_id'), c.bytes('bytes')],
        foreignKeys: [belongsTo('session_stream_session_fk', 'session_id', 'session')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['session_stream', 'session_file', 'session']) await runner.dropTable(table);
  }
}
