import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { LabValue } from '#src/labs/lab-value.entity';
import { NoSuchLabValue, SuchValueThere, TooManyLabValues } from '#src/labs/labs.problems';
import { LabValuesTold } from '#src/labs/labs.topics';
import { KeptValue, MOST_VALUES } from '#src/labs/labs.shapes';
import { isSameValue } from '#src/labs/same-value';
import { aboutLabValue } from '#src/labs/sealed-about';
import { type Opened, type OpenedRow, SealedRows } from '#src/labs/sealed-rows';

export type OpenedValue = OpenedRow<KeptValue>;

/** The values of people, sealed. Who may is asked before. */
@Injectable()
export class LabValues {
  private readonly rows: SealedRows<KeptValue>;

  constructor(
    @Inject(Database) database: Database,
    @Inject(Vault) vault: Vault,
    @Inject(Clock) clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {
    const kind = { table: LabValue, about: aboutLabValue, reads: KeptValue };
    this.rows = new SealedRows(database, vault, clock, kind);
  }

  of(athleteId: string): Promise<Opened<KeptValue>> {
    return this.rows.of(athleteId);
  }

  /** As they are within this transaction; whoever else changes this athlete's waits. */
  take(tx: Tx, athleteId: string): Promise<Opened<KeptValue>> {
    return this.rows.take(tx, athleteId);
  }

  /** The same told twice is one: answers the id of that one, and whether it is new. */
  async add(
    tx: Tx,
    athleteId: string,
    kept: KeptValue,
    clientId?: string,
  ): Promise<{ id: string; isNew: boolean }> {
    const isSame = (one: KeptValue) => isSameValue(one, kept);
    const added = await this.rows.add(tx, athleteId, kept, { clientId, isSame });
    if (added.isNew && (await tx.countBy(LabValue, { athleteId })) > MOST_VALUES)
      throw new TooManyLabValues(MOST_VALUES);
    if (added.isNew) await this.tell(tx, athleteId);
    return added;
  }

  /** Without looking whether it is there: whoever calls has taken them all. */
  write(tx: Tx, athleteId: string, kept: KeptValue): Promise<string> {
    return this.rows.write(tx, athleteId, kept);
  }

  /** @throws NoSuchLabValue also for somebody else's @throws SuchValueThere */
  async correct(tx: Tx, athleteId: string, id: string, kept: KeptValue): Promise<void> {
    const { values } = await this.rows.take(tx, athleteId);
    if (values.some((one) => one.id !== id && isSameValue(one.kept, kept))) throw new SuchValueThere();
    if (!(await this.rows.correct(tx, athleteId, id, kept))) throw new NoSuchLabValue();
    await this.tell(tx, athleteId);
  }

  /** For whoever wrote several, once. */
  tell(tx: Tx, athleteId: string): Promise<void> {
    return this.outbox.put(tx, LabValuesTold, { athleteId }, { key: newId() });
  }

  /** Without looking whether another is the same: whoever calls has taken them all. */
  async replace(tx: Tx, athleteId: string, id: string, kept: KeptValue): Promise<void> {
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
