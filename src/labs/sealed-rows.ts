import type { z } from 'zod';
import { Not } from '#src/database/criteria';
import { type Database, takeTurns } from '#src/database/database';
import { resealStale } from '#src/database/reseal';
import type { Tx } from '#src/database/transaction';
import type { Vault } from '#src/database/vault';
import type { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

/** A row that tells only whose it is, and since when. */
export interface SealedRow {
  id: string;
  athleteId: string;
  clientId: string;
  sealed: Buffer;
  keyId: string;
  createdAt: Date;
  changedAt: Date;
}

export interface SealedTable<Kept> {
  table: new () => SealedRow;
  /** What a row is sealed about: bytes moved to another row, or to another person, do not open. */
  about: (athleteId: string, id: string) => string;
  reads: z.ZodType<Kept>;
}

export interface OpenedRow<Kept> {
  id: string;
  kept: Kept;
  createdAt: Date;
  changedAt: Date;
}

export interface Opened<Kept> {
  values: OpenedRow<Kept>[];
  /** Rows that do not open: the others do all the same. */
  unreadable: string[];
}

type Row = Omit<SealedRow, 'clientId'>;
const WITH_SEAL = { id: true, athleteId: true, sealed: true, keyId: true, createdAt: true, changedAt: true };

/** The rows of one table, sealed on their way in and opened on their way out. Who may is asked before. */
export class SealedRows<Kept> {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly kind: SealedTable<Kept>,
  ) {}

  async of(athleteId: string): Promise<Opened<Kept>> {
    const asked = { where: { athleteId }, select: WITH_SEAL } as const;
    return this.opened(await this.database.read(this.kind.table).find(asked));
  }

  /** As they are within this transaction; whoever else changes this athlete's waits. */
  async take(tx: Tx, athleteId: string): Promise<Opened<Kept>> {
    await takeTurns(tx, `labs:${athleteId}`);
    return this.opened(await tx.find(this.kind.table, { where: { athleteId }, select: WITH_SEAL }));
  }

  /** The same told twice is one, by its name or by what it says: answers the id of that one, and whether it is new. */
  async add(
    tx: Tx,
    athleteId: string,
    kept: Kept,
    { clientId = newId(), isSame }: { clientId?: string | undefined; isSame: (one: Kept) => boolean },
  ): Promise<{ id: string; isNew: boolean }> {
    const { values } = await this.take(tx, athleteId);
    const sent = await tx.findOneBy(this.kind.table, { athleteId, clientId });
    const same = sent ?? values.find((one) => isSame(one.kept));
    if (same) return { id: same.id, isNew: false };
    return { id: await this.write(tx, athleteId, kept, clientId), isNew: true };
  }

  /** Without looking whether it is there: whoever calls has taken them all. */
  async write(tx: Tx, athleteId: string, kept: Kept, clientId: string = newId()): Promise<string> {
    const [id, createdAt] = [newId(), this.clock.now()];
    const seal = await this.seal(tx, kept, this.kind.about(athleteId, id));
    await tx.insert(this.kind.table, { id, athleteId, clientId, ...seal, createdAt, changedAt: createdAt });
    return id;
  }

  /** false: it is not there, or somebody else's. */
  async correct(tx: Tx, athleteId: string, id: string, kept: Kept): Promise<boolean> {
    await takeTurns(tx, `labs:${athleteId}`); // or a change of keys could put the old value back
    const seal = await this.seal(tx, kept, this.kind.about(athleteId, id));
    const changes = { ...seal, changedAt: this.clock.now() };
    const { affected } = await tx.update(this.kind.table, { id, athleteId }, changes);
    return affected === 1;
  }

  /** false: it is not there, or somebody else's. */
  async remove(athleteId: string, id: string): Promise<boolean> {
    const { affected } = await this.database.transaction((tx) =>
      tx.delete(this.kind.table, { id, athleteId }),
    );
    return affected === 1;
  }

  /** Seals with the newest key what is sealed with another. */
  reseal(): Promise<number> {
    const what = { table: this.kind.table, newestKeyId: this.vault.newestKeyId };
    return resealStale(this.database, what, (tx, id) => this.resealOne(tx, id));
  }

  async needsOldKey(tx: Tx): Promise<boolean> {
    return tx.existsBy(this.kind.table, { keyId: Not(this.vault.newestKeyId) });
  }

  private async resealOne(tx: Tx, id: string): Promise<void> {
    const { table, about } = this.kind;
    const found = await tx.findOne(table, { where: { id }, select: { id: true, athleteId: true } });
    if (!found) return;
    await takeTurns(tx, `labs:${found.athleteId}`);
    const row = await tx.findOne(table, { where: { id }, select: WITH_SEAL });
    if (!row || row.keyId === this.vault.newestKeyId) return;
    const context = about(row.athleteId, id);
    const text = this.vault.open({ keyId: row.keyId, bytes: row.sealed }, context);
    const { keyId, bytes } = await this.vault.seal(tx, text, context);
    await tx.update(table, id, { sealed: bytes, keyId });
  }

  private async seal(tx: Tx, kept: Kept, about: string): Promise<Pick<SealedRow, 'sealed' | 'keyId'>> {
    const { keyId, bytes } = await this.vault.seal(tx, JSON.stringify(kept), about);
    return { sealed: bytes, keyId };
  }

  private opened(rows: Row[]): Opened<Kept> {
    const opened: Opened<Kept> = { values: [], unreadable: [] };
    for (const { id, athleteId, sealed, keyId, createdAt, changedAt } of rows) {
      try {
        const text = this.vault.open({ keyId, bytes: sealed }, this.kind.about(athleteId, id));
        opened.values.push({ id, kept: this.kind.reads.parse(JSON.parse(text)), createdAt, changedAt });
      } catch {
        opened.unreadable.push(id);
      }
    }
    return opened;
  }
}
