import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** Which coach wants to be told in the morning of what the day before was for a team. */
export class TeamDigest1795392000095 implements MigrationInterface {
  readonly name = 'TeamDigest1795392000095';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'team_digest',
        columns: [
          c.id(),
          c.ref('team_id'),
          c.ref('account_id'),
          c.flag('wanted'),
          c.flag('by_email'),
          c.flag('by_push'),
          c.time('changed_at'),
        ],
        foreignKeys: [
          belongsTo('team_digest_team_fk', 'team_id', 'team'),
          belongsTo('team_digest_account_fk', 'account_id', 'account'),
        ],
        uniques: [{ name: 'team_digest_once', columnNames: ['team_id', 'account_id'] }],
        indices: [{ name: 'team_digest_account', columnNames: ['account_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('team_digest');
  }
}
