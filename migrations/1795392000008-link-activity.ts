import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What is compared with a brand's list, what stands in its diary, and which body masses came from where. */
export class LinkActivity1795392000008 implements MigrationInterface {
  readonly name = 'LinkActivity1795392000008';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'link_activity',
        columns: [
          c.ref('link_id', { isPrimary: true }),
          c.string('external_id', 200, { isPrimary: true }),
          c.string('part', 40, { isPrimary: true }),
          c.time('started_at', MAYBE),
          c.string('version', 100, MAYBE),
          c.time('as_of'),
        ],
        foreignKeys: [belongsTo('link_activity_link_fk', 'link_id', 'link')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'link_diary',
        columns: [
          c.ref('link_id', { isPrimary: true }),
          c.day('day', { isPrimary: true }),
          c.real('low_l'),
          c.real('high_l'),
        ],
        foreignKeys: [belongsTo('link_diary_link_fk', 'link_id', 'link')],
      }),
    );
    await runner.addColumn('mass', new TableColumn(c.string('source', 40, { default: "'own'" })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('mass', 'source');
    await runner.dropTable('link_diary');
    await runner.dropTable('link_activity');
  }
}
