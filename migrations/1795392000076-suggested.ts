import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

const BEHIND = ['signs', 'factors', 'low_food'];

/** What lies behind a suggestion to measure is worked out when it is shown, and kept no more. */
export class Suggested1795392000076 implements MigrationInterface {
  readonly name = 'Suggested1795392000076';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('test_suggestion', BEHIND);
  }

  /** What lay behind those made since is not known. */
  async down(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    for (const column of [c.json('signs', MAYBE), c.json('factors', MAYBE), c.flag('low_food', MAYBE)])
      await runner.addColumn('test_suggestion', new TableColumn(column));
    await runner.query("UPDATE test_suggestion SET signs = '[]', factors = '[]', low_food = FALSE");
    for (const column of [c.json('signs'), c.json('factors'), c.flag('low_food')])
      await runner.changeColumn('test_suggestion', column.name, new TableColumn(column));
  }
}
