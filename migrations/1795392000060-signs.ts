import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Weekly check-ins, and where people would call for help. */
export class Signs1795392000060 implements MigrationInterface {
  readonly name = 'Signs1795392000060';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'check_in',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('week', 8),
          c.integer('cramp'),
          c.integer('recovery'),
          c.integer('fatigue'),
          c.integer('pulse'),
          c.flag('pulse_confirmed'),
          c.integer('mood_sleep'),
          c.integer('stress', MAYBE),
          c.real('sleep_h', MAYBE),
          c.integer('stomach_days', MAYBE),
          c.real('caffeine_cups', MAYBE),
          c.real('alcohol_glasses', MAYBE),
          c.flag('ill', MAYBE),
          c.flag('new_medicine', MAYBE),
          c.flag('period', MAYBE),
          c.json('red_flags', MAYBE),
          c.time('flags_seen_at', MAYBE),
          c.time('flags_cleared_at', MAYBE),
          c.time('told_at'),
          c.time('changed_at'),
        ],
        foreignKeys: [belongsTo('check_in_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'check_in_athlete_week', columnNames: ['athlete_id', 'week'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'help_country',
        columns: [c.id(), c.ref('athlete_id'), c.string('country', 2)],
        foreignKeys: [belongsTo('help_country_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'help_country_athlete', columnNames: ['athlete_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('help_country');
    await runner.dropTable('check_in');
  }
}
