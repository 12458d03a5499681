import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { AccessToken } from '#src/entry/access-token.entity';
import { Keys } from '#src/people/keys';
import { NoSuchToken } from '#src/entry/entry.problems';
import type { TokenScope } from '#src/people/token-scope';

export const TOKEN_PREFIX = 'svett_pat_';
export const TOKEN_DAYS = 365;
/** How exactly `lastUsedAt` is kept: a write for every request would be a high price for a date. */
const USE_NOTED_EVERY_MS = HOUR_MS;

export interface NewToken {
  name: string;
  scopes: readonly TokenScope[];
  /** How long it works. */
  days: number;
}

/** Personal access tokens: a person's own keys for their programs. */
@Injectable()
export class Tokens {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** The token itself is told this once and never again. */
  async add(
    accountId: string,
    { name, scopes, days }: NewToken,
  ): Promise<{ id: string; name: string; token: string }> {
    const token = this.keys.make(TOKEN_PREFIX);
    const id = newId();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
    const row = { id, accountId, name, scopes: [...new Set(scopes)], createdAt, expiresAt };
    await this.database.transaction((tx) =>
      tx.insert(AccessToken, { ...row, tokenHash: this.keys.mark(token) }),
    );
    return { id, name, token };
  }

  /** Those that no longer work as well: whoever wonders why finds out. */
  list(accountId: string): Promise<AccessToken[]> {
    return this.database
      .read(AccessToken)
      .find({ where: { accountId }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  /** @throws NoSuchToken also for somebody else's */
  async remove(accountId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(AccessToken, { id, accountId }));
    if (affected !== 1) throw new NoSuchToken();
  }

  async removeAll(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(AccessToken, { accountId });
  }

  /** Whose it is and what it may do; null: it opens nothing, or nothing any more. */
  async opens(token: string): Promise<{ accountId: string; scopes: readonly TokenScope[] } | null> {
    if (!token.startsWith(TOKEN_PREFIX)) return null;
    const row = await this.database.read(AccessToken).findOneBy({ tokenHash: this.keys.mark(token) });
    const now = this.clock.now();
    if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null;
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
      await this.database.transaction((tx) => tx.update(AccessToken, row.id, { lastUsedAt: now }));
    }
    return { accountId: row.accountId, scopes: row.scopes };
  }
}
