import { DAY_MS, HOUR_MS, localDayOf } from '#src/kernel/clock';
import { localDayIn, momentOf } from '#src/labs/sampled';

/** What of a session tells whether it may have moved a value. */
export interface SessionBefore {
  day: string;
  startedAt: Date;
  movingMin: number;
  trimp: number | null;
  sessionRpeLoad: number | null;
  minutesAtThreshold: number | null;
}

/** Moves plasma for about two hours, and after whole days of work until the next day [Deuster1987]. */
const MOVED_FOR_MS = 24 * HOUR_MS;
/** A session is hard with so many minutes at threshold, or so much load; by heart rate and by how hard it felt are two scales. [own] */
const HARD_MINUTES = 10;
const HARD_TRIMP = 150;
const HARD_RPE_LOAD = 300;
/** And long from here on, minutes. */
const LONG_MIN = 150;

/** Whether a hard or long session ended in the day before the sample. Of a day alone: on that day or the one before. */
export function exerciseBefore(sampledAt: string, sessions: readonly SessionBefore[]): boolean {
  const moment = momentOf(sampledAt);
  return sessions.some((session) => {
    if (!isHardOrLong(session)) return false;
    if (moment === null) return [localDayIn(sampledAt), dayBefore(sampledAt)].includes(session.day);
    const startedMs = session.startedAt.getTime();
    const endedMs = startedMs + session.movingMin * 60_000;
    return startedMs < moment.getTime() && endedMs > moment.getTime() - MOVED_FOR_MS;
  });
}

/** The days whose sessions can matter to samples between these. */
export function daysBefore(oldest: string, newest: string): { from: string; to: string } {
  return {
    from: dayBefore(dayBefore(oldest)),
    to: localDayOf(new Date(Date.parse(localDayIn(newest)) + DAY_MS), 0),
  };
}

function isHardOrLong({ minutesAtThreshold, trimp, sessionRpeLoad, movingMin }: SessionBefore): boolean {
  const isHard =
    (minutesAtThreshold ?? 0) >= HARD_MINUTES ||
    (trimp === null ? (sessionRpeLoad ?? 0) >= HARD_RPE_LOAD : trimp >= HARD_TRIMP);
  return isHard || movingMin >= LONG_MIN;
}

function dayBefore(sampledAt: string): string {
  return localDayOf(new Date(Date.parse(localDayIn(sampledAt)) - DAY_MS), 0);
}
