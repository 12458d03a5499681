import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Facts set aside are few among many that are done, and are counted by whoever watches, several times a minute. */
export class OutboxAside1795392000130 implements MigrationInterface {
  readonly name = 'OutboxAside1795392000130';

  async up(runner: QueryRunner): Promise<void> {
    const where = "outcome = 'set-aside'";
    await runner.createIndex(
      'outbox',
      new TableIndex({ name: 'outbox_aside', columnNames: ['topic'], where }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbox', 'outbox_aside');
  }
}
