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
import { SessionShelf } from '#src/sessions/session-shelf';
import { LoadInputsOf, withDevice } from '#src/training/load-inputs';
import { LOAD_VERSION, loadOf } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { LoadsBehind } from '#src/training/training.topics';

type Write = (tx: Tx) => Promise<void>;

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
    const { athleteId } = standing;
    if (!(await this.consents.given(athleteId, 'health-data'))) return null;
    const inputs = await this.inputs.session(athleteId, sessionId);
    if (!inputs) return this.withoutWhatWasTakenBack(sessionId);
    const kept = await this.database.read(SessionLoadRow).findOneBy({ sessionId });
    if (kept?.digest === inputs.digest) return null;
    const found = await this.sessions.recording('owner', sessionId);
    if (!found) return null;
    const { recording } = found;
    const { startedAt, utcOffsetS, device } = recording;
    const row = {
      sessionId,
      athleteId,
      startedAt,
      day: localDayOf(startedAt, utcOffsetS),
      deviceKey: sameDevice(athleteId, deviceKeyOf(device)),
      ...loadOf(recording, withDevice(inputs.trainee, recording.athlete), inputs.air),
      sources: await this.sourcesOf(sessionId),
      version: LOAD_VERSION,
      digest: inputs.digest,
      madeAt: this.clock.now(),
    };
    return async (tx) => {
      await takeTurns(tx, `sessions:${athleteId}`);
      if (!(await this.consents.given(athleteId, 'health-data', tx))) return;
      // Whatever has changed since has a fact of its own, which reckons with it.
      if ((await this.inputsNow(athleteId, sessionId)) !== inputs.digest) return;
      const { affected } = await tx.update(SessionLoadRow, { sessionId }, row);
      if (!affected) await tx.insert(SessionLoadRow, { id: newId(), ...row });
    };
  }

  private async inputsNow(athleteId: string, sessionId: string): Promise<string | null> {
    if (!(await this.sessions.standing(sessionId))) return null;
    return (await this.inputs.session(athleteId, sessionId))?.digest ?? null;
  }

  /** Of a session whose data had to go the numbers stay, unless a source they were made of is no longer there. */
  private async withoutWhatWasTakenBack(sessionId: string): Promise<Write | null> {
    const kept = await this.database.read(SessionLoadRow).findOneBy({ sessionId });
    if (!kept) return null;
    const now = await this.sourcesOf(sessionId);
    if (kept.sources.every((source) => now.includes(source))) return null;
    return async (tx) => void (await tx.delete(SessionLoadRow, { id: kept.id }));
  }

  private async sourcesOf(sessionId: string): Promise<string[]> {
    const sources = (await this.sessions.sources('owner', [sessionId])).get(sessionId) ?? [];
    return [...new Set(sources.map(({ source }) => source))].sort();
  }
}

/** Tells whether two sessions had one device, and no longer which: a serial number is raw data, and has to go. */
function sameDevice(athleteId: string, deviceKey: string | null): string | null {
  if (deviceKey === null) return null;
  return createHash('sha256').update(`${athleteId}\n${deviceKey}`).digest('hex').slice(0, 32);
}
