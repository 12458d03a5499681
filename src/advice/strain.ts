import type { Ground } from '#src/advice/advice';
import { DAY_MS, dayOf } from '#src/kernel/clock';

/** A session as far as advice on rest looks at it; null where nobody could tell. */
export interface DoneSession {
  sessionId: string;
  /** On the athlete's own calendar, YYYY-MM-DD. */
  day: string;
  movingMin: number;
  trimp: number | null;
  sessionRpeLoad: number | null;
  minutesAtThreshold: number | null;
  airTemperatureC: number | null;
}

/** What somebody answered of a week, as far as it wears them down; null: not answered, or not to be worked with. */
export interface ToldWeek {
  /** Its first day, YYYY-MM-DD. */
  monday: string;
  /** 0 to 10. */
  stress: number | null;
  /** Of a usual night. */
  sleepH: number | null;
  /** Tired, or slow to recover, on several days. */
  isWorn: boolean;
}

/** A pulse that is raised at the same work, beats a minute: the median and the likely range. */
export interface RaisedBy {
  low: number;
  mid: number;
  high: number;
}

/** What may wear somebody down, up to and with today. */
export interface Strain {
  /** YYYY-MM-DD. */
  today: string;
  /** Of the last 28 days, today with them. */
  sessions: readonly DoneSession[];
  /** Oldest first. */
  weeks: readonly ToldWeek[];
  /** null: not raised, or nobody can tell. */
  pulse: RaisedBy | null;
}

const WEEK_DAYS = 7;
const USUAL_DAYS = 28;
/** What a session counts as hard from: minutes at threshold, load by heart rate or by feel, or sheer length. [own] */
const HARD = { thresholdMin: 10, trimp: 150, rpeLoad: 300, movingMin: 150 };
/** From here on Sweden's weather service speaks of heat [SMHI-heat]; a shorter session asks little of anybody. [own] */
const HOT = { airC: 26, movingMin: 30 };
const LOAD_OVER_USUAL = 1.5;
/** So many sessions must lie before the last week, or a usual week is nobody's. [own] */
const FEWEST_BEFORE = 3;
const STRESS_FROM = 7;
const SHORT_NIGHT_H = 6;
/** A check-in is of now for so long after its Monday: until a week after the one it is of. [own] */
const TOLD_LATELY_DAYS = 14;
const HARD_IN_A_ROW = { sessions: 2, days: 3 };
const HOT_DAYS = 3;

export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * DAY_MS));
}

export function isHard({ minutesAtThreshold, trimp, sessionRpeLoad, movingMin }: DoneSession): boolean {
  const byLoad = trimp === null ? (sessionRpeLoad ?? 0) >= HARD.rpeLoad : trimp >= HARD.trimp;
  return (minutesAtThreshold ?? 0) >= HARD.thresholdMin || byLoad || movingMin >= HARD.movingMin;
}

export function isHot({ airTemperatureC, movingMin }: DoneSession): boolean {
  return (airTemperatureC ?? 0) >= HOT.airC && movingMin >= HOT.movingMin;
}

/** The last week's load where it is far over that of a usual one, on one scale: those of heart rate and of feel are never added. */
export function loadOverUsual({ sessions, today }: Strain): Ground[] {
  const over = (['trimp', 'sessionRpeLoad'] as const).flatMap((scale): Ground[] => {
    const told = lately(sessions, today, USUAL_DAYS).filter((session) => session[scale] !== null);
    const last = lately(told, today, WEEK_DAYS);
    if (told.length - last.length < FEWEST_BEFORE) return [];
    const sum = (some: readonly DoneSession[]) => some.reduce((total, session) => total + session[scale]!, 0);
    const usual = (sum(told) * WEEK_DAYS) / USUAL_DAYS;
    return sum(last) > LOAD_OVER_USUAL * usual
      ? [{ what: 'load-over-usual-pct', value: (sum(last) / usual - 1) * 100 }]
      : [];
  });
  return over.slice(0, 1);
}

/** Everything of late that wears somebody down, one ground each; `apart`: the session that is spoken of itself. */
export function strains(strain: Strain, apart?: DoneSession): Ground[] {
  const { today, sessions, pulse } = strain;
  const newest = newestWeek(strain);
  const row = lately(sessions, today, HARD_IN_A_ROW.days).filter(isHard).length;
  const others = sessions.filter(({ sessionId }) => sessionId !== apart?.sessionId);
  const hotDays = new Set(
    lately(others, today, WEEK_DAYS)
      .filter(isHot)
      .map(({ day }) => day),
  ).size;
  return [
    ...loadOverUsual(strain),
    ...when(row >= HARD_IN_A_ROW.sessions, { what: 'hard-sessions', value: row }),
    ...when(hotDays >= HOT_DAYS, { what: 'hot-days', value: hotDays }),
    ...when(pulse !== null, { what: 'raised-bpm', ...pulse }),
    ...stressed(newest),
    ...shortNights(newest),
    ...when(newest?.isWorn === true, { what: 'worn', under: ['signs'] }),
  ];
}

/** The newest answers, where they are of now. */
export function newestWeek({ weeks, today }: Strain): ToldWeek | null {
  const newest = weeks.at(-1);
  return newest && newest.monday > daysBefore(today, TOLD_LATELY_DAYS) ? newest : null;
}

export function stressed(week: ToldWeek | null): Ground[] {
  const stress = week?.stress ?? 0;
  return when(stress >= STRESS_FROM, { what: 'stress', value: stress, under: ['signs', 'stress'] });
}

export function shortNights(week: ToldWeek | null): Ground[] {
  const sleepH = week?.sleepH ?? null;
  if (sleepH === null) return [];
  return when(sleepH < SHORT_NIGHT_H, { what: 'sleep-h', value: sleepH, under: ['signs'] });
}

/** Those of the last `days` days, today with them. */
export function lately<Session extends { day: string }>(
  sessions: readonly Session[],
  today: string,
  days: number,
): Session[] {
  return sessions.filter(({ day }) => day > daysBefore(today, days) && day <= today);
}

function when(stands: boolean, ground: Ground): Ground[] {
  return stands ? [ground] : [];
}
