import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { Clock } from '#src/kernel/clock';
import { LabAdmission } from '#src/labs/lab-admission';
import { NoSuchLabValue } from '#src/labs/labs.problems';
import { aboutSweatTest } from '#src/labs/sealed-about';
import { type Opened, type OpenedRow, SealedRows } from '#src/labs/sealed-rows';
import { SweatTest } from '#src/labs/sweat-test.entity';
import { KeptSweatTest } from '#src/labs/sweat-tests.shapes';
import { mmolPerLOf } from '#src/labs/told-sweat-test';
import type { SweatMagnesium } from '#src/sweat/magnesium';
import { testedMagnesium } from '#src/sweat/magnesium-test';

export type OpenedTest = OpenedRow<KeptSweatTest>;

/**
 * Laboratory tests of people's sweat. They lie with the other things a laboratory said of somebody, because that is what
 * they are: sealed alike, for adults, under the same yes, and no token reads them. They are a table of their own as they have no
 * interval, no flags and no place in files of blood values, and estimates know nothing of them: what follows from them is
 * reckoned where it is read (`belief`), so a no takes it away at once and nothing has to be estimated anew.
 */
@Injectable()
export class SweatTests {
  private readonly rows: SealedRows<KeptSweatTest>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(Vault) vault: Vault,
    @Inject(Clock) clock: Clock,
  ) {
    const kind = { table: SweatTest, about: aboutSweatTest, reads: KeptSweatTest };
    this.rows = new SealedRows(database, vault, clock, kind);
  }

  of(athleteId: string): Promise<Opened<KeptSweatTest>> {
    return this.rows.of(athleteId);
  }

  /** What the tests make likely of all the athlete's sweat. null: there are none, or they may not be worked with. */
  async belief(athleteId: string): Promise<SweatMagnesium | null> {
    // Most people have none: they are not asked for consents as well.
    if (!(await this.database.read(SweatTest).existsBy({ athleteId }))) return null;
    if (!(await this.admission.stands(athleteId))) return null;
    const { values } = await this.of(athleteId);
    return beliefOf(values);
  }

  /** The same told twice is one: answers the id of that one, and whether it is new. */
  add(
    tx: Tx,
    athleteId: string,
    kept: KeptSweatTest,
    clientId?: string,
  ): Promise<{ id: string; isNew: boolean }> {
    return this.rows.add(tx, athleteId, kept, { clientId, isSame: (one) => isSame(one, kept) });
  }

  /** @throws NoSuchLabValue also for somebody else's */
  async correct(tx: Tx, athleteId: string, id: string, kept: KeptSweatTest): Promise<void> {
    if (!(await this.rows.correct(tx, athleteId, id, kept))) throw new NoSuchLabValue();
  }

  /** @throws NoSuchLabValue also for somebody else's */
  async remove(athleteId: string, id: string): Promise<void> {
    if (!(await this.rows.remove(athleteId, id))) throw new NoSuchLabValue();
  }

  reseal(): Promise<number> {
    return this.rows.reseal();
  }

  needsOldKey(tx: Tx): Promise<boolean> {
    return this.rows.needsOldKey(tx);
  }
}

export function beliefOf(tests: readonly OpenedTest[]): SweatMagnesium | null {
  return testedMagnesium(
    tests.map(({ kept }) => ({ method: kept.method, day: kept.sampledOn, mmolPerL: mmolPerLOf(kept) })),
  );
}

function isSame(one: KeptSweatTest, other: KeptSweatTest): boolean {
  const { method, sampledOn, value, unit } = one;
  return (
    method === other.method && sampledOn === other.sampledOn && value === other.value && unit === other.unit
  );
}
