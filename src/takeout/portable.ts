import type { ColumnShape, TableShape } from '#src/database/table-shape';
import type { SealedColumn } from '#src/takeout/belongings.port';
import type { Row } from '#src/takeout/possessions';
import { z } from 'zod';

/** A row as any program can read it: moments in ISO 8601, ids and numbers as they are, units in the names. */
export function portable(row: Row, columns: readonly ColumnShape[]): Row {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = row[name] ?? null;
      return [name, kind === 'time' && value !== null ? (value as Date).toISOString() : value];
    }),
  );
}

/** What a line of an export must look like to become a row again. */
export function lineSchema(
  { columns }: TableShape,
  without: readonly string[],
  sealed?: SealedColumn,
): z.ZodType<Row> {
  const told = columns.filter(({ name, kind }) => kind !== 'bytes' && !without.includes(name));
  const opened = sealed ? { [sealed.as]: sealed.reads.nullable() } : {};
  return z.object({ ...Object.fromEntries(told.map((column) => [column.name, valueOf(column)])), ...opened });
}

const MOST_TEXT = 100_000;

function valueOf(column: ColumnShape): z.ZodType {
  const value = plainValueOf(column);
  return column.nullable ? value.nullable() : value;
}

function plainValueOf({ kind, longest }: ColumnShape): z.ZodType {
  switch (kind) {
    case 'id':
      return z.uuid();
    case 'integer':
      return z.int32();
    case 'real':
      return z.number();
    case 'flag':
      return z.boolean();
    case 'time':
      return z.iso.datetime().transform((moment) => new Date(moment));
    case 'json':
      return z.unknown().refine((value) => value !== null && value !== undefined); // JSON it is: it was read as such
    default:
      return z
        .string()
        .max(longest ?? MOST_TEXT)
        .refine((text) => !text.includes('\0'));
  }
}
