import { Inject, Injectable } from '@nestjs/common';
import { Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Problem } from '#src/kernel/problem';
import { LabValue } from '#src/labs/lab-value.entity';
import { NoSuchLabValue } from '#src/labs/labs.problems';
import { KeptValue } from '#src/labs/labs.shapes';
import { isSameValue } from '#src/labs/same-value';
import { aboutLabValue } from '#src/labs/sealed-about';

export interface OpenedValue {
  id: string;
  kept: KeptValue;
  createdAt: Date;
  changedAt: Date;
}

export interface Opened {
  values: OpenedValue[];
  /** Rows that do not open: the others do all the same. */
  unreadable: string[];
}

type Row = Pick<LabValue, 'id' | 'athleteId' | 'sealed' | 'keyId' | 'createdAt' | 'changedAt'>;
const WITH_SEAL = { id: true, athleteId: true, sealed: true, keyId: true, createdAt: true, changedAt: true };

/** The values of people, sealed on their way into the rows and opened on their way out. Who may is asked before. */
@Injectable()
export class LabValues {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<Opened> {
    const asked = { where: { athleteId }, select: WITH_SEAL } as const;
    return this.opened(await this.database.read(LabValue).find(asked));
  }

  /** As they are within this transaction; whoever else changes this athlete's waits. */
  async take(tx: Tx, athleteId: string): Promise<Opened> {
    await takeTurns(tx, `labs:${athleteId}`);
    return this.opened(await tx.find(LabValue, { where: { athleteId }, select: WITH_SEAL }));
  }

  /** The same told twice is one: answers the id of that one, and whether it is new. */
  async add(
    tx: Tx,
    athleteId: string,
    kept: KeptValue,
    clientId: string = newId(),
  ): Promise<{ id: string; isNew: boolean }> {
    const { values } = await this.take(tx, athleteId);
    const sent = await tx.findOneBy(LabValue, { athleteId, clientId });
    const same = sent ?? values.find((one) => isSameValue(one.kept, kept));
    if (same) return { id: same.id, isNew: false };
    return { id: await this.write(tx, athleteId, kept, clientId), isNew: true };
  }

  /** Without looking whether it is there: whoever calls has taken them all. */
  async write(tx: Tx, athleteId: string, kept: KeptValue, clientId: string = newId()): Promise<string> {
    const [id, createdAt] = [newId(), this.clock.now()];
    const { keyId, bytes } = await this.vault.seal(tx, JSON.stringify(kept), aboutLabValue(athleteId, id));
    const times = { createdAt, changedAt: createdAt };
    await tx.insert(LabValue, { id, athleteId, clientId, sealed: bytes, keyId, ...times });
    return id;
  }

  /** @throws NoSuchLabValue also for somebody else's */
  async correct(tx: Tx, athleteId: string, id: string, kept: KeptValue): Promise<void> {
    await takeTurns(tx, `labs:${athleteId}`); // or a change of keys could put the old value back
    const { keyId, bytes } = await this.vault.seal(tx, JSON.stringify(kept), aboutLabValue(athleteId, id));
    const changes = { sealed: bytes, keyId, changedAt: this.clock.now() };
    const { affected } = await tx.update(LabValue, { id, athleteId }, changes);
    if (affected !== 1) throw new NoSuchLabValue();
  }

  /** @throws NoSuchLabValue also for somebody else's */
  async remove(athleteId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.delete(LabValue, { id, athleteId });
      if (affected !== 1) throw new NoSuchLabValue();
    });
  }

  /** Seals with the newest key what is sealed with another. One that does not open stops none of the others. */
  async reseal(): Promise<number> {
    const keyId = Not(this.vault.newestKeyId);
    const stale = await this.database.read(LabValue).find({ where: { keyId }, select: { id: true } });
    let failed = null as Problem | null;
    for (const { id } of stale)
      await this.database
        .transaction((tx) => this.resealOne(tx, id))
        .catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
          failed ??= error;
        });
    if (failed !== null) throw failed;
    return stale.length;
  }

  async needsOldKey(tx: Tx): Promise<boolean> {
    return tx.existsBy(LabValue, { keyId: Not(this.vault.newestKeyId) });
  }

  private async resealOne(tx: Tx, id: string): Promise<void> {
    const found = await tx.findOne(LabValue, { where: { id }, select: { id: true, athleteId: true } });
    if (!found) return;
    await takeTurns(tx, `labs:${found.athleteId}`);
    const row = await tx.findOne(LabValue, { where: { id }, select: WITH_SEAL });
    if (!row || row.keyId === this.vault.newestKeyId) return;
    const about = aboutLabValue(row.athleteId, id);
    const anew = await this.vault.seal(
      tx,
      this.vault.open({ keyId: row.keyId, bytes: row.sealed }, about),
      about,
    );
    await tx.update(LabValue, id, { sealed: anew.bytes, keyId: anew.keyId });
  }

  private opened(rows: Row[]): Opened {
    const opened: Opened = { values: [], unreadable: [] };
    for (const { id, athleteId, sealed, keyId, createdAt, changedAt } of rows) {
      try {
        const text = this.vault.open({ keyId, bytes: sealed }, aboutLabValue(athleteId, id));
        opened.values.push({ id, kept: KeptValue.parse(JSON.parse(text)), createdAt, changedAt });
      } catch {
        opened.unreadable.push(id);
      }
    }
    return opened;
  }
}
