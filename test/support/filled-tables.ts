import type { Database } from '#src/database/database';
import type { ColumnShape, TableShape } from '#src/database/table-shape';
import type { Tx } from '#src/database/transaction';
import { newId } from '#src/kernel/ids';
import type { Belonging } from '#src/takeout/belongings.port';
import type { Person } from '#src/takeout/possessions';

type Row = Record<string, unknown>;

/** So many digits stand nowhere by chance, not even in a digest. */
const ODD_NUMBER = 1_739_130_000;
let planted = 0;
/** Of these everybody has one row, from the first day on: the made-up one stands in its place. */
const ONE_EACH = ['agenda'];

/**
 * A row of somebody's in every table there is, made by nothing but what the tables say of their columns: a new table is
 * filled without anybody thinking of it, or says what it lacks. Whatever can be looked for afterwards is in `words`.
 */
export class FilledTables {
  readonly words: string[];
  private readonly ids = new Map<string, string>();

  /** `mark` stands in every text; null: rows of the tables that are nobody's, to which those of people may lead. */
  constructor(
    private readonly database: Database,
    private readonly person: Person | null,
    readonly mark: string,
    nobodys: FilledTables | null = null,
  ) {
    this.words = [mark];
    for (const [name, id] of nobodys?.ids ?? []) this.ids.set(name, id);
    if (!person) return;
    this.words.push(person.accountId, person.athleteId);
    this.ids.set('account', person.accountId).set('athlete', person.athleteId);
  }

  async fill(belongings: readonly Belonging[]): Promise<void> {
    const wanted = belongings.filter(({ whose }) => (whose === 'nobody') === (this.person === null));
    for (const belonging of wanted) {
      const shape = this.database.shape(belonging.table);
      if (!this.ids.has(shape.name))
        await this.database.transaction((tx) => this.plant(tx, shape, belonging));
    }
  }

  /** Of the table's row. */
  idOf(tableName: string): string {
    const id = this.ids.get(tableName);
    if (id === undefined) throw new Error(`No row of ${tableName} has been planted.`);
    return id;
  }

  private async plant(tx: Tx, shape: TableShape, belonging: Belonging): Promise<void> {
    const row: Row = {};
    if (shape.primary.includes('id')) {
      // What is nobody's is known by its mark alone: rows of people hold its id as well.
      const id = this.person ? this.noted(newId()) : newId();
      this.ids.set(shape.name, id);
      row['id'] = id;
    }
    for (const column of shape.columns) row[column.name] ??= this.valueOf(column, shape, belonging);
    if (ONE_EACH.includes(shape.name)) await tx.delete(shape.table, { athleteId: this.person?.athleteId });
    await tx.insert(shape.table as never, row).catch((error: unknown) => {
      throw new Error(`${shape.name} takes no made-up row: teach test/support/filled-tables.ts`, {
        cause: error,
      });
    });
  }

  private valueOf(column: ColumnShape, shape: TableShape, belonging: Belonging): unknown {
    const owner = this.ownerIn(column, belonging);
    if (owner !== undefined) return owner;
    const target = shape.references.get(column.name) ?? this.referredBy(column, belonging);
    if (target === undefined) return this.madeUp(column);
    const id = this.ids.get(target);
    // Who told something of what is nobody's may be gone.
    if (id === undefined && !this.person) return null;
    if (id === undefined)
      throw new Error(`${shape.name}.${column.name} leads to ${target}, of which there is no row yet.`);
    return id;
  }

  private ownerIn({ name }: ColumnShape, { whose }: Belonging): string | undefined {
    if (whose === 'record' && name === 'athleteId') return this.person?.athleteId;
    if (typeof whose !== 'object' || whose.of === 'row' || whose.by !== name) return undefined;
    return whose.of === 'account' ? this.person?.accountId : this.person?.athleteId;
  }

  private referredBy({ name }: ColumnShape, { refers = {} }: Belonging): string | undefined {
    const table = refers[name];
    return table && this.database.shape(table).name;
  }

  private madeUp({ name, kind, longest }: ColumnShape): unknown {
    // Never a nought at its end: as a fraction it would be the beginning of nine others.
    const number = ODD_NUMBER + 10 * (planted += 1) + 7;
    const word = `${this.mark}-${name}-${number}`;
    switch (kind) {
      case 'id':
        return this.noted(newId());
      case 'text':
        return longest === null ? word : word.slice(-longest);
      case 'integer':
        this.noted(String(number));
        return number;
      case 'real':
        this.noted(String(number / 1_000_000));
        return number / 1_000_000;
      case 'flag':
        return true;
      case 'time':
        return new Date(Date.UTC(2026, 5, 15) + planted);
      case 'json':
        return { planted: word };
      case 'bytes':
        return Buffer.from(word);
    }
  }

  private noted(word: string): string {
    this.words.push(word);
    return word;
  }
}
