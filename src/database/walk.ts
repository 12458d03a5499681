import type { ObjectLiteral } from 'typeorm';
import type { Reader } from '#src/database/database';
import type { TableShape } from '#src/database/table-shape';

/** Rows of which the named columns hold one of these values each. */
export type Wanted = Record<string, unknown>;

/**
 * The rows of a table that are `wanted`, a page at a time and each once, in the order of their primary key: a long walk
 * holds neither memory nor a transaction. Rows that come or go meanwhile may be met or not.
 */
export async function* walk(
  reader: Reader<ObjectLiteral>,
  shape: TableShape,
  { wanted, columns, page }: { wanted: Wanted; columns: string[]; page: number },
): AsyncGenerator<ObjectLiteral[]> {
  const { primary } = shape;
  const path = (name: string) => `row.${name}`;
  for (let last: ObjectLiteral | null = null; ;) {
    const asked = reader.createQueryBuilder('row').select([...new Set([...primary, ...columns])].map(path));
    for (const name of Object.keys(wanted))
      asked.andWhere(
        Array.isArray(wanted[name]) ? `row.${name} IN (:...${name})` : `row.${name} = :${name}`,
        { [name]: wanted[name] },
      );
    if (last) {
      const after = Object.fromEntries(primary.map((name) => [`after_${name}`, last![name]]));
      const tuple = (names: string[]) => `(${names.join(', ')})`;
      asked.andWhere(
        `${tuple(primary.map(path))} > ${tuple(primary.map((name) => `:after_${name}`))}`,
        after,
      );
    }
    for (const name of primary) asked.addOrderBy(path(name));
    const rows = await asked.limit(page).getMany();
    if (rows.length > 0) yield rows;
    if (rows.length < page) return;
    last = rows.at(-1)!;
  }
}
