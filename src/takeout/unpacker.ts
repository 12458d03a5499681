import { Inject, Injectable } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { Database } from '#src/database/database';
import type { TableShape } from '#src/database/table-shape';
import { Vault } from '#src/database/vault';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { columnsOf, OWN } from '#src/sessions/source-row';
import type { Belonging } from '#src/takeout/belongings.port';
import { asideOf } from '#src/takeout/asides';
import { linesEntry } from '#src/takeout/manifest';
import { Newcomers } from '#src/takeout/newcomers';
import type { OpenedTakeout } from '#src/takeout/opened-takeout';
import { lineSchema } from '#src/takeout/portable';
import { type Person, Possessions, type Row } from '#src/takeout/possessions';
import { ExportDamaged, TooLargeInside } from '#src/takeout/takeout.problems';

/** Rows written in one transaction, or fewer where what they bring weighs more: others wait that long, and no longer. */
const ROWS_AT_ONCE = 25;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

export interface Unpacking {
  person: Person;
  takeout: OpenedTakeout;
  /** What every transaction begins with: it throws where nothing may come in any more. */
  enter: (tx: Tx) => Promise<void>;
  newcomers: Newcomers;
  /** Sources that joined a session which was here already. */
  joined: Map<string, Set<string>>;
  added: Record<string, number>;
  known: Record<string, number>;
}

/** Writes the rows of an export into an account: each once, under ids that are free here, and nothing of anybody else's. */
@Injectable()
export class Unpacker {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Possessions) private readonly possessions: Possessions,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Everything that may come back, in the order in which it can. */
  get parts(): { name: string; of: Belonging }[] {
    return this.possessions.all.map((of) => ({ name: this.possessions.shape(of.table).name, of }));
  }

  /** The rows of a table, each as it may be written, or none at all. @throws ExportDamaged */
  async *rowsIn(
    takeout: OpenedTakeout,
    { table, secret = [], sealed, form }: Belonging,
  ): AsyncGenerator<Row> {
    const shape = this.possessions.shape(table);
    const schema = lineSchema(shape, secret, sealed);
    if (!takeout.has(linesEntry(shape.name))) return;
    for await (const line of takeout.lines(linesEntry(shape.name))) {
      const row = schema.safeParse(line);
      if (!row.success) throw new ExportDamaged(`a line of ${shape.name} does not read`);
      const formed = form?.safeParse(row.data);
      if (formed?.success !== false) yield { ...row.data, ...formed?.data };
    }
  }

  /**
   * Reads every row and keeps none: one that does not read, or one too many, is found before any is written. Answers how
   * many there are. @throws ExportDamaged @throws TooLargeInside
   */
  async read(takeout: OpenedTakeout, of: Belonging, most: number): Promise<number> {
    const rows = this.rowsIn(takeout, of);
    let count = 0;
    while (!(await rows.next()).done) if (++count > most) throw new TooLargeInside();
    return count;
  }

  /** Workouts that are here already, by what their sources call them: their sessions are not made again. */
  async meet(unpacking: Unpacking, sources: Belonging): Promise<void> {
    const { athleteId } = unpacking.person;
    for await (const row of this.rowsIn(unpacking.takeout, sources)) {
      const { source, externalId, part } = row as Record<'source' | 'externalId' | 'part', string>;
      const asked = { athleteId, source, externalId, part };
      const here = await this.database.read<Row>(sources.table as never).findOneBy(asked);
      const sessionId = row['sessionId'] as string;
      if (here && unpacking.newcomers.nameOf('session', sessionId) === null)
        unpacking.newcomers.remember('session', sessionId, here['sessionId'] as string);
    }
  }

  async write(
    unpacking: Unpacking,
    belonging: Belonging,
    written: (rows: number) => Promise<void>,
  ): Promise<void> {
    let batch: { told: Row; original: Row }[] = [];
    let bytes = 0;
    const flush = async () => {
      await this.database.transaction(async (tx) => {
        await unpacking.enter(tx);
        for (const row of batch) await this.enter(tx, unpacking, belonging, row);
      });
      await written(batch.length);
      batch = [];
      bytes = 0;
    };
    for await (const original of this.rowsIn(unpacking.takeout, belonging)) {
      const asides = await this.asidesOf(unpacking.takeout, belonging, original);
      batch.push({ told: { ...original, ...asides }, original });
      for (const aside of Object.values(asides)) bytes += aside?.length ?? 0;
      if (batch.length >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush();
    }
    if (batch.length > 0) await flush();
  }

  /** One after the other: each may be large. */
  private async asidesOf(
    takeout: OpenedTakeout,
    { aside = {} }: Belonging,
    row: Row,
  ): Promise<Record<string, Buffer | null>> {
    const asides: Record<string, Buffer | null> = {};
    for (const [column, as] of Object.entries(aside)) asides[column] = await asideOf(takeout, row, as);
    return asides;
  }

  private async enter(
    tx: Tx,
    unpacking: Unpacking,
    belonging: Belonging,
    { told, original }: { told: Row; original: Row },
  ): Promise<void> {
    const shape = this.possessions.shape(belonging.table);
    const row = this.asOurs(unpacking, shape, belonging, told);
    const isHere = row === null || (await this.isHere(tx, unpacking, shape, row, original));
    const tally = isHere ? unpacking.known : unpacking.added;
    tally[shape.name] = (tally[shape.name] ?? 0) + 1;
    if (!isHere) await tx.insert(shape.table as never, await this.sealedAnew(tx, belonging, row));
    // Also what is here: whoever brought it may have died before its session was told of it.
    if (row && shape.name === 'session_source') this.noteJoined(unpacking, row, original);
  }

  /** What left open is sealed again, about the row it is in now. */
  private async sealedAnew(tx: Tx, { sealed }: Belonging, row: Row): Promise<Row> {
    if (!sealed) return row;
    const { [sealed.as]: told, ...rest } = row;
    const { keyId, bytes } = await this.vault.seal(tx, JSON.stringify(told), sealed.about(row));
    return { ...rest, [sealed.column]: bytes, [sealed.keyColumn]: keyId };
  }

  /** Under this athlete, and hanging on what is here; null: what it hangs on is not. */
  private asOurs(
    { person, newcomers }: Unpacking,
    shape: TableShape,
    { refers = {}, aside = {}, sealed }: Belonging,
    told: Row,
  ): Row | null {
    const row: Row = { ...told };
    if (sealed && row[sealed.as] === null) return null;
    if (Object.entries(aside).some(([column, as]) => as === 'file' && row[column] === null)) return null;
    const nullable = new Set(shape.columns.filter((column) => column.nullable).map(({ name }) => name));
    for (const [column, target] of shape.references) {
      if (told[column] === null && nullable.has(column)) continue; // it hangs on nothing there
      if (target === 'athlete') row[column] = person.athleteId;
      else row[column] = newcomers.nameOf(target, told[column] as string);
      if (row[column] === null) return null;
    }
    for (const column of Object.keys(refers)) row[column] = null; // told again once all rows are here
    if ('athleteId' in row) row['athleteId'] = person.athleteId;
    return shape.name === 'session_source' ? { ...row, ...this.underTerms(row) } : row;
  }

  /** A source's terms count as they are here, from the day its data first came to a Svett. */
  private underTerms(row: Row) {
    const source = row['source'] as string;
    const terms = source === OWN ? OWN_FILE : this.brands.termsOf({ brand: source });
    const now = this.clock.now();
    const told = row['receivedAt'] as Date;
    const receivedAt = told > now ? now : told;
    return { receivedAt, ...columnsOf(terms, receivedAt) };
  }

  private async isHere(
    tx: Tx,
    { newcomers }: Unpacking,
    shape: TableShape,
    row: Row,
    original: Row,
  ): Promise<boolean> {
    const table = shape.table as never;
    if (!shape.primary.includes('id')) return tx.existsBy<Row>(table, pick(row, shape.primary) as never);
    const id = original['id'] as string;
    const known = newcomers.nameOf(shape.name, id);
    if (known !== null) return true;
    for (const unique of shape.uniques) {
      if (unique.some((column) => row[column] === null)) continue; // no two nulls are the same
      const here = await tx.findOneBy<Row>(table, pick(row, unique) as never);
      if (!here) continue;
      newcomers.remember(shape.name, id, here['id'] as string);
      return true;
    }
    if (shape.name === 'estimate' && (await isOutdone(tx, shape, row))) return true;
    const place = await newcomers.place(tx, shape, id);
    newcomers.remember(shape.name, id, place.id);
    row['id'] = place.id;
    return place.isHere;
  }

  private noteJoined({ newcomers, joined }: Unpacking, row: Row, original: Row): void {
    const sessionId = row['sessionId'] as string;
    if (newcomers.mayBe(original['sessionId'] as string).includes(sessionId)) return;
    const id = newcomers.nameOf('session_source', original['id'] as string)!;
    joined.set(sessionId, (joined.get(sessionId) ?? new Set()).add(id));
  }
}

/** A session that is here has an answer here, which knows more than an older one. */
async function isOutdone(tx: Tx, { table }: TableShape, row: Row): Promise<boolean> {
  const current = { ...pick(row, ['sessionId', 'lineage']), current: true };
  return row['current'] === true && (await tx.existsBy<Row>(table as never, current));
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
