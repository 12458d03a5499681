import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex, TableUnique } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

const ONCE = ['session_id', 'model', 'model_version', 'input_revision'];
const BEFORE = [
  { name: 'estimate_current', columnNames: ['session_id', 'current'] },
  { name: 'estimate_version', columnNames: ['current', 'model_version'] },
  { name: 'estimate_heat', columnNames: ['athlete_id', 'heat_exposure', 'started_at'] },
  { name: 'estimate_heart_rate', columnNames: ['athlete_id', 'teaches_heart_rate', 'started_at'] },
];
const AFTER = [
  { name: 'estimate_current', columnNames: ['session_id', 'lineage', 'current'] },
  { name: 'estimate_version', columnNames: ['current', 'frozen', 'model_version'] },
  { name: 'estimate_heat', columnNames: ['athlete_id', 'lineage', 'heat_exposure', 'started_at'] },
  { name: 'estimate_heart_rate', columnNames: ['athlete_id', 'lineage', 'teaches_heart_rate', 'started_at'] },
  { name: 'estimate_device', columnNames: ['athlete_id', 'lineage', 'device_key', 'started_at'] },
];

/** Estimates of two lineages, frozen once their raw data is gone, with what each taught of a device's thermometer. */
export class Lineages1795392000006 implements MigrationInterface {
  readonly name = 'Lineages1795392000006';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.dropUniqueConstraint('estimate', 'estimate_once');
    await without(runner, BEFORE);
    const told = [c.string('lineage', 10, MAYBE), c.flag('frozen', MAYBE)];
    const more = [
      c.string('device_key', 200, MAYBE),
      c.real('device_minus_air_c', MAYBE),
      c.json('weather', MAYBE),
    ];
    await runner.addColumns(
      'estimate',
      [...told, ...more].map((column) => new TableColumn(column)),
    );
    // Until now everything came from files people brought.
    await runner.query("UPDATE estimate SET lineage = 'shareable', frozen = FALSE");
    for (const column of told) {
      await runner.changeColumn('estimate', column.name, new TableColumn({ ...column, isNullable: false }));
    }
    await runner.createUniqueConstraint(
      'estimate',
      new TableUnique({ name: 'estimate_once', columnNames: ['session_id', 'lineage', ...ONCE.slice(1)] }),
    );
    await withIndices(runner, AFTER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropUniqueConstraint('estimate', 'estimate_once');
    await without(runner, AFTER);
    await runner.query("DELETE FROM estimate WHERE lineage <> 'shareable'");
    await runner.dropColumns('estimate', [
      'lineage',
      'frozen',
      'device_key',
      'device_minus_air_c',
      'weather',
    ]);
    await runner.createUniqueConstraint(
      'estimate',
      new TableUnique({ name: 'estimate_once', columnNames: ONCE }),
    );
    await withIndices(runner, BEFORE);
  }
}

async function without(runner: QueryRunner, indices: { name: string }[]): Promise<void> {
  for (const { name } of indices) await runner.dropIndex('estimate', name);
}

async function withIndices(
  runner: QueryRunner,
  indices: { name: string; columnNames: string[] }[],
): Promise<void> {
  await runner.createIndices(
    'estimate',
    indices.map((index) => new TableIndex(index)),
  );
}
