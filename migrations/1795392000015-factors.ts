import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What people show beside a password, or in its place: codes and passkeys. */
export class Factors1795392000015 implements MigrationInterface {
  readonly name = 'Factors1795392000015';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'second_step',
        columns: [
          c.string('mark', 64, { isPrimary: true }),
          c.ref('account_id'),
          c.integer('tries'),
          c.time('expires_at'),
        ],
        indices: [{ name: 'second_step_expiry', columnNames: ['expires_at'] }],
        foreignKeys: [belongsTo('second_step_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'authenticator',
        columns: [
          c.ref('account_id', { isPrimary: true }),
          c.bytes('secret'),
          c.string('key_id', 40),
          c.integer('last_step', MAYBE),
          c.time('created_at'),
          c.time('confirmed_at', MAYBE),
        ],
        indices: [{ name: 'authenticator_key', columnNames: ['key_id'] }],
        foreignKeys: [belongsTo('authenticator_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'recovery_code',
        columns: [c.id(), c.ref('account_id'), c.string('code_mark', 64), c.time('used_at', MAYBE)],
        uniques: [{ name: 'recovery_code_mark', columnNames: ['account_id', 'code_mark'] }],
        foreignKeys: [belongsTo('recovery_code_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'passkey',
        columns: [
          c.id(),
          c.ref('account_id'),
          c.string('credential_id', 1400),
          c.bytes('public_key'),
          c.real('counter'),
          c.json('transports'),
          c.flag('backed_up'),
          c.string('name', 80),
          c.time('created_at'),
          c.time('last_used_at', MAYBE),
        ],
        uniques: [{ name: 'passkey_credential', columnNames: ['credential_id'] }],
        indices: [{ name: 'passkey_account', columnNames: ['account_id'] }],
        foreignKeys: [belongsTo('passkey_account_fk', 'account_id', 'account')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'passkey_challenge',
        columns: [
          c.string('mark', 64, { isPrimary: true }),
          c.string('purpose', 20),
          c.ref('account_id', MAYBE),
          c.time('expires_at'),
        ],
        indices: [{ name: 'passkey_challenge_expiry', columnNames: ['expires_at'] }],
        foreignKeys: [belongsTo('passkey_challenge_account_fk', 'account_id', 'account')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['passkey_challenge', 'passkey', 'recovery_code', 'authenticator', 'second_step'])
      await runner.dropTable(table);
  }
}
