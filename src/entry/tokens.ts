import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { AccessToken } from '#src/entry/access-token.entity';
import { Keys } from '#src/people/keys';
import { NoSuchToken } from '#src/entry/entry.problems';

export const TOKEN_PREFIX = 'svett_pat_';
/** How exactly `lastUsedAt` is kept: a write for every request would be a high price for a date. */
const USE_NOTED_EVERY_MS = HOUR_MS;

/** Personal access tokens: a person's own keys for their programs. */
@Injectable()
export class Tokens {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** The token itself is told this once and never again. */
  async add(accountId: string, name: string): Promise<{ id: string; name: string; token: string }> {
    const token = this.keys.make(TOKEN_PREFIX);
    const id = newId();
    const row = { id, accountId, name, tokenHash: this.keys.mark(token), createdAt: this.clock.now() };
    await this.database.transaction((tx) => tx.insert(AccessToken, row));
    return { id, name, token };
  }

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

  async accountOf(token: string): Promise<string | null> {
    if (!token.startsWith(TOKEN_PREFIX)) return null;
    const row = await this.database.read(AccessToken).findOneBy({ tokenHash: this.keys.mark(token) });
    if (!row) return null;
    const now = this.clock.now();
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
      await this.database.transaction((tx) => tx.update(AccessToken, row.id, { lastUsedAt: now }));
    }
    return row.accountId;
  }
}
