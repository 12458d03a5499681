import { Inject, Injectable } from '@nestjs/common';
import type { SessionDone } from '#src/advice/after-session';
import { likelyAmount } from '#src/advice/likely-amount';
import type { EstimateResult } from '#src/estimates/estimate.shapes';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { MagnesiumLosses } from '#src/estimates/magnesium-losses';
import { Consents } from '#src/people/consents';
import { SessionShelf } from '#src/sessions/session-shelf';
import { TrainingDays } from '#src/training/training-days';

/** A session as advice looks at it. */
export interface FoundSession {
  done: SessionDone;
  startedAt: Date;
  endedAt: Date;
  /** What a scale sees go that is not sweat, litres. */
  nonSweatL: number;
}

/** What is known of one session, as its owner may be told. */
@Injectable()
export class SessionFacts {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(MagnesiumLosses) private readonly losses: MagnesiumLosses,
    @Inject(TrainingDays) private readonly training: TrainingDays,
  ) {}

  /** null: it is gone, or may not be worked with. */
  async of(athleteId: string, sessionId: string): Promise<FoundSession | null> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return null;
    const session = (await this.sessions.named('owner', athleteId, [sessionId])).get(sessionId);
    if (!session) return null;
    const [estimate, lost, load] = await Promise.all([
      this.estimates.current('owner', sessionId),
      this.losses.of({ athleteId, by: 'cookie' }, sessionId),
      this.training.ofSession(athleteId, sessionId),
    ]);
    const found = typeof estimate === 'string' || estimate.lossL === null ? null : estimate;
    return {
      startedAt: session.startedAt,
      endedAt: new Date(session.startedAt.getTime() + session.elapsedS * 1000),
      nonSweatL: nonSweatOf(found && found.result),
      done: {
        sessionId,
        durationMin: load?.movingMin ?? session.elapsedS / 60,
        minutesAtThreshold: load?.minutesAtThreshold ?? null,
        sweatL: found && { mu: Math.log(found.lossL!), sigma: found.lossSigma! },
        sodiumMg: sodiumOf(found && found.result),
        magnesiumMg: lost && likelyAmount(lost),
      },
    };
  }
}

/** A litre weighs a kilogram, near enough. */
function nonSweatOf(result: EstimateResult | null): number {
  const { massLossKg, sweat } = result ?? {};
  return massLossKg && sweat ? massLossKg.kg - sweat.litres : 0;
}

function sodiumOf(result: EstimateResult | null): SessionDone['sodiumMg'] {
  const sodium = result?.minerals?.['sodium'];
  return sodium ? { low: sodium.p10, mid: sodium.mg, high: sodium.p90 } : null;
}
