import type { z } from 'zod';
import type { Table } from '#src/database/data-sources';

/** Whose a row is: its column holds the id of an account, of an athlete, or of a row of another table that is somebody's. */
export type Owner =
  { of: 'account'; by: string } | { of: 'athlete'; by: string } | { of: 'row'; by: string; in: Table };

/** A JSON text that the vault sealed, in rows that have an `id`. */
export interface SealedColumn {
  column: string;
  /** Holds the key's id. */
  keyColumn: string;
  /** What it is called in an export. */
  as: string;
  about: (row: Record<string, unknown>) => string;
  /** What it must look like to come back. */
  reads: z.ZodType;
}

/** What a table holds of people, and what becomes of it when they take their things along, or want them gone. */
export interface Belonging {
  table: Table;
  /** `nobody`: it is about no person. `record`: that something was erased, which outlives whom it is about. */
  whose: Owner | 'nobody' | 'record';
  /**
   * `rows`: one line a row, less what is `secret`. `never`: keys and the like, of which the owner has no use elsewhere.
   * Left out where it is nobody's.
   */
  export?: 'rows' | 'never';
  /** Columns that never leave. */
  secret?: readonly string[];
  /** What lies sealed here leaves open, for its owner, and is sealed anew where it comes back. */
  sealed?: SealedColumn;
  /** Columns whose bytes leave as a file of their own, and as what. */
  aside?: Readonly<Record<string, 'file' | 'streams'>>;
  /**
   * How it comes back in another Svett: `rows` as they were, `profile` where nothing was told there yet, `history` as what
   * was once said elsewhere. Left out: it is told in the export and stays there.
   */
  back?: 'rows' | 'profile' | 'history';
  /** What its words must look like to come back, beyond what fits its columns: a row of another form stays where it was. */
  form?: z.ZodType<Record<string, unknown>>;
  /** Columns that hold an id of a table without a foreign key saying so. */
  refers?: Readonly<Record<string, Table>>;
  /** `stays` when an athlete erases their data and keeps the account; `blank`: the row stays, all it says goes. */
  onErasure?: 'stays' | 'blank';
}

/** Every table there is, in the order in which rows can be written back. The composition fills it (src/belongings.ts). */
export abstract class Belongings {
  abstract readonly all: readonly Belonging[];
}
