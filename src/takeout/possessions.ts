import { Inject, Injectable } from '@nestjs/common';
import type { Table } from '#src/database/data-sources';
import { Database } from '#src/database/database';
import type { TableShape } from '#src/database/table-shape';
import { walk, type Wanted } from '#src/database/walk';
import { type Belonging, Belongings } from '#src/takeout/belongings.port';

export interface Person {
  accountId: string;
  athleteId: string;
}

export type Row = Record<string, unknown>;

/** Ids of owners looked up in one statement. */
const OWNERS_AT_ONCE = 200;

/** A person's own rows, table by table. */
@Injectable()
export class Possessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Belongings) private readonly belongings: Belongings,
  ) {}

  /** In the order in which they can be written. */
  get all(): readonly Belonging[] {
    return this.belongings.all;
  }

  shape(table: Table): TableShape {
    return this.database.shape(table);
  }

  /** Somebody's rows of a table, `page` at a time; `columns` of them, or all but their bytes. */
  async *rowsOf(
    person: Person,
    { table, whose }: Belonging,
    { columns, page = 200 }: { columns?: string[]; page?: number } = {},
  ): AsyncGenerator<Row[]> {
    const shape = this.shape(table);
    const light = shape.columns.filter(({ kind }) => kind !== 'bytes').map(({ name }) => name);
    for await (const wanted of this.wanted(person, whose))
      yield* walk(this.database.read(table as never), shape, { wanted, columns: columns ?? light, page });
  }

  /** One row's bytes. */
  async bytesOf(table: Table, id: string, column: string): Promise<Buffer | null> {
    const row = await this.database
      .read<Row>(table as never)
      .createQueryBuilder('row')
      .select(['row.id', `row.${column}`])
      .where('row.id = :id', { id })
      .getOne();
    return (row?.[column] as Buffer | null | undefined) ?? null;
  }

  async count(person: Person, { table, whose }: Belonging): Promise<number> {
    let count = 0;
    for await (const wanted of this.wanted(person, whose)) {
      const [[name, value]] = Object.entries(wanted) as [[string, unknown]];
      const asked = this.database.read<Row>(table as never).createQueryBuilder('row');
      if (Array.isArray(value)) asked.where(`row.${name} IN (:...value)`, { value });
      else asked.where(`row.${name} = :value`, { value });
      count += await asked.getCount();
    }
    return count;
  }

  /** How to ask for a person's rows; several times where they hang on rows of another table. */
  private async *wanted(person: Person, whose: Belonging['whose']): AsyncGenerator<Wanted> {
    if (whose === 'nobody') return;
    if (whose === 'record') yield { athleteId: person.athleteId };
    else if (whose.of === 'account') yield { [whose.by]: person.accountId };
    else if (whose.of === 'athlete') yield { [whose.by]: person.athleteId };
    else {
      const owners = this.all.find(({ table }) => table === whose.in);
      if (!owners) throw new Error('Something hangs on a table that is nobody’s.');
      for await (const rows of this.rowsOf(person, owners, { columns: ['id'], page: OWNERS_AT_ONCE }))
        yield { [whose.by]: rows.map(({ id }) => id) };
    }
  }
}
