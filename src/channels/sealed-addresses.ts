import type { z } from 'zod';
import { Not } from '#src/database/criteria';
import { type Database, takeTurns } from '#src/database/database';
import { resealStale } from '#src/database/reseal';
import type { Tx } from '#src/database/transaction';
import type { Vault } from '#src/database/vault';

interface SealedRow {
  id: string;
  sealed: Buffer;
  keyId: string;
}

interface SealedTable<Address> {
  table: new () => SealedRow;
  about: (id: string) => string;
  reads: z.ZodType<Address>;
}

const WITH_SEAL = { id: true, sealed: true, keyId: true } as const;

/** Where messages go, sealed on its way into the rows of one table and opened on its way out. */
export class SealedAddresses<Address> {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly kind: SealedTable<Address>,
  ) {}

  /** What a row holds of it; whoever calls has the row to themselves. */
  async seal(tx: Tx, id: string, address: Address): Promise<Pick<SealedRow, 'sealed' | 'keyId'>> {
    await takeTurns(tx, this.kind.about(id)); // or a change of keys could put the old one back
    const { keyId, bytes } = await this.vault.seal(tx, JSON.stringify(address), this.kind.about(id));
    return { sealed: bytes, keyId };
  }

  /** null: there is no such row. @throws SealKeyMissing @throws SealBroken */
  async open(id: string): Promise<Address | null> {
    const row = await this.database.read(this.kind.table).findOne({ where: { id }, select: WITH_SEAL });
    return row && this.kind.reads.parse(JSON.parse(this.opened(row)));
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
    await takeTurns(tx, this.kind.about(id));
    const row = await tx.findOne(this.kind.table, { where: { id }, select: WITH_SEAL });
    if (!row || row.keyId === this.vault.newestKeyId) return;
    const { keyId, bytes } = await this.vault.seal(tx, this.opened(row), this.kind.about(id));
    await tx.update(this.kind.table, id, { sealed: bytes, keyId });
  }

  private opened({ id, sealed, keyId }: SealedRow): string {
    return this.vault.open({ keyId, bytes: sealed }, this.kind.about(id));
  }
}
