import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** Since when a red flag is told: its week may have been answered before, or be long past. */
export class FlagsTold1795392000077 implements MigrationInterface {
  readonly name = 'FlagsTold1795392000077';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('check_in', new TableColumn(columns(runner).time('flags_told_at', MAYBE)));
    await runner.query('UPDATE check_in SET flags_told_at = told_at WHERE red_flags IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('check_in', 'flags_told_at');
  }
}
