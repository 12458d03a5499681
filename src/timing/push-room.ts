import { DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { localOf } from '#src/timing/local';

/** Something a phone made a sound for. */
export interface Push {
  at: Date;
  /** The athlete's own day then, YYYY-MM-DD. */
  day: string;
  /** The session it followed; null: it followed none. */
  afterSession: string | null;
}

export interface PhoneState {
  now: Date;
  zone: string;
  /** Of the last eight days at least. */
  pushes: readonly Push[];
  /** Since when the person is here. */
  joinedAt: Date;
  /** Starts of races. */
  races: readonly Date[];
}

const MOST_A_DAY = 1;
/** Beside that of the day; one a session. */
const MOST_AFTER_SESSIONS_A_DAY = 2;
const MOST_A_WEEK = 5;
const WEEK_DAYS = 7;
const HOURS_BETWEEN = 4;
const QUIET_HOURS_AFTER_JOINING = 48;

/** Whether a phone may make a sound for one more thing now; `afterSession`: the session it follows, if it follows one. */
export function hasRoom(
  { now, zone, pushes, joinedAt, races }: PhoneState,
  afterSession: string | null,
): boolean {
  const { day } = localOf(now, zone);
  const hoursSince = (moment: Date) => (now.getTime() - moment.getTime()) / HOUR_MS;
  if (pushes.some(({ at }) => hoursSince(at) < HOURS_BETWEEN)) return false;
  const week = pushes.filter(({ at }) => now.getTime() - at.getTime() < WEEK_DAYS * DAY_MS);
  if (week.length >= MOST_A_WEEK) return false;
  if (races.some((start) => start > now && localOf(start, zone).day === day)) return false;
  // Whoever travels may live one date twice: it counts as one.
  const today = week.filter((push) => push.day === day || localOf(push.at, zone).day === day);
  if (afterSession !== null) {
    if (pushes.some((push) => push.afterSession === afterSession)) return false;
    return today.filter((push) => push.afterSession !== null).length < MOST_AFTER_SESSIONS_A_DAY;
  }
  if (hoursSince(joinedAt) < QUIET_HOURS_AFTER_JOINING) return false;
  return today.filter((push) => push.afterSession === null).length < MOST_A_DAY;
}
