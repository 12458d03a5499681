import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Teams, who is in them, what each athlete lets their coaches see, and what these saw. */
export class Teams1795392000090 implements MigrationInterface {
  readonly name = 'Teams1795392000090';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'team',
        columns: [
          c.id(),
          c.string('name', 80),
          c.string('time_zone', 64),
          c.time('created_at'),
          c.time('roster_changed_at'),
          c.integer('roster_size', MAYBE),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'team_coach',
        columns: [
          c.id(),
          c.ref('team_id'),
          c.ref('account_id'),
          c.string('name', 60),
          c.string('role', 10),
          c.time('since'),
          c.day('until_day', MAYBE),
        ],
        foreignKeys: [
          belongsTo('team_coach_team_fk', 'team_id', 'team'),
          belongsTo('team_coach_account_fk', 'account_id', 'account'),
        ],
        uniques: [{ name: 'team_coach_once', columnNames: ['team_id', 'account_id'] }],
        indices: [{ name: 'team_coach_account', columnNames: ['account_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'team_member',
        columns: [c.id(), c.ref('team_id'), c.ref('athlete_id'), c.string('name', 60), c.time('joined_at')],
        foreignKeys: [
          belongsTo('team_member_team_fk', 'team_id', 'team'),
          belongsTo('team_member_athlete_fk', 'athlete_id', 'athlete'),
        ],
        uniques: [{ name: 'team_member_once', columnNames: ['team_id', 'athlete_id'] }],
        indices: [{ name: 'team_member_athlete', columnNames: ['athlete_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'team_code',
        columns: [
          c.id(),
          c.string('mark', 64),
          c.ref('team_id'),
          c.ref('made_by'),
          c.string('lets_in', 10),
          c.day('coach_until_day', MAYBE),
          c.integer('uses_left'),
          c.time('created_at'),
          c.time('expires_at'),
        ],
        foreignKeys: [
          belongsTo('team_code_team_fk', 'team_id', 'team'),
          belongsTo('team_code_maker_fk', 'made_by', 'account'),
        ],
        uniques: [{ name: 'team_code_mark', columnNames: ['mark'] }],
        indices: [{ name: 'team_code_team', columnNames: ['team_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'share_said',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('team_id'),
          c.string('team_name', 80),
          c.string('share_group', 20),
          c.integer('number'),
          c.flag('given'),
          c.day('until_day', MAYBE),
          c.time('at'),
          c.string('text_sha256', 64),
          c.string('language', 2),
          c.string('method', 10),
          c.ref('actor_id', MAYBE),
        ],
        foreignKeys: [belongsTo('share_said_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [
          { name: 'share_said_once', columnNames: ['athlete_id', 'team_id', 'share_group', 'number'] },
        ],
        indices: [{ name: 'share_said_team', columnNames: ['team_id', 'athlete_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'guardian_word',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('team_id'),
          c.string('name', 60),
          c.time('asked_at'),
          c.time('expires_at'),
          c.flag('given', MAYBE),
          c.time('said_at', MAYBE),
          c.string('text_sha256', 64, MAYBE),
          c.string('language', 2),
        ],
        foreignKeys: [
          belongsTo('guardian_word_athlete_fk', 'athlete_id', 'athlete'),
          belongsTo('guardian_word_team_fk', 'team_id', 'team'),
        ],
        indices: [{ name: 'guardian_word_athlete', columnNames: ['athlete_id', 'team_id', 'asked_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'talk_word',
        columns: [c.id(), c.ref('athlete_id'), c.ref('team_id'), c.string('wish', 4), c.time('at')],
        foreignKeys: [
          belongsTo('talk_word_athlete_fk', 'athlete_id', 'athlete'),
          belongsTo('talk_word_team_fk', 'team_id', 'team'),
        ],
        indices: [
          { name: 'talk_word_team', columnNames: ['team_id', 'at'] },
          { name: 'talk_word_athlete', columnNames: ['athlete_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'coach_look',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.ref('team_id'),
          c.string('team_name', 80),
          c.ref('coach_id'),
          c.string('coach_name', 60),
          c.string('what', 10),
          c.json('groups'),
          c.string('hour', 13),
          c.integer('times'),
          c.time('first_at'),
          c.time('last_at'),
        ],
        foreignKeys: [belongsTo('coach_look_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [
          {
            name: 'coach_look_once',
            columnNames: ['athlete_id', 'team_id', 'coach_id', 'what', 'hour'],
          },
        ],
        indices: [{ name: 'coach_look_athlete', columnNames: ['athlete_id', 'last_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'coach_look',
      'talk_word',
      'guardian_word',
      'share_said',
      'team_code',
      'team_member',
      'team_coach',
      'team',
    ])
      await runner.dropTable(table);
  }
}
