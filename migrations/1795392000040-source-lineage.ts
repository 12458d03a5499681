import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Whether an athlete has anything that only they may see is asked for every session: without an index, of all of them. */
export class SourceLineage1795392000040 implements MigrationInterface {
  readonly name = 'SourceLineage1795392000040';

  async up(runner: QueryRunner): Promise<void> {
    const columnNames = ['athlete_id', 'shareable'];
    await runner.createIndex(
      'session_source',
      new TableIndex({ name: 'session_source_lineage', columnNames }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('session_source', 'session_source_lineage');
  }
}
