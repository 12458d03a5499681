import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** What is to be worn in a session that is planned, and what its athlete calls the place. */
export class PlanPlaceAndKit1795392000112 implements MigrationInterface {
  readonly name = 'PlanPlaceAndKit1795392000112';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.addColumn('planned_session', new TableColumn(c.string('clothing', 20, MAYBE)));
    await runner.addColumn('planned_session', new TableColumn(c.string('place_name', 60, MAYBE)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('planned_session', 'place_name');
    await runner.dropColumn('planned_session', 'clothing');
  }
}
