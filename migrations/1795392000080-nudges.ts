import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What is said to people and why, when each is looked at next, and how they want to be spoken to. */
export class Nudges1795392000080 implements MigrationInterface {
  readonly name = 'Nudges1795392000080';

  async up(runner: QueryRunner): Promise<void> {
    await this.nudge(runner);
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'agenda',
        columns: [c.id(), c.ref('athlete_id'), c.time('next_look_at')],
        foreignKeys: [belongsTo('agenda_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'agenda_athlete', columnNames: ['athlete_id'] }],
        indices: [{ name: 'agenda_due', columnNames: ['next_look_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'nudge_manners',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('quiet_from', 5),
          c.string('quiet_until', 5),
          c.json('focus_times'),
          c.flag('numbers_on_lock_screen'),
          c.integer('check_in_weekday'),
          c.string('check_in_time', 5),
          c.time('paused_until', MAYBE),
          c.time('changed_at'),
        ],
        foreignKeys: [belongsTo('nudge_manners_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'nudge_manners_athlete', columnNames: ['athlete_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'nudge_mute',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('theme', 20),
          c.string('muted_by', 10),
          c.time('since'),
          c.time('until', MAYBE),
        ],
        foreignKeys: [belongsTo('nudge_mute_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'nudge_mute_theme', columnNames: ['athlete_id', 'theme', 'muted_by'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['nudge_mute', 'nudge_manners', 'agenda', 'nudge']) await runner.dropTable(table);
  }

  private async nudge(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'nudge',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('kind', 40),
          c.string('theme', 20),
          c.string('key', 120),
          c.ref('session_id', MAYBE),
          c.json('occasion'),
          c.json('filled_with'),
          c.json('grounds'),
          c.string('grade', 1),
          c.json('sources'),
          c.string('path', 200),
          c.flag('shareable'),
          c.string('state', 10),
          c.string('silent_because', 40, MAYBE),
          c.time('due_at'),
          c.time('expires_at'),
          c.time('spoken_at', MAYBE),
          c.day('said_on', MAYBE),
          c.time('pushed_at', MAYBE),
          c.time('push_at', MAYBE),
          c.flag('wanted_again'),
          c.integer('times_said'),
          c.ref('led_by', MAYBE),
          c.time('seen_at', MAYBE),
          c.time('acted_at', MAYBE),
          c.time('dismissed_at', MAYBE),
          c.time('created_at'),
        ],
        foreignKeys: [belongsTo('nudge_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [
          { name: 'nudge_once', columnNames: ['athlete_id', 'key'] },
          { name: 'nudge_session_kind', columnNames: ['session_id', 'kind'] },
        ],
        indices: [
          { name: 'nudge_inbox', columnNames: ['athlete_id', 'state', 'spoken_at'] },
          { name: 'nudge_waiting', columnNames: ['athlete_id', 'state', 'due_at'] },
          { name: 'nudge_kind', columnNames: ['created_at', 'kind'] },
        ],
      }),
    );
  }
}
