import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tokens } from '#src/connect/grant.port';
import { Link } from '#src/connect/link.entity';
import { aboutLink } from '#src/connect/sealed-about';
import { Vault } from '#src/database/vault';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';

/** Tokens as they are sealed. */
const Written = z.object({
  access: z.string(),
  refresh: z.string().nullable(),
  accessExpiresAt: z.coerce.date().nullable(),
  refreshExpiresAt: z.coerce.date().nullable(),
});

export function tokensAsText(tokens: Tokens): string {
  return JSON.stringify(tokens);
}

export function tokensFromText(text: string): Tokens {
  return Written.parse(JSON.parse(text));
}

/** A link's tokens as they are at one moment. */
export interface Held {
  tokens: Tokens;
  /** When the brand gave them. */
  at: Date;
}

/** The turn of those who change a link's tokens. */
export function turnOf(linkId: string): string {
  return `tokens:${linkId}`;
}

type SealedColumns = Pick<Link, 'tokens' | 'keyId' | 'tokensAt' | 'leaseOwner' | 'leasedUntil'>;

/** The tokens of links, sealed on their way into the rows and opened on their way out. */
@Injectable()
export class Keyring {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: there is no such link. */
  async read(linkId: string): Promise<Held | null> {
    return this.open(await this.database.read(Link).findOne(withTokens(linkId)));
  }

  /** As they are within this transaction. */
  async readIn(tx: Tx, linkId: string): Promise<Held | null> {
    return this.open(await tx.findOne(Link, withTokens(linkId)));
  }

  /** What a link's row holds of new tokens. Whoever was renewing the old ones has lost the right to. */
  async sealed(tx: Tx, linkId: string, tokens: Tokens): Promise<SealedColumns> {
    const { keyId, bytes } = await this.vault.seal(tx, tokensAsText(tokens), aboutLink(linkId));
    return { tokens: bytes, keyId, tokensAt: this.clock.now(), leaseOwner: null, leasedUntil: null };
  }

  private open(row: Pick<Link, 'id' | 'tokens' | 'keyId' | 'tokensAt'> | null): Held | null {
    if (!row) return null;
    const text = this.vault.open({ keyId: row.keyId, bytes: row.tokens }, aboutLink(row.id));
    return { tokens: tokensFromText(text), at: row.tokensAt };
  }
}

function withTokens(id: string) {
  return { where: { id }, select: { id: true, tokens: true, keyId: true, tokensAt: true } } as const;
}
