import { type Ground, silence, type Verdict } from '#src/advice/advice';
import { filledWith, groundOf, type LikelyAmount } from '#src/advice/likely-amount';

/** From so many °C on Sweden's weather service speaks of heat. [SMHI-heat] */
const HOT_C = 26;
const STREAK_DAYS = 3;
/** Whoever has trained in it for so long is used to it. [Daanen2018] [own] */
const LONG_KNOWN_DAYS = 10;

export interface HeatTomorrowFacts {
  /** Tomorrow, YYYY-MM-DD. */
  day: string;
  /** The warmest hour foretold where it is planned; null: nobody knows. */
  forecastMaxC: number | null;
  startsAt: Date;
  sweatL: LikelyAmount | null;
}

/** The evening before, that a planned session falls on a hot day. `planned`: the hottest of tomorrow's outdoors; null: none. */
export function heatTomorrow(planned: HeatTomorrowFacts | null): Verdict {
  if (!planned) return silence('heat-tomorrow', 'nothing-planned');
  const { day, forecastMaxC, startsAt, sweatL } = planned;
  if (forecastMaxC === null) return silence('heat-tomorrow', 'no-forecast');
  const grounds: Ground[] = [
    { what: 'forecast-max-c', value: forecastMaxC },
    ...(sweatL ? [groundOf('expected-l', sweatL)] : []),
  ];
  if (forecastMaxC < HOT_C) return silence('heat-tomorrow', 'not-hot', grounds);
  return {
    kind: 'heat-tomorrow',
    key: `heat:${day}`,
    sessionId: null,
    values: {
      forecastMaxC,
      estimate: sweatL ? 'yes' : 'no',
      ...(sweatL && filledWith('sweatL', sweatL)),
    },
    grounds,
    grade: 'B',
    sources: ['SMHI-heat', 'Periard2015'],
    sendAt: { at: 'local', time: '18:30', inDays: 0 },
    expiresAt: { at: 'moment', moment: startsAt },
    path: '/inbox',
  };
}

export interface HotDay {
  /** YYYY-MM-DD. */
  day: string;
  maxC: number;
}

/** In the morning of the third hot day in a row or later, or after it where of today nobody knows. `days`: those of which it is known, in order. */
export function heatStreak(days: readonly HotDay[], today: string): Verdict {
  const streak = hotDaysUpTo(days, today);
  const grounds: Ground[] = streak.map(({ maxC }) => ({ what: 'hot-day-c', value: maxC }));
  if (streak.length < STREAK_DAYS) return silence('heat-streak', 'not-hot', grounds);
  if (streak.length > LONG_KNOWN_DAYS) return silence('heat-streak', 'long-known', grounds);
  return {
    kind: 'heat-streak',
    key: `heat-streak:${streak[0]!.day}`,
    sessionId: null,
    values: { days: streak.length },
    grounds,
    grade: 'B',
    sources: ['SMHI-heat', 'Periard2015', 'Daanen2018'],
    sendAt: { at: 'local', time: '07:30', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 0 },
    path: '/sessions',
  };
}

/** Without a day between them that was cool or of which nobody knows. */
function hotDaysUpTo(days: readonly HotDay[], today: string): HotDay[] {
  const streak: HotDay[] = [];
  for (const one of days.toReversed()) {
    const isNext =
      streak.length === 0 ? daysApart(one.day, today) <= 1 : daysApart(one.day, streak[0]!.day) === 1;
    if (!isNext || one.maxC < HOT_C) break;
    streak.unshift(one);
  }
  return streak;
}

const DAY_MS = 86_400_000;

function daysApart(one: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / DAY_MS);
}
