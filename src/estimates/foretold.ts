import { Inject, Injectable } from '@nestjs/common';
import { type Compared, EstimateShelf, type SaidLoss } from '#src/estimates/estimate-shelf';
import { HeatLog } from '#src/estimates/heat-log';
import { litresFor } from '#src/estimates/litres-for';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { calibrationFor, type Lesson } from '#src/estimates/weigh-in-lessons';
import { WeighIns } from '#src/sessions/weigh-ins';
import type { Lineage } from '#src/sessions/audience';
import type { Trial } from '#src/sweat/accuracy';
import type { LogNormal } from '#src/sweat/distribution';

/** A weighing beside what Svett had said of its session before it heard of it. */
export interface Foretelling extends Trial {
  sessionId: string;
  startedAt: Date;
  /** When the weighing was first told of: what was foretold is older. */
  toldAt: Date;
  /** `kept`: the very number of then. `made-again`: that one is gone, and this is what was known then, reckoned now. */
  basis: 'kept' | 'made-again';
  /** Weighings known by then. */
  weighInsBefore: number;
}

type TimedLesson = Lesson & { toldAt: Date };

/**
 * What Svett said of weighed sessions before it heard of each weighing: the newest estimate that was made before. No
 * estimate knows the weighing of its own session, and one made before cannot know any that came after. [Dawid1984]
 */
@Injectable()
export class Foretold {
  constructor(
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(SweatFactor) private readonly factor: SweatFactor,
    @Inject(HeatLog) private readonly heat: HeatLog,
  ) {}

  /** In the order in which the weighings were told of. Only those that teach: what is refused says nothing of a number either. */
  async of(athleteId: string): Promise<Foretelling[]> {
    const { lineage, lessons } = await this.factor.known(athleteId);
    if (lessons.length === 0) return [];
    const timed = await this.timed(athleteId, lessons);
    const ids = timed.map(({ sessionId }) => sessionId);
    const said = await this.shelf.allSaid(lineage, ids);
    const compared = await this.shelf.comparisonsOf(lineage, athleteId, ids);
    const found: Foretelling[] = [];
    for (const lesson of timed) {
      const { sessionId, startedAt, toldAt, observedL, observedSdL } = lesson;
      const known = timed.filter((other) => other.toldAt < toldAt);
      const kept = newestBefore(lesson, said);
      const foretold =
        kept ?? (await this.again(lineage, athleteId, { ...compared.get(sessionId)!, sessionId }, known));
      const basis = kept ? 'kept' : 'made-again';
      const observed = { observedL, observedSdL };
      const about = { sessionId, startedAt, toldAt, basis, weighInsBefore: known.length } as const;
      found.push({ ...about, ...observed, foretold });
    }
    return found;
  }

  private async timed(athleteId: string, lessons: readonly Lesson[]): Promise<TimedLesson[]> {
    const rows = await this.weighIns.list('owner', athleteId);
    const toldAt = new Map(rows.map(({ sessionId, createdAt }) => [sessionId, createdAt]));
    return lessons
      .map((lesson) => ({ ...lesson, toldAt: toldAt.get(lesson.sessionId)! }))
      .sort((one, other) => one.toldAt.getTime() - other.toldAt.getTime());
  }

  /** As the estimate of then would have been, with the data and the model of now. */
  private async again(
    lineage: Lineage,
    athleteId: string,
    { sessionId, startedAt, comparison }: Compared,
    known: readonly Lesson[],
  ): Promise<LogNormal> {
    const calibration = calibrationFor(known, { sessionId, startedAt });
    const heatDays = await this.heat.daysBefore(lineage, { athleteId, sessionId }, startedAt);
    return litresFor({ calibration, heatDays }, comparison);
  }
}

function newestBefore({ sessionId, toldAt }: TimedLesson, said: readonly SaidLoss[]): LogNormal | null {
  const last = said.findLast((one) => one.sessionId === sessionId && one.madeAt < toldAt);
  return last ? { mu: Math.log(last.lossL), sigma: last.lossSigma } : null;
}
