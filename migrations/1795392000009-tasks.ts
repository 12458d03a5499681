import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Long work that people see go on, and when somebody last showed that it is them. */
export class Tasks1795392000009 implements MigrationInterface {
  readonly name = 'Tasks1795392000009';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'task',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('kind', 40),
          c.string('state', 10),
          c.integer('done'),
          c.integer('total', MAYBE),
          c.json('report', MAYBE),
          c.string('problem_code', 80, MAYBE),
          c.time('created_at'),
          c.time('ended_at', MAYBE),
        ],
        foreignKeys: [belongsTo('task_athlete_fk', 'athlete_id', 'athlete')],
        indices: [{ name: 'task_athlete', columnNames: ['athlete_id', 'created_at'] }],
      }),
    );
    await runner.addColumn('sign_in', new TableColumn(c.time('confirmed_at', MAYBE)));
    await runner.query('UPDATE sign_in SET confirmed_at = created_at');
    await runner.changeColumn('sign_in', 'confirmed_at', new TableColumn(c.time('confirmed_at')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('sign_in', 'confirmed_at');
    await runner.dropTable('task');
  }
}
