import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What a token made before there were scopes could do. */
const EVERYTHING = [
  'profile:read',
  'profile:write',
  'sessions:read',
  'sessions:write',
  'links:read',
  'links:write',
];

/** Invitations and other links that open a door once, limits that outlive a restart, browsers one knows again, scopes. */
export class LettingIn1795392000010 implements MigrationInterface {
  readonly name = 'LettingIn1795392000010';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'invitation',
        columns: [
          c.id(),
          c.string('token_hash', 64),
          c.ref('invited_by', MAYBE),
          c.string('role', 20),
          c.string('language', 2),
          c.string('email', 254, MAYBE),
          c.time('created_at'),
          c.time('expires_at'),
        ],
        uniques: [{ name: 'invitation_token', columnNames: ['token_hash'] }],
        indices: [{ name: 'invitation_inviter', columnNames: ['invited_by'] }],
        foreignKeys: [belongsTo('invitation_inviter_fk', 'invited_by', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'account_link',
        columns: [
          c.id(),
          c.string('token_hash', 64),
          c.ref('account_id'),
          c.string('purpose', 20),
          c.string('email', 254, MAYBE),
          c.time('expires_at'),
        ],
        uniques: [
          { name: 'account_link_token', columnNames: ['token_hash'] },
          { name: 'account_link_purpose', columnNames: ['account_id', 'purpose'] },
        ],
        foreignKeys: [belongsTo('account_link_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'attempt',
        columns: [
          c.string('mark', 64, { isPrimary: true }),
          c.integer('count'),
          c.time('since'),
          c.time('until'),
        ],
        indices: [{ name: 'attempt_until', columnNames: ['until'] }],
      }),
    );
    await runner.addColumn('sign_in', new TableColumn(c.string('device', 60, MAYBE)));
    await runner.addColumn('sign_in', new TableColumn(c.time('last_seen_at', MAYBE)));
    await runner.query('UPDATE sign_in SET last_seen_at = created_at');
    await runner.changeColumn('sign_in', 'last_seen_at', new TableColumn(c.time('last_seen_at')));
    await runner.addColumn('access_token', new TableColumn(c.json('scopes', MAYBE)));
    await runner.query(`UPDATE access_token SET scopes = '${JSON.stringify(EVERYTHING)}'`);
    await runner.changeColumn('access_token', 'scopes', new TableColumn(c.json('scopes')));
    await runner.addColumn('access_token', new TableColumn(c.time('expires_at', MAYBE)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('access_token', 'expires_at');
    await runner.dropColumn('access_token', 'scopes');
    await runner.dropColumn('sign_in', 'last_seen_at');
    await runner.dropColumn('sign_in', 'device');
    for (const table of ['attempt', 'account_link', 'invitation']) await runner.dropTable(table);
  }
}
