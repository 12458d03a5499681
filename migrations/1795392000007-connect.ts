import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

export class Connect1795392000007 implements MigrationInterface {
  readonly name = 'Connect1795392000007';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'link',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('brand', 40),
          c.string('vendor_user_id', 200),
          c.json('scopes'),
          c.string('state', 20),
          c.bytes('tokens'),
          c.string('key_id', 40),
          c.time('tokens_at'),
          c.string('lease_owner', 200, MAYBE),
          c.time('leased_until', MAYBE),
          c.time('last_sync_at', MAYBE),
          c.time('next_sync_at', MAYBE),
          c.json('last_error', MAYBE),
          c.json('backfill', MAYBE),
          c.json('choices'),
          c.time('connected_at'),
        ],
        uniques: [
          { name: 'link_athlete_brand', columnNames: ['athlete_id', 'brand'] },
          { name: 'link_vendor_user', columnNames: ['brand', 'vendor_user_id'] },
        ],
        indices: [{ name: 'link_key', columnNames: ['key_id'] }],
        foreignKeys: [belongsTo('link_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'oauth_state',
        columns: [
          c.string('state_mark', 64, { isPrimary: true }),
          c.ref('athlete_id'),
          c.string('brand', 40),
          c.bytes('verifier', MAYBE),
          c.string('key_id', 40, MAYBE),
          c.string('redirect_uri', 500),
          c.json('wishes'),
          c.time('expires_at'),
          c.time('used_at', MAYBE),
          c.string('outcome', 20, MAYBE),
        ],
        indices: [
          { name: 'oauth_state_expiry', columnNames: ['expires_at'] },
          { name: 'oauth_state_athlete', columnNames: ['athlete_id'] },
        ],
        foreignKeys: [belongsTo('oauth_state_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'vendor_budget',
        columns: [
          c.string('brand', 40, { isPrimary: true }),
          c.string('counter', 40, { isPrimary: true }),
          c.time('window_start'),
          c.integer('most'),
          c.integer('used'),
          c.time('closed_until', MAYBE),
          c.string('closed_for', 80, MAYBE),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'webhook_subscription',
        columns: [
          c.string('brand', 40, { isPrimary: true }),
          c.string('external_id', 200),
          c.string('callback_url', 500),
          c.time('created_at'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'erasure',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('brand', 40),
          c.string('vendor_user_mark', 64),
          c.string('reason', 20),
          c.time('asked_at'),
          c.time('due_at'),
          c.time('done_at'),
          c.json('counts'),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['erasure', 'webhook_subscription', 'vendor_budget', 'oauth_state', 'link'])
      await runner.dropTable(table);
  }
}
