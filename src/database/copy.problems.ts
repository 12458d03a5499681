import { CodedProblem, Problem } from '#src/kernel/problem';

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
      `PostgreSQL does not take a row of the table ${table}. What you had stays as it was; please report this as a fault of Svett.`,
    );
    this.details['table'] = table;
  }
}

/** Why a database in PostgreSQL does not take what a move brings, as a sentence that says what to do. */
export class MoveNotGoingOn extends CodedProblem {
  readonly kind = 'conflict';

  static asNotEmpty(): MoveNotGoingOn {
    return new MoveNotGoingOn(
      'database.move-not-empty',
      'The database in PostgreSQL holds data already, which no move of this file put there. Name an empty one; nothing was changed. To replace what it holds, use svett backup and svett restore.',
    );
  }

  static asOfAnother(): MoveNotGoingOn {
    return new MoveNotGoingOn(
      'database.move-of-another',
      'A move was begun here with other data: of another Svett, or of this one before svett.sqlite changed. Give --anew to throw away what was copied and begin again, or name an empty database.',
    );
  }

  static asDifferent(tables: string[]): MoveNotGoingOn {
    const names = tables.join(', ');
    return new MoveNotGoingOn(
      'database.move-differs',
      `What came to PostgreSQL is not what svett.sqlite holds, in ${names}: somebody changed it there meanwhile. Do not use it; give the command again with --anew to copy everything once more.`,
      { tables: names },
    );
  }
}
