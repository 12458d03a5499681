import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns } from '#src/database/portable';

/** Which of the things read off a label is a supplement. */
export class Supplements1795392000083 implements MigrationInterface {
  readonly name = 'Supplements1795392000083';

  async up(runner: QueryRunner): Promise<void> {
    const no = runner.dataSource.options.type === 'postgres' ? false : 0; // as each writes it
    const flag = columns(runner).flag('is_supplement', { default: no });
    await runner.addColumn('own_food', new TableColumn(flag));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('own_food', 'is_supplement');
  }
}
