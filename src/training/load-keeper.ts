import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { deviceKeyOf } from '#src/estimates/device-bias';
import { AthleteReckoned } from '#src/estimates/estimates.topics';
import { Passes } from '#src/estimates/passes';
import { Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, localDayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { audienceOf, type Lineage } from '#src/sessions/audience';
import { SessionShelf } from '#src/sessions/session-shelf';
import { type LoadInputs, LoadInputsOf, withDevice } from '#src/training/load-inputs';
import { LOAD_VERSION, loadOf } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { LoadsBehind } from '#src/training/training.topics';

type Write = (tx: Tx) => Promise<void>;
type NewLoad = Omit<SessionLoadRow, 'id'>;

/** What stands of a session in one lineage, and what has to be written for it. */
interface Settled {
  row: NewLoad | null;
  write: Write | null;
}

const NOTHING: Settled = { row: null, write: null };

/** Writes down what sessions asked of whoever did them. */
@Injectable()
export class LoadKeeper {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(LoadInputsOf) private readonly inputs: LoadInputsOf,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  private readonly passes = new Passes((athleteId) => this.passOver(athleteId));

  @Handles(AthleteReckoned)
  onAthlete({ athleteId }: Said<typeof AthleteReckoned>): Promise<void> {
    return this.passes.over(athleteId);
  }

  @Handles(LoadsBehind)
  onBehind({ athleteId }: Said<typeof LoadsBehind>): Promise<void> {
    return this.passes.over(athleteId);
  }

  /** Newest first: that is what is looked at. */
  private async passOver(athleteId: string): Promise<void> {
    const failures: unknown[] = [];
    for (const sessionId of await this.sessions.idsOf(athleteId)) {
      // SQLite answers without ever letting go of the thread: let requests in between.
      await setImmediate();
      const settling = this.settle(sessionId).then((write) => write && this.database.transaction(write));
      // One damaged session must not keep the others from being seen anew.
      await settling.catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Slow, so outside any transaction. null: there is nothing to write. */
  async settle(sessionId: string): Promise<Write | null> {
    const standing = await this.sessions.standing(sessionId);
    if (!standing) return null;
    const { athleteId, shareable } = standing;
    if (!(await this.consents.given(athleteId, 'health-data'))) return null;
    const own = await this.settleLine('owner', athleteId, sessionId);
    const shared = shareable
      ? await this.settleLine('shareable', athleteId, sessionId, own.row)
      : await this.withoutAny('shareable', sessionId);
    const writes = [own.write, shared.write].filter((write) => write !== null);
    if (writes.length === 0) return null;
    return async (tx) => {
      await takeTurns(tx, `sessions:${athleteId}`);
      for (const write of writes) await write(tx);
    };
  }

  /** `made`: the owner's line, made just now: where both are made of the same it need not be reckoned twice. */
  private async settleLine(
    lineage: Lineage,
    athleteId: string,
    sessionId: string,
    made: NewLoad | null = null,
  ): Promise<Settled> {
    const inputs = await this.inputs.session(lineage, athleteId, sessionId);
    if (!inputs) return this.withoutWhatWasTakenBack(lineage, sessionId);
    const kept = await this.kept(lineage, sessionId);
    if (kept?.digest === inputs.digest) return { row: kept, write: null };
    const row =
      made?.digest === inputs.digest
        ? { ...made, lineage }
        : await this.reckoned(lineage, athleteId, sessionId, inputs);
    if (!row) return NOTHING;
    const write: Write = async (tx) => {
      if (!(await this.consents.given(athleteId, 'health-data', tx))) return;
      // Whatever has changed since has a fact of its own, which reckons with it.
      if ((await this.inputsNow(lineage, athleteId, sessionId)) !== inputs.digest) return;
      const { affected } = await tx.update(SessionLoadRow, { sessionId, lineage }, row);
      if (!affected) await tx.insert(SessionLoadRow, { ...row, id: newId() });
    };
    return { row, write };
  }

  private async reckoned(
    lineage: Lineage,
    athleteId: string,
    sessionId: string,
    inputs: LoadInputs,
  ): Promise<NewLoad | null> {
    const found = await this.sessions.recording(lineage, sessionId);
    if (!found) return null;
    const { recording } = found;
    const { startedAt, utcOffsetS, device } = recording;
    return {
      sessionId,
      athleteId,
      lineage,
      startedAt,
      day: localDayOf(startedAt, utcOffsetS),
      deviceKey: sameDevice(athleteId, deviceKeyOf(device)),
      ...loadOf(recording, withDevice(inputs.trainee, recording.athlete), inputs.air),
      sources: await this.sourcesOf(lineage, sessionId),
      version: LOAD_VERSION,
      digest: inputs.digest,
      madeAt: this.clock.now(),
    };
  }

  private async inputsNow(lineage: Lineage, athleteId: string, sessionId: string): Promise<string | null> {
    const standing = await this.sessions.standing(sessionId);
    if (!standing || (lineage === 'shareable' && !standing.shareable)) return null;
    return (await this.inputs.session(lineage, athleteId, sessionId))?.digest ?? null;
  }

  /** Of a session whose data had to go the numbers stay, unless a source they were made of is no longer there. */
  private async withoutWhatWasTakenBack(lineage: Lineage, sessionId: string): Promise<Settled> {
    const kept = await this.kept(lineage, sessionId);
    if (!kept) return NOTHING;
    const now = await this.sourcesOf(lineage, sessionId);
    if (kept.sources.every((source) => now.includes(source))) return NOTHING;
    return { row: null, write: async (tx) => void (await tx.delete(SessionLoadRow, { id: kept.id })) };
  }

  private async withoutAny(lineage: Lineage, sessionId: string): Promise<Settled> {
    if (!(await this.kept(lineage, sessionId))) return NOTHING;
    const write: Write = async (tx) => void (await tx.delete(SessionLoadRow, { sessionId, lineage }));
    return { row: null, write };
  }

  private kept(lineage: Lineage, sessionId: string): Promise<SessionLoadRow | null> {
    return this.database.read(SessionLoadRow).findOneBy({ sessionId, lineage });
  }

  private async sourcesOf(lineage: Lineage, sessionId: string): Promise<string[]> {
    const audience = audienceOf(lineage);
    const sources = (await this.sessions.sources(audience, [sessionId])).get(sessionId) ?? [];
    return [...new Set(sources.map(({ source }) => source))].sort();
  }
}

/** Tells whether two sessions had one device, and no longer which: a serial number is raw data, and has to go. */
function sameDevice(athleteId: string, deviceKey: string | null): string | null {
  if (deviceKey === null) return null;
  return createHash('sha256').update(`${athleteId}\n${deviceKey}`).digest('hex').slice(0, 32);
}
