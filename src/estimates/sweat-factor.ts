import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { adviceFor, factorsFor, type Usual } from '#src/estimates/usual-sessions';
import { calibrationFor, type Lesson, WeighInLessons } from '#src/estimates/weigh-in-lessons';
import type { NextWeighIns, SweatFactors } from '#src/estimates/weigh-in.shapes';
import { Clock } from '#src/kernel/clock';
import type { Lineage } from '#src/sessions/audience';
import { SessionShelf } from '#src/sessions/session-shelf';
import type { Calibration } from '#src/sweat/calibration';

/** Sessions that show what an athlete usually does: the latest. */
const USUAL_SESSIONS = 100;

interface Known {
  lineage: Lineage;
  lessons: Lesson[];
  calibration: Calibration;
  usual: Usual[];
}

/** What is known of how an athlete sweats, as they are told it themselves. */
@Injectable()
export class SweatFactor {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(WeighInLessons) private readonly lessons: WeighInLessons,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<SweatFactors> {
    const { lessons, calibration, usual } = await this.known(athleteId);
    return { weighIns: lessons.length, items: factorsFor(calibration, usual, lessons) };
  }

  async next(athleteId: string): Promise<Omit<NextWeighIns['items'][number], 'text'>[]> {
    const { calibration, usual } = await this.known(athleteId);
    return adviceFor(calibration, usual);
  }

  /** What weigh-ins taught by now, and what is usual, of everything that the athlete themself may see. */
  async known(athleteId: string): Promise<Known> {
    const lineage = await this.lineageOf(athleteId);
    const lessons = await this.lessons.of(lineage, athleteId);
    const calibration = calibrationFor(lessons, { startedAt: this.clock.now() });
    const latest = await this.sessions.latestOf(athleteId, USUAL_SESSIONS);
    const compared = await this.shelf.comparisonsOf(lineage, athleteId, latest);
    const usual: Usual[] = [...compared].map(([sessionId, { comparison }]) => ({ ...comparison, sessionId }));
    return { lineage, lessons, calibration, usual };
  }

  /** The line of everything that the athlete themself may see. */
  async lineageOf(athleteId: string): Promise<Lineage> {
    return (await this.sessions.hasOwnerOnly(athleteId)) ? 'owner' : 'shareable';
  }
}
