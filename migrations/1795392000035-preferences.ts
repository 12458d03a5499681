import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** Units and time zone of each person. Whoever had an account before read everything in kilograms and UTC. */
export class Preferences1795392000035 implements MigrationInterface {
  readonly name = 'Preferences1795392000035';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.addColumn('account', new TableColumn(c.string('units', 10, MAYBE)));
    await runner.addColumn('account', new TableColumn(c.string('time_zone', 64, MAYBE)));
    await runner.query("UPDATE account SET units = 'metric', time_zone = 'UTC'");
    await runner.changeColumn('account', 'units', new TableColumn(c.string('units', 10)));
    await runner.changeColumn('account', 'time_zone', new TableColumn(c.string('time_zone', 64)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('account', 'time_zone');
    await runner.dropColumn('account', 'units');
  }
}
