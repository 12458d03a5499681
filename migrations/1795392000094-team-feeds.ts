import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** Addresses at which calendars fetch what teams mean to do. */
export class TeamFeeds1795392000094 implements MigrationInterface {
  readonly name = 'TeamFeeds1795392000094';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'team_feed',
        columns: [
          c.id(),
          c.string('mark', 64),
          c.ref('team_id'),
          c.ref('account_id'),
          c.flag('with_water'),
          c.time('created_at'),
        ],
        foreignKeys: [
          belongsTo('team_feed_team_fk', 'team_id', 'team'),
          belongsTo('team_feed_account_fk', 'account_id', 'account'),
        ],
        uniques: [
          { name: 'team_feed_mark', columnNames: ['mark'] },
          { name: 'team_feed_once', columnNames: ['team_id', 'account_id'] },
        ],
        indices: [{ name: 'team_feed_account', columnNames: ['account_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('team_feed');
  }
}
