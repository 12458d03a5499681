import { Inject, Injectable } from '@nestjs/common';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { FactorMoved } from '#src/estimates/estimates.topics';
import { Outbox } from '#src/jobs/outbox';
import { Consents } from '#src/people/consents';
import { Tasks } from '#src/people/tasks';
import { WeighIns } from '#src/sessions/weigh-ins';

/** What the athlete sees advance while their sessions are estimated anew. */
export const RELEARNING = 're-estimate';

/**
 * Says that an athlete's factor is other than what their sessions were estimated with. However often it is said before
 * the work begins, it is done once; said while it goes on, it is done once more.
 */
@Injectable()
export class Relearning {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** Answers the task that will follow. Nothing of what changed may be written after this in another transaction. */
  async want(tx: Tx, athleteId: string): Promise<string> {
    await this.inTurn(tx, athleteId);
    const waiting = await this.tasks.waiting(tx, athleteId, RELEARNING);
    if (waiting !== null) return waiting;
    const taskId = await this.tasks.begin(tx, athleteId, RELEARNING);
    await this.outbox.put(tx, FactorMoved, { athleteId, taskId }, { key: `${athleteId}:${taskId}` });
    return taskId;
  }

  /** Without their consent nothing is estimated; all is once they give it again, with what is known by then. */
  async wantIfAllowed(tx: Tx, athleteId: string): Promise<void> {
    if (await this.isAllowed(tx, athleteId)) await this.want(tx, athleteId);
  }

  /** What the model says of these sessions without the person is another now: of interest where one was weighed. */
  async wantIfWeighed(tx: Tx, athleteId: string, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length > 0 && (await this.weighIns.areAny(tx, sessionIds)))
      await this.wantIfAllowed(tx, athleteId);
  }

  /**
   * From here on a change wants a task of its own: whatever was changed before is there to be read. Whoever is at an
   * older one, perhaps in another process, leaves the rest to this one. false: the athlete does not let us reckon, or
   * a newer one is at it already.
   */
  async begin(tx: Tx, athleteId: string, taskId: string, total: number): Promise<boolean> {
    if (!(await this.isAllowed(tx, athleteId))) return false;
    await this.inTurn(tx, athleteId);
    if (!(await this.tasks.isOpenIn(tx, taskId))) return false;
    await this.tasks.endOthers(tx, athleteId, RELEARNING, taskId);
    await this.tasks.advance(tx, taskId, { done: 0, total });
    return true;
  }

  /** false: it is out of date, and a newer task does all of it; or the athlete has said no meanwhile. */
  async goOn(tx: Tx, athleteId: string, taskId: string, done: number): Promise<boolean> {
    if (!(await this.isNewest(tx, athleteId, taskId))) return false;
    if (!(await this.isAllowed(tx, athleteId))) return false;
    await this.tasks.advance(tx, taskId, { done });
    return true;
  }

  /**
   * To be asked last in a transaction that writes what was learned: nobody begins a newer task until it has ended, and so
   * whoever does reads what was written. false: one has begun; nothing of this may stand.
   */
  async mayStand(tx: Tx, athleteId: string, taskId: string): Promise<boolean> {
    await this.inTurn(tx, athleteId);
    return this.isNewest(tx, athleteId, taskId);
  }

  async end(tx: Tx, taskId: string): Promise<void> {
    await this.tasks.end(tx, taskId);
  }

  private async isNewest(tx: Tx, athleteId: string, taskId: string): Promise<boolean> {
    if ((await this.tasks.waiting(tx, athleteId, RELEARNING)) !== null) return false;
    return this.tasks.isOpenIn(tx, taskId);
  }

  private isAllowed(tx: Tx, athleteId: string): Promise<boolean> {
    return this.consents.given(athleteId, 'health-data', tx);
  }

  private inTurn(tx: Tx, athleteId: string): Promise<void> {
    return takeTurns(tx, `relearning:${athleteId}`);
  }
}
