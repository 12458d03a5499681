import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** p90 over p10 of a log-normal is exp(2 × 1.2816 sigma). */
const SIGMAS_BETWEEN = 2 * 1.2815515655446004;

/**
 * Magnesium of each estimate in columns of its own, with an index that answers a year of them without touching the rows;
 * whose reference intake an athlete reckons with.
 */
export class Ledger1795392000070 implements MigrationInterface {
  readonly name = 'Ledger1795392000070';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.addColumns('estimate', [
      new TableColumn(c.real('magnesium_mg', MAYBE)),
      new TableColumn(c.real('magnesium_sigma', MAYBE)),
    ]);
    await this.fill(runner);
    await runner.createIndex(
      'estimate',
      new TableIndex({
        name: 'estimate_magnesium',
        columnNames: [
          ...['athlete_id', 'current', 'started_at', 'lineage', 'session_id'],
          ...['magnesium_mg', 'magnesium_sigma'],
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'reference_choice',
        columns: [c.id(), c.ref('athlete_id'), c.string('authority', 20), c.time('chosen_at')],
        foreignKeys: [belongsTo('reference_choice_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'reference_choice_athlete', columnNames: ['athlete_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('reference_choice');
    await runner.dropIndex('estimate', 'estimate_magnesium');
    await runner.dropColumns('estimate', ['magnesium_mg', 'magnesium_sigma']);
  }

  /** From the numbers that lie in each estimate's result. */
  private async fill(runner: QueryRunner): Promise<void> {
    const postgres = runner.dataSource.options.type === 'postgres';
    const at = (name: string) =>
      postgres
        ? `(result->'magnesium'->>'${name}')::double precision`
        : `json_extract(result, '$.magnesium.${name}')`;
    await runner.query(
      `UPDATE estimate SET magnesium_mg = ${at('mg')}, ` +
        `magnesium_sigma = ln(${at('p90')} / ${at('p10')}) / ${SIGMAS_BETWEEN} ` +
        `WHERE state = 'ready' AND ${at('p10')} > 0`,
    );
  }
}
