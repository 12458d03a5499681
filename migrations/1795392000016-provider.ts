import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Somebody outside who vouches for people (OpenID Connect). */
export class Provider1795392000016 implements MigrationInterface {
  readonly name = 'Provider1795392000016';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'provider_link',
        columns: [
          c.id(),
          c.ref('account_id'),
          c.string('issuer', 500),
          c.string('subject', 255),
          c.time('created_at'),
        ],
        uniques: [
          { name: 'provider_link_subject', columnNames: ['issuer', 'subject'] },
          { name: 'provider_link_account', columnNames: ['account_id'] },
        ],
        foreignKeys: [belongsTo('provider_link_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'provider_round',
        columns: [
          c.string('state_mark', 64, { isPrimary: true }),
          c.string('browser_mark', 64),
          c.string('purpose', 20),
          c.ref('account_id', MAYBE),
          c.string('return_to', 200),
          c.time('expires_at'),
        ],
        indices: [{ name: 'provider_round_expiry', columnNames: ['expires_at'] }],
        foreignKeys: [belongsTo('provider_round_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'provider_newcomer',
        columns: [
          c.string('browser_mark', 64, { isPrimary: true }),
          c.string('issuer', 500),
          c.string('subject', 255),
          c.string('email', 254),
          c.time('expires_at'),
        ],
        indices: [{ name: 'provider_newcomer_expiry', columnNames: ['expires_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['provider_newcomer', 'provider_round', 'provider_link'])
      await runner.dropTable(table);
  }
}
