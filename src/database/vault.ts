import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Secrets } from '#src/config/secrets';
import { takeTurns } from '#src/database/database';
import { SealBroken, SealKeyMissing } from '#src/database/seal.problems';
import type { Tx } from '#src/database/transaction';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The turn of those who seal and of the one who retires a key. */
export const SEALING = 'sealing';

/** Something only this installation can read. */
export interface Sealed {
  keyId: string;
  bytes: Buffer;
}

/**
 * Seals what must not lie open in the database: AES-256-GCM with a nonce of its own each time. What it is about is
 * sealed in: bytes moved to another row do not open.
 */
@Injectable()
export class Vault {
  constructor(@Inject(Secrets) private readonly secrets: Secrets) {}

  /** Within a transaction, so that no key is retired between sealing with it and the row that says so. */
  async seal(tx: Tx, text: string, about: string): Promise<Sealed> {
    await takeTurns(tx, SEALING, 'among-others');
    const [{ id, key }] = this.secrets.tokenKeys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { keyId: id, bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
  }

  /** @throws SealKeyMissing @throws SealBroken for other bytes, or about something else */
  open({ keyId, bytes }: Sealed, about: string): string {
    const key = this.secrets.tokenKeys.find(({ id }) => id === keyId)?.key;
    if (!key) throw new SealKeyMissing();
    const [nonce, tag, body] = [
      bytes.subarray(0, NONCE_BYTES),
      bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
      bytes.subarray(NONCE_BYTES + TAG_BYTES),
    ];
    try {
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      throw new SealBroken();
    }
  }

  /** The same, as one text for a JSON payload. */
  async wrap(tx: Tx, text: string, about: string): Promise<string> {
    const { keyId, bytes } = await this.seal(tx, text, about);
    return `${keyId}:${bytes.toString('base64')}`;
  }

  unwrap(wrapped: string, about: string): string {
    const colon = wrapped.indexOf(':');
    return this.open(
      { keyId: wrapped.slice(0, colon), bytes: Buffer.from(wrapped.slice(colon + 1), 'base64') },
      about,
    );
  }

  /** Whether a wrapped text is sealed with the newest key. */
  isNewest(wrapped: string): boolean {
    return wrapped.startsWith(`${this.newestKeyId}:`);
  }

  /** The key everything new is sealed with. */
  get newestKeyId(): string {
    return this.secrets.tokenKeys[0].id;
  }
}
