import { createHash } from 'node:crypto';
import {
  type Carried,
  type CarriedRow,
  type CopiedKind,
  type CopiedTable,
} from '#src/database/copied-tables';
import { asMoment } from '#src/database/portable';

/** Of a table's rows, the same whichever database they were read from. */
export interface Fingerprint {
  rows: number;
  /** 32 hexadecimal digits. */
  checksum: string;
}

const MOST = 1n << 128n;

/**
 * Adds rows up. What each holds is hashed as the same bytes on either engine, and the hashes are added, so that it does not
 * matter in which order they come: texts are sorted otherwise by each database, and often by each server.
 */
export class RowsDigest {
  private rows = 0;
  private sum = 0n;

  constructor(private readonly table: CopiedTable) {}

  add(row: CarriedRow): void {
    const hash = createHash('sha256');
    for (const { name, kind } of this.table.columns) {
      const bytes = canonical(row[name] ?? null, kind);
      hash.update(`${bytes?.length ?? 'null'}:`);
      if (bytes) hash.update(bytes);
    }
    const digest = hash.digest();
    this.sum = (this.sum + (digest.readBigUInt64BE(0) << 64n) + digest.readBigUInt64BE(8)) % MOST;
    this.rows += 1;
  }

  told(): Fingerprint {
    return { rows: this.rows, checksum: this.sum.toString(16).padStart(32, '0') };
  }
}

function canonical(value: Carried, kind: CopiedKind): Buffer | null {
  if (value === null) return null;
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value === 'bigint') return Buffer.from(`i${value}`);
  if (kind === 'time') return Buffer.from(momentOf(value));
  return Buffer.from(kind === 'json' ? inOrder(value) : value);
}

/** Bit by bit, so that no digit is rounded away. SQLite knows no -0, and keeps 1.0 as 1. */
function ofNumber(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  return bytes;
}

/** To the millisecond; what is no moment stays the text it is, which no moment is like. */
function momentOf(told: string): string {
  const ms = asMoment(told.replace(/Z$/, '')).getTime();
  return Number.isNaN(ms) ? told : String(ms);
}

/** PostgreSQL keeps the names in an object in an order of its own, and numbers as 100 where SQLite has 1e2. */
function inOrder(json: string): string {
  return JSON.stringify(JSON.parse(json), (_name, held: unknown) => {
    if (held === null || typeof held !== 'object' || Array.isArray(held)) return held;
    return Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
