import { Problem } from '#src/kernel/problem';

/** Whoever copies tables must know them: what an older or newer version made of them is not ours to guess. */
export class TablesOfAnotherVersion extends Problem {
  readonly kind = 'conflict';
  readonly code: string;

  constructor(whose: 'older' | 'newer') {
    super(
      whose === 'older'
        ? 'The tables in PostgreSQL are of an older Svett. Restart Svett, or run svett migrate, and try again.'
        : 'The tables in PostgreSQL are of a newer Svett. Upgrade first, or name an empty database with DATABASE_URL.',
    );
    this.code = `database.tables-${whose}`;
  }
}

/** A value of `table` that SQLite holds and PostgreSQL does not take. */
export class RowNotTaken extends Problem {
  readonly kind = 'invalid';
  readonly code = 'database.row-not-taken';

  constructor(table: string) {
    super(
      `PostgreSQL does not take a row of the table ${table}. Nothing was changed; please report this as a fault of Svett.`,
    );
    this.details['table'] = table;
  }
}
