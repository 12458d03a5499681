import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import type { Belonging } from '#src/takeout/belongings.port';
import { type Person, Possessions, type Row } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import type { Erasable } from '#src/takeout/tombstones';

/** Rows that go in one transaction: while it runs, others on SQLite wait. */
const ROWS_AT_ONCE = 200;

/** Clears somebody's rows and files away, a piece at a time: what is left after a crash goes the next time. */
@Injectable()
export class Clearance {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Possessions) private readonly possessions: Possessions,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Profiles) private readonly profiles: Profiles,
  ) {}

  /** What opens the door for an account goes at once, within the transaction that says so. */
  async lockOut(tx: Tx, { accountId }: Person): Promise<void> {
    await this.accounts.close(tx, accountId);
    for (const { table, whose } of this.possessions.all) {
      const isKey = typeof whose === 'object' && whose.of === 'account' && whose.by !== 'id';
      if (isKey && this.possessions.shape(table).name !== 'athlete')
        await tx.delete(table as never, { [whose.by]: accountId });
    }
  }

  /** Everything but the rows of the account and the athlete themselves. */
  async clear(person: Person, what: Erasable): Promise<void> {
    for (const belonging of this.possessions.all.toReversed()) {
      const { whose, onErasure } = belonging;
      const isTheirs = typeof whose === 'object' && whose.of !== 'account';
      if (isTheirs && (what === 'account' || onErasure === undefined))
        await this.clearTable(person, belonging);
    }
  }

  /** The row of the account, or of what the athlete told of themselves. */
  async end(tx: Tx, { accountId, athleteId }: Person, what: Erasable): Promise<void> {
    if (what === 'account') await this.accounts.remove(tx, accountId);
    else await this.profiles.blank(tx, athleteId);
  }

  private async clearTable(person: Person, belonging: Belonging): Promise<void> {
    const { name, primary } = this.possessions.shape(belonging.table);
    const columns = name === 'archive' ? [...primary, 'fileName'] : primary;
    const pages = this.possessions.rowsOf(person, belonging, { columns, page: ROWS_AT_ONCE });
    for await (const rows of pages) {
      if (name === 'task') for (const { id } of rows) await this.folders.remove(id as string);
      if (name === 'archive')
        for (const { id, fileName } of rows)
          await this.folders.removeArchive(id as string, fileName as string | null);
      await this.database.transaction(async (tx) => {
        await takeTurns(tx, `sessions:${person.athleteId}`); // what an import is writing comes first, and goes with the rest
        await this.remove(tx, belonging, primary, rows);
      });
    }
  }

  private async remove(tx: Tx, { table }: Belonging, primary: string[], rows: Row[]): Promise<void> {
    const [key] = primary;
    if (primary.length === 1)
      return void (await tx.delete(table as never, { [key!]: In(rows.map((row) => row[key!])) }));
    for (const row of rows) {
      const where = Object.fromEntries(primary.map((name) => [name, row[name]]));
      await tx.delete(table as never, where);
    }
  }
}
