import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Estimate } from '#src/estimates/estimate.entity';
import { LessonLearned } from '#src/estimates/estimates.topics';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

export type NewEstimate = Omit<Estimate, 'id' | 'current' | 'madeAt'>;

/** Lessons of a whole import are drawn once a minute, not once a file. */
const LESSON_ROUND_MS = 60_000;
/** Time for a transaction begun in a round to be committed before the round is looked at. */
const ROUND_MARGIN_MS = 5_000;

/** Writes estimates down: each set of inputs once, the newest of a session current. */
@Injectable()
export class EstimateLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async write(tx: Tx, estimate: NewEstimate): Promise<void> {
    await takeTurns(tx, `estimate:${estimate.sessionId}`);
    const { sessionId, result } = estimate;
    const before = await tx.findOneBy(Estimate, { sessionId, current: true });
    // What older rows are kept for is their number: their curves would soon outweigh everything else.
    if (before)
      await tx.update(Estimate, before.id, { current: false, result: { ...before.result, curve: null } });
    // Inputs can go back to what they were (a mistyped weight put right): then the old row is current again.
    const { affected } = await tx.update(Estimate, sameInputs(estimate), { current: true, result });
    if (affected) return;
    await tx.insert(Estimate, { ...estimate, id: newId(), current: true, madeAt: this.clock.now() });
  }

  /** Whether the current estimate of the session answers just these inputs. */
  has(estimate: NewEstimate): Promise<boolean> {
    return this.database.read(Estimate).existsBy({ ...sameInputs(estimate), current: true });
  }

  /** A session taught something that later ones of this athlete were reckoned without. */
  async announceLesson(tx: Tx, athleteId: string): Promise<void> {
    const round = Math.floor(this.clock.now().getTime() / LESSON_ROUND_MS);
    const dueAt = new Date((round + 1) * LESSON_ROUND_MS + ROUND_MARGIN_MS);
    await this.outbox.put(tx, LessonLearned, { athleteId }, { key: `${athleteId}:${round}`, dueAt });
  }
}

function sameInputs({ sessionId, model, modelVersion, inputRevision }: NewEstimate) {
  return { sessionId, model, modelVersion, inputRevision };
}
