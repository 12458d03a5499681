import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Devices, addresses and what goes where; what was carried to whom, and what came of it. */
export class Channels1795392000081 implements MigrationInterface {
  readonly name = 'Channels1795392000081';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'push_device',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('endpoint_mark', 64),
          c.bytes('sealed'),
          c.string('key_id', 40),
          c.string('subscribed_for', 87),
          c.string('label', 80),
          c.time('expires_at', MAYBE),
          c.time('created_at'),
          c.time('seen_at'),
          c.time('used_at', MAYBE),
          c.time('failing_since', MAYBE),
          c.integer('failures'),
          c.string('last_error', 80, MAYBE),
        ],
        foreignKeys: [belongsTo('push_device_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'push_device_endpoint', columnNames: ['endpoint_mark'] }],
        indices: [
          { name: 'push_device_athlete', columnNames: ['athlete_id'] },
          { name: 'push_device_key', columnNames: ['key_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'channel',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('kind', 10),
          c.bytes('sealed'),
          c.string('key_id', 40),
          c.time('disabled_at', MAYBE),
          c.string('disabled_because', 10, MAYBE),
          c.time('created_at'),
          c.time('used_at', MAYBE),
          c.time('failing_since', MAYBE),
          c.integer('failures'),
          c.string('last_error', 80, MAYBE),
        ],
        foreignKeys: [belongsTo('channel_athlete_fk', 'athlete_id', 'athlete')],
        indices: [
          { name: 'channel_athlete', columnNames: ['athlete_id'] },
          { name: 'channel_key', columnNames: ['key_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'channel_choice',
        columns: [
          c.ref('athlete_id', { isPrimary: true }),
          c.string('theme', 20, { isPrimary: true }),
          c.flag('push'),
          c.flag('email'),
          c.flag('ntfy'),
          c.flag('webhook'),
        ],
        foreignKeys: [belongsTo('channel_choice_athlete_fk', 'athlete_id', 'athlete')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'delivery',
        columns: [
          c.id(),
          c.ref('message_id'),
          c.ref('athlete_id'),
          c.string('kind', 40),
          c.string('theme', 20),
          c.string('channel', 10),
          c.ref('target_id'),
          c.integer('round'),
          c.string('urgency', 10),
          c.flag('quiet'),
          c.string('state', 10),
          c.time('expires_at'),
          c.time('queued_at'),
          c.time('sent_at', MAYBE),
          c.time('opened_at', MAYBE),
          c.time('acted_at', MAYBE),
          c.time('failed_at', MAYBE),
          c.time('gone_at', MAYBE),
          c.string('reason', 80, MAYBE),
          c.integer('attempts'),
        ],
        foreignKeys: [belongsTo('delivery_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'delivery_once', columnNames: ['message_id', 'channel', 'target_id', 'round'] }],
        indices: [
          { name: 'delivery_figures', columnNames: ['queued_at', 'kind'] },
          { name: 'delivery_athlete', columnNames: ['athlete_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['delivery', 'channel_choice', 'channel', 'push_device'])
      await runner.dropTable(table);
  }
}
