import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

export class Outbox1795392000000 implements MigrationInterface {
  readonly name = 'Outbox1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'outbox',
        columns: [
          c.id(),
          c.string('topic', 80),
          c.string('key', 200),
          c.json('payload'),
          c.time('created_at'),
          c.time('due_at'),
          c.integer('attempts'),
          c.integer('crashes'),
          c.string('lease_owner', 200, MAYBE),
          c.time('leased_until', MAYBE),
          c.time('settled_at', MAYBE),
          c.string('outcome', 20, MAYBE),
          c.text('reason', MAYBE),
        ],
        uniques: [{ name: 'outbox_topic_key', columnNames: ['topic', 'key'] }],
        indices: [{ name: 'outbox_due', columnNames: ['settled_at', 'due_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outbox');
  }
}
