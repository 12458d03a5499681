import type { ColumnType, DataSource, EntityMetadata } from 'typeorm';
import type { Table } from '#src/database/data-sources';

export type ColumnKind = 'id' | 'text' | 'integer' | 'real' | 'flag' | 'time' | 'json' | 'bytes';

export interface ColumnShape {
  /** As the row's class names it. */
  name: string;
  kind: ColumnKind;
  nullable: boolean;
  /** Longest text it takes; null: any. */
  longest: number | null;
  primary: boolean;
}

/** What a table looks like, for whoever moves rows without knowing what they are about. */
export interface TableShape {
  table: Table;
  name: string;
  columns: ColumnShape[];
  primary: string[];
  /** Sets of columns of which no two rows hold the same. */
  uniques: string[][];
  /** Columns that hold another table's id. */
  references: Map<string, string>;
}

export function shapeOf(source: DataSource, table: Table): TableShape {
  const meta = source.getMetadata(table);
  return {
    table,
    name: meta.tableName,
    columns: meta.columns.map((column) => ({
      name: column.propertyName,
      kind: kindOf(column.type),
      nullable: column.isNullable,
      longest: column.length === '' ? null : Number(column.length),
      primary: column.isPrimary,
    })),
    primary: meta.primaryColumns.map(({ propertyName }) => propertyName),
    uniques: meta.uniques.map(({ columns }) => columns.map(({ propertyName }) => propertyName)),
    references: referencesOf(meta),
  };
}

function referencesOf({ foreignKeys }: EntityMetadata): Map<string, string> {
  return new Map(
    foreignKeys.map(({ columns, referencedEntityMetadata }) => [
      columns[0]!.propertyName,
      referencedEntityMetadata.tableName,
    ]),
  );
}

function kindOf(type: ColumnType): ColumnKind {
  switch (type) {
    case 'uuid':
      return 'id';
    case 'integer':
      return 'integer';
    case 'double precision':
      return 'real';
    case 'boolean':
      return 'flag';
    case 'jsonb':
      return 'json';
    case 'datetime':
    case 'timestamptz':
      return 'time';
    case 'blob':
    case 'bytea':
      return 'bytes';
    default:
      return 'text';
  }
}
