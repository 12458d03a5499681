import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

export class People1795392000001 implements MigrationInterface {
  readonly name = 'People1795392000001';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'account',
        columns: [
          c.id(),
          c.string('email', 254),
          c.string('password_hash', 200),
          c.string('role', 20),
          c.string('language', 2),
          c.time('created_at'),
        ],
        uniques: [{ name: 'account_email', columnNames: ['email'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'athlete',
        columns: [
          c.id(),
          c.ref('account_id'),
          c.string('sex', 10, MAYBE),
          c.day('birth_date', MAYBE),
          c.real('height_cm', MAYBE),
          c.real('vo2max_ml_kg_min', MAYBE),
          c.real('resting_heart_rate_bpm', MAYBE),
          c.real('max_heart_rate_bpm', MAYBE),
          c.real('ftp_w', MAYBE),
          c.flag('heart_rate_reliable'),
          c.string('usual_clothing', 20, MAYBE),
          c.real('indoor_air_c', MAYBE),
          c.real('indoor_humidity_pct', MAYBE),
          c.flag('indoor_fan', MAYBE),
          c.time('created_at'),
        ],
        uniques: [{ name: 'athlete_account', columnNames: ['account_id'] }],
        foreignKeys: [belongsTo('athlete_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'mass',
        columns: [c.id(), c.ref('athlete_id'), c.day('measured_on'), c.real('mass_kg')],
        uniques: [{ name: 'mass_athlete_day', columnNames: ['athlete_id', 'measured_on'] }],
        foreignKeys: [belongsTo('mass_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'sign_in',
        columns: [
          c.id(),
          c.ref('account_id'),
          c.string('token_hash', 64),
          c.time('created_at'),
          c.time('expires_at'),
        ],
        uniques: [{ name: 'sign_in_token', columnNames: ['token_hash'] }],
        indices: [{ name: 'sign_in_expiry', columnNames: ['expires_at'] }],
        foreignKeys: [belongsTo('sign_in_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'access_token',
        columns: [
          c.id(),
          c.ref('account_id'),
          c.string('name', 80),
          c.string('token_hash', 64),
          c.time('created_at'),
          c.time('last_used_at', MAYBE),
        ],
        uniques: [{ name: 'access_token_hash', columnNames: ['token_hash'] }],
        indices: [{ name: 'access_token_account', columnNames: ['account_id'] }],
        foreignKeys: [belongsTo('access_token_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'setup_link',
        columns: [c.string('token_hash', 64, { isPrimary: true }), c.time('expires_at')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['setup_link', 'access_token', 'sign_in', 'mass', 'athlete', 'account'])
      await runner.dropTable(table);
  }
}
