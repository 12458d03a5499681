import type { ColumnType, QueryRunner, TableColumnOptions, TableForeignKeyOptions } from 'typeorm';
import { ENGINE } from '#src/config/engine';

/** A moment, exact to the millisecond, in UTC. Always bind Date objects: SQLite compares them as text. */
export const TIME: ColumnType = ENGINE === 'postgres' ? 'timestamptz' : 'datetime';
export const BYTES: ColumnType = ENGINE === 'postgres' ? 'bytea' : 'blob';
export const JSON_TEXT: ColumnType = 'jsonb';
export const REAL: ColumnType = 'double precision';

/** A calendar day, `YYYY-MM-DD`: text on both engines, so that no driver moves it across a time zone. */
export const DAY_LENGTH = 10;

/** A moment as a query answers it that makes no entities: SQLite holds text. */
export function asMoment(told: Date | string): Date {
  return typeof told === 'string' ? new Date(`${told.replace(' ', 'T')}Z`) : told;
}

type Extra = Partial<TableColumnOptions>;

/** The columns migrations are written in, the same words on both engines. */
export function columns(runner: QueryRunner) {
  const postgres = runner.dataSource.options.type === 'postgres';
  const column = (name: string, type: string, extra: Extra = {}): TableColumnOptions => ({
    name,
    type,
    ...extra,
  });
  return {
    id: (name = 'id') => column(name, postgres ? 'uuid' : 'varchar', { isPrimary: true }),
    ref: (name: string, extra?: Extra) => column(name, postgres ? 'uuid' : 'varchar', extra),
    string: (name: string, length: number, extra?: Extra) =>
      column(name, 'varchar', { length: String(length), ...extra }),
    text: (name: string, extra?: Extra) => column(name, 'text', extra),
    day: (name: string, extra?: Extra) => column(name, 'varchar', { length: String(DAY_LENGTH), ...extra }),
    integer: (name: string, extra?: Extra) => column(name, 'integer', extra),
    real: (name: string, extra?: Extra) => column(name, 'double precision', extra),
    flag: (name: string, extra?: Extra) => column(name, 'boolean', extra),
    json: (name: string, extra?: Extra) => column(name, 'jsonb', extra),
    bytes: (name: string, extra?: Extra) => column(name, postgres ? 'bytea' : 'blob', extra),
    time: (name: string, extra?: Extra) => column(name, postgres ? 'timestamptz' : 'datetime', extra),
  };
}

/** For a column that may hold nothing. */
export const MAYBE = { isNullable: true } as const;

/** A foreign key whose rows go when the row they belong to goes. */
export function belongsTo(name: string, column: string, table: string): TableForeignKeyOptions {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: ['id'],
    onDelete: 'CASCADE',
  };
}
