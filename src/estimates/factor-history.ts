import { Inject, Injectable } from '@nestjs/common';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import type { FactorHistoryView } from '#src/estimates/own-sweat.shapes';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { middleOf, type Usual } from '#src/estimates/usual-sessions';
import { calibrationFor, type Lesson } from '#src/estimates/weigh-in-lessons';
import { times } from '#src/estimates/weigh-in-view';
import { Clock } from '#src/kernel/clock';
import {
  type Calibration,
  CALIBRATION_GROUPS,
  calibrationGroupOf,
  personalFactor,
  type SessionKind,
} from '#src/sweat/calibration';

type Kind = FactorHistoryView['items'][number];
type Point = Kind['points'][number];

/** How the personal factor came to be what it is: what each weighing made of it, in the order of the sessions. */
@Injectable()
export class FactorHistory {
  constructor(
    @Inject(SweatFactor) private readonly factor: SweatFactor,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<FactorHistoryView> {
    const { lessons, usual } = await this.factor.known(athleteId);
    return { weighIns: lessons.length, items: historyOf(lessons, usual, this.clock.now()) };
  }
}

/** Of each group of sports that is usual, the one most often done first. */
export function historyOf(lessons: readonly Lesson[], usual: readonly Usual[], now: Date): Kind[] {
  const steps = lessons.map((lesson, i) => ({
    lesson,
    calibration: calibrationFor(lessons.slice(0, i + 1), { startedAt: lesson.startedAt }),
  }));
  const today = calibrationFor(lessons, { startedAt: now });
  return CALIBRATION_GROUPS.map((group) => ({
    group,
    sessions: usual.filter((session) => calibrationGroupOf(session) === group),
  }))
    .filter(({ sessions }) => sessions.length > 0)
    .sort((one, other) => other.sessions.length - one.sessions.length)
    .map(({ group, sessions }) => {
      const kind = middleOf(sessions);
      const before = {
        at: null,
        sessionId: null,
        weighIns: 0,
        ownGroup: 0,
        ...factorIn(NEVER_WEIGHED, kind),
      };
      const points: Point[] = [before];
      for (const { lesson, calibration } of steps) {
        const own = calibrationGroupOf(lesson) === group ? 1 : 0;
        points.push({
          at: lesson.startedAt.toISOString(),
          sessionId: lesson.sessionId,
          weighIns: points.length,
          ownGroup: points.at(-1)!.ownGroup + own,
          ...factorIn(calibration, kind),
        });
      }
      return { group, sport: kind.sport, sessions: sessions.length, points, now: factorIn(today, kind) };
    });
}

function factorIn(calibration: Calibration, kind: SessionKind) {
  const { mu, variance } = personalFactor(calibration, kind);
  return times({ mu, sigma: Math.sqrt(variance) });
}
