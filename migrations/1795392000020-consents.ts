import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columns, MAYBE } from '#src/database/portable';

/** SHA-256 of the words of weather look-ups as the version `2026-11` of them stood on the page, in each language. */
const SHOWN = {
  en: 'a3869f705b98aa862c45c25f864edc0fb9f7a09122d6e53f533017986994e58e',
  sv: 'c0cdfab72683dd0e05a13f694d44bfdaefa6f4759df2fe1722e214f6203b23f9',
};
const VERSION = '2026-11';

const OF_ITS_ACCOUNT =
  'FROM account JOIN athlete ON athlete.account_id = account.id WHERE athlete.id = consent.athlete_id';

/** Consents keep the digest of the very text, how they were said, and by whom. */
export class Consents1795392000020 implements MigrationInterface {
  readonly name = 'Consents1795392000020';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    const told = [
      c.string('text_sha256', 64, MAYBE),
      c.string('language', 2, MAYBE),
      c.string('method', 10, MAYBE),
      c.flag('said_here', MAYBE),
    ];
    await runner.addColumns(
      'consent',
      [...told, c.ref('actor_id', MAYBE)].map((column) => new TableColumn(column)),
    );
    await runner.query(
      `UPDATE consent SET method = 'page', said_here = TRUE, language = (SELECT account.language ${OF_ITS_ACCOUNT}), actor_id = (SELECT account.id ${OF_ITS_ACCOUNT})`,
    );
    // Words nobody knows any more get the digest of nothing, which no text has.
    await runner.query(
      `UPDATE consent SET text_sha256 = CASE WHEN text_version = '${VERSION}' AND language = 'sv' THEN '${SHOWN.sv}' WHEN text_version = '${VERSION}' THEN '${SHOWN.en}' ELSE '${'0'.repeat(64)}' END`,
    );
    for (const column of told)
      await runner.changeColumn('consent', column.name, new TableColumn({ ...column, isNullable: false }));
    await runner.dropColumn('consent', 'text_version');
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.query(`DELETE FROM consent WHERE purpose <> 'weather-lookups' OR NOT said_here`);
    await runner.addColumn('consent', new TableColumn(c.string('text_version', 20, MAYBE)));
    await runner.query(
      `UPDATE consent SET text_version = CASE WHEN text_sha256 IN ('${SHOWN.en}', '${SHOWN.sv}') THEN '${VERSION}' ELSE 'other' END`,
    );
    await runner.changeColumn('consent', 'text_version', new TableColumn(c.string('text_version', 20)));
    await runner.dropColumns('consent', ['text_sha256', 'language', 'method', 'said_here', 'actor_id']);
  }
}
