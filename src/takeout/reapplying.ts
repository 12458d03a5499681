import { Inject, Injectable } from '@nestjs/common';
import { Erasures } from '#src/connect/erasures';
import { Accounts } from '#src/people/accounts';
import { Visitors } from '#src/people/visitors';
import { Farewells } from '#src/takeout/farewells';
import { type Tombstone, Tombstones } from '#src/takeout/tombstones';

/** Erases again whom a backup brought back. */
@Injectable()
export class Reapplying {
  constructor(
    @Inject(Tombstones) private readonly tombstones: Tombstones,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(Farewells) private readonly farewells: Farewells,
  ) {}

  /** By the tombstones at `path`, or this installation's own. Answers how many were erased. */
  async run(path?: string): Promise<{ account: number; data: number }> {
    const stones = await this.tombstones.all(path);
    const erased = { account: 0, data: 0 };
    if (stones.length === 0) return erased;
    for (const { id } of await this.accounts.list()) {
      const person = await this.visitors.of(id, 'token');
      if (!person) continue;
      for (const what of ['account', 'data'] as const) {
        const mark = this.tombstones.markOf(person, what);
        const theirs = stones.filter((stone) => stone.what === what && stone.mark === mark);
        if (!(await this.isDue(what, person.athleteId, theirs))) continue;
        await this.farewells.erase({ accountId: id, athleteId: person.athleteId }, what);
        erased[what] += 1;
        break;
      }
    }
    return erased;
  }

  /** An account that was erased is not there. Data may have come since, which the record of the erasure tells. */
  private async isDue(what: 'account' | 'data', athleteId: string, stones: Tombstone[]): Promise<boolean> {
    if (what === 'account' || stones.length === 0) return stones.length > 0;
    const last = Math.max(...stones.map(({ at }) => Date.parse(at)));
    const records = await this.erasures.list();
    const isRecorded = records.some(
      (record) =>
        record.athleteId === athleteId &&
        record.reason === 'data-erased' &&
        record.doneAt.getTime() >= last - 60_000,
    );
    return !isRecorded;
  }
}
