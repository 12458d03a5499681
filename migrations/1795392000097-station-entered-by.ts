import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** Who entered a weighing at a team's scale: what follows from two of them is told to nobody else. */
export class StationEnteredBy1795392000097 implements MigrationInterface {
  readonly name = 'StationEnteredBy1795392000097';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('station_weighing', new TableColumn(columns(runner).ref('entered_by', MAYBE)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('station_weighing', 'entered_by');
  }
}
