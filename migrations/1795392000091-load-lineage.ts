import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex, TableUnique } from 'typeorm';
import { columns } from '#src/database/portable';

const ONCE = 'session_load_session';
const DAY = 'session_load_day';
const START = 'session_load_start';
const WEIGHED = 'weigh_in_athlete';

/** A squad's board is read along these alone, whoever else has how many sessions. */
const SQUAD = [
  {
    table: 'session_load',
    index: new TableIndex({
      name: 'session_load_squad',
      columnNames: [
        'lineage',
        'athlete_id',
        'day',
        'session_id',
        'moving_min',
        'trimp',
        'session_rpe_load',
        'minutes_at_threshold',
      ],
    }),
  },
  {
    table: 'estimate',
    index: new TableIndex({
      name: 'estimate_squad',
      columnNames: [
        'athlete_id',
        'lineage',
        'current',
        'started_at',
        'session_id',
        'heat_exposure',
        'loss_l',
        'loss_sigma',
        'magnesium_mg',
        'magnesium_sigma',
      ],
    }),
  },
  {
    table: 'session',
    index: new TableIndex({
      name: 'session_squad',
      columnNames: ['athlete_id', 'started_at', 'shareable', 'id'],
    }),
  },
];

/** What a session asked is kept a second time, made of what others may see alone. The rows that are there are the owners'. */
export class LoadLineage1795392000091 implements MigrationInterface {
  readonly name = 'LoadLineage1795392000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('session_load', START);
    await runner.dropIndex('session_load', DAY);
    await runner.dropUniqueConstraint('session_load', ONCE);
    await runner.addColumn(
      'session_load',
      new TableColumn(columns(runner).string('lineage', 10, { default: "'owner'" })),
    );
    await runner.createUniqueConstraint(
      'session_load',
      new TableUnique({ name: ONCE, columnNames: ['session_id', 'lineage'] }),
    );
    await runner.createIndices('session_load', [
      new TableIndex({ name: DAY, columnNames: ['athlete_id', 'lineage', 'day'] }),
      new TableIndex({ name: START, columnNames: ['athlete_id', 'lineage', 'started_at'] }),
    ]);
    for (const { table, index } of SQUAD) await runner.createIndex(table, index);
    await runner.dropIndex('weigh_in', WEIGHED);
    const columnNames = ['athlete_id', 'created_at'];
    await runner.createIndex('weigh_in', new TableIndex({ name: WEIGHED, columnNames }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('weigh_in', WEIGHED);
    await runner.createIndex('weigh_in', new TableIndex({ name: WEIGHED, columnNames: ['athlete_id'] }));
    for (const { table, index } of SQUAD) await runner.dropIndex(table, index);
    await runner.query(`DELETE FROM session_load WHERE lineage = 'shareable'`);
    await runner.dropIndex('session_load', START);
    await runner.dropIndex('session_load', DAY);
    await runner.dropUniqueConstraint('session_load', ONCE);
    await runner.dropColumn('session_load', 'lineage');
    await runner.createUniqueConstraint(
      'session_load',
      new TableUnique({ name: ONCE, columnNames: ['session_id'] }),
    );
    await runner.createIndices('session_load', [
      new TableIndex({ name: DAY, columnNames: ['athlete_id', 'day'] }),
      new TableIndex({ name: START, columnNames: ['athlete_id', 'started_at'] }),
    ]);
  }
}
