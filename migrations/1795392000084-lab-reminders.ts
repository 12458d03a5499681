import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns } from '#src/database/portable';

/** When people want to be reminded to measure again. */
export class LabReminders1795392000084 implements MigrationInterface {
  readonly name = 'LabReminders1795392000084';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'lab_reminder',
        columns: [c.id(), c.ref('athlete_id'), c.day('on_day'), c.time('asked_at')],
        foreignKeys: [belongsTo('lab_reminder_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'lab_reminder_athlete', columnNames: ['athlete_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('lab_reminder');
  }
}
