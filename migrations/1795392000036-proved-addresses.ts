import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** Which addresses their readers have shown to be theirs. Of those there were before, nobody knows. */
export class ProvedAddresses1795392000036 implements MigrationInterface {
  readonly name = 'ProvedAddresses1795392000036';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.addColumn('account', new TableColumn(c.time('email_proved_at', MAYBE)));
    await runner.addColumn('invitation', new TableColumn(c.flag('by_mail', MAYBE)));
    await runner.query('UPDATE invitation SET by_mail = false');
    await runner.changeColumn('invitation', 'by_mail', new TableColumn(c.flag('by_mail')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('invitation', 'by_mail');
    await runner.dropColumn('account', 'email_proved_at');
  }
}
