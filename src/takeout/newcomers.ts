import { createHash } from 'node:crypto';
import type { Tx } from '#src/database/transaction';
import type { TableShape } from '#src/database/table-shape';
import type { Row } from '#src/takeout/possessions';

/**
 * What rows of an export are called here. An id that is free stays; one that is somebody else's (an export taken in
 * beside the account it came from) becomes another, the same each time, so that nothing comes in twice.
 */
export class Newcomers {
  private readonly names = new Map<string, string>();

  constructor(private readonly athleteId: string) {}

  /** null: the row it was called after is not here, and so whatever hangs on it is not either. */
  nameOf(tableName: string, id: string): string | null {
    return this.names.get(`${tableName}:${id}`) ?? null;
  }

  remember(tableName: string, id: string, here: string): void {
    this.names.set(`${tableName}:${id}`, here);
  }

  /** What rows of a table are called here. */
  all(tableName: string): string[] {
    return [...this.names].flatMap(([key, here]) => (key.startsWith(`${tableName}:`) ? here : []));
  }

  /** Ids it may have got here when it was taken in before. */
  mayBe(id: string): string[] {
    return [id, this.another(id)];
  }

  /** Under which id it is here already, or would be; `isHere` says which. */
  async place(tx: Tx, shape: TableShape, id: string): Promise<{ id: string; isHere: boolean }> {
    for (const candidate of this.mayBe(id)) {
      const row = await tx.findOneBy<Row>(shape.table as never, { id: candidate });
      if (!row) return { id: candidate, isHere: false };
      if (row['athleteId'] === this.athleteId) return { id: candidate, isHere: true };
    }
    throw new Error('An id made for one athlete is another’s.');
  }

  private another(id: string): string {
    const digest = createHash('sha256').update(`${this.athleteId}:${id}`).digest();
    digest[6] = (digest[6]! & 0x0f) | 0x80; // a UUID of version 8: made by ourselves
    digest[8] = (digest[8]! & 0x3f) | 0x80;
    const hex = digest.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    );
  }
}
