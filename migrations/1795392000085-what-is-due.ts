import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const EXPIRY = { name: 'session_source_expiry', columnNames: ['expires_at'] };
/** What is raw and too old is looked for every hour, and among all that was ever purged there are few of them. */
const RAW = { name: 'session_source_raw', columnNames: ['purged_at', 'expires_at'] };
const DERIVED = { name: 'session_source_derived', columnNames: ['derived', 'expires_at'] };
const START = { name: 'session_load_start', columnNames: ['athlete_id', 'started_at'] };

export class WhatIsDue1795392000085 implements MigrationInterface {
  readonly name = 'WhatIsDue1795392000085';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('session_source', EXPIRY.name);
    await runner.createIndex('session_source', new TableIndex(RAW));
    await runner.createIndex('session_source', new TableIndex(DERIVED));
    await runner.createIndex('session_load', new TableIndex(START));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('session_load', START.name);
    await runner.dropIndex('session_source', DERIVED.name);
    await runner.dropIndex('session_source', RAW.name);
    await runner.createIndex('session_source', new TableIndex(EXPIRY));
  }
}
