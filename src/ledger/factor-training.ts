import { datum, NO, NO_DATA, type Ruling } from '#src/ledger/factor';
import { daysAfter } from '#src/ledger/days';
import type { SessionLoad } from '#src/training/training-days';

const WEEKS = 4;
/** A day with so many minutes at threshold is one of high intensity. [own] */
const HARD_DAY_MIN = 10;
/** Days of high intensity a week, in so many of the four. [own] */
const HARD = { daysAWeek: 2, weeks: 3 };
/** In a study athletes who trained so many hours a week kept more of a magnesium infusion than others did. [Goettingen2002] */
const LONG_HOURS_A_WEEK = 9;
/** A session of this length each week is long training too. [own] */
const LONG_SESSION_MIN = 150;
/** From here on Sweden's weather service speaks of heat. [SMHI-heat] */
const HEAT = { airC: 26, days: 3, ofDays: 14 };

type Loads = readonly SessionLoad[];

/** At least two days of high intensity a week, in three of the last four weeks. Urine holds more magnesium on such days. [Deuster1987] */
export function hardTraining(loads: Loads, today: string): Ruling {
  const told = loads.filter(({ minutesAtThreshold }) => minutesAtThreshold !== null);
  if (told.length === 0) return loads.length === 0 ? NO : NO_DATA;
  const minutes = new Map<string, number>();
  for (const { day, minutesAtThreshold } of told)
    minutes.set(day, (minutes.get(day) ?? 0) + minutesAtThreshold!);
  const hard = [...minutes].filter(([, min]) => min >= HARD_DAY_MIN).map(([day]) => day);
  const weeks = weeksTo(today).map(([from, to]) => hard.filter((day) => day >= from && day <= to).length);
  const hardWeeks = weeks.filter((days) => days >= HARD.daysAWeek).length;
  if (hardWeeks < HARD.weeks) return NO;
  const days = weeks.reduce((sum, count) => sum + count, 0);
  const from = told.some(({ isMaxFromAge }) => isMaxFromAge) ? 'estimated' : 'measured';
  return {
    applies: true,
    data: [datum('hard-weeks', hardWeeks, 'weeks', from), datum('hard-days', days, 'days', from)],
  };
}

/** Nine hours a week over four weeks, or a session of two and a half hours in each of them. */
export function longTraining(loads: Loads, today: string): Ruling {
  const weeks = weeksTo(today).map(([from, to]) => loads.filter(({ day }) => day >= from && day <= to));
  const all = weeks.flat();
  const hours = all.reduce((sum, { movingMin }) => sum + movingMin, 0) / 60 / WEEKS;
  const longWeeks = weeks.filter((week) =>
    week.some(({ movingMin }) => movingMin >= LONG_SESSION_MIN),
  ).length;
  if (hours < LONG_HOURS_A_WEEK && longWeeks < WEEKS) return NO;
  const longest = Math.max(...all.map(({ movingMin }) => movingMin));
  return {
    applies: true,
    data: [
      datum('hours-a-week', hours, 'h', 'measured'),
      datum('long-weeks', longWeeks, 'weeks', 'measured'),
      datum('longest-session', longest, 'min', 'measured'),
    ],
  };
}

/** Sessions in air of 26 °C or more on three of the last 14 days. */
export function heat(loads: Loads, today: string): Ruling {
  const lately = loads.filter(({ day }) => day > daysAfter(today, -HEAT.ofDays) && day <= today);
  const known = lately.filter(({ airTemperatureC }) => airTemperatureC !== null);
  if (known.length === 0) return lately.length === 0 ? NO : NO_DATA;
  const hot = known.filter(({ airTemperatureC }) => airTemperatureC! >= HEAT.airC);
  const days = new Set(hot.map(({ day }) => day)).size;
  if (days < HEAT.days) return NO;
  const hottest = Math.max(...hot.map(({ airTemperatureC }) => airTemperatureC!));
  return {
    applies: true,
    data: [datum('hot-days', days, 'days', 'measured'), datum('hottest', hottest, '°C', 'measured')],
  };
}

/** First and last day of each of the last four weeks, the newest first; a week is seven days up to today. */
function weeksTo(today: string): [from: string, to: string][] {
  return Array.from({ length: WEEKS }, (_, n) => [daysAfter(today, -7 * n - 6), daysAfter(today, -7 * n)]);
}
