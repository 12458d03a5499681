import { type Ground, silence, type Verdict } from '#src/advice/advice';
import {
  filledWith,
  groundOf,
  inPercent,
  type LikelyAmount,
  likelyAmount,
  type Named,
  namedAs,
} from '#src/advice/likely-amount';
import type { CoverageState } from '#src/magnesium/coverage';
import type { LogNormal } from '#src/sweat/distribution';

/** A food noted, another in its place, and the magnesium a portion brings more. */
export interface SwapOf {
  from: Named;
  to: Named;
  moreMg: LikelyAmount;
}

export interface WeekFacts {
  weekday: number;
  /** The week, ISO 8601. */
  week: string;
  state: CoverageState;
  /** Intake over need; null: nothing noted, nothing asked. */
  coverage: LikelyAmount | null;
  notedDays: number;
  neededDays: number;
  /** Days with a note in four weeks: to whoever notes no food, food is not spoken of. */
  notedDays28: number;
  /** Weeks in a row before this one that were a bit low as well. */
  lowBefore: number;
  swap: SwapOf | null;
}

const SUNDAY = 7;
const MONDAY = 1;
const THURSDAY = 4;
/** After so many in a row it is said once more, softer, and the easiest step again. */
const OFTEN = 3;
const NEED_SOURCES = ['NNR2023', 'EFSA2015Mg', 'IOM1997'];

export function isWeekWordDay(weekday: number): boolean {
  return weekday === SUNDAY;
}

/** `day`: YYYY-MM-DD. */
export function isMonthDay(weekday: number, day: string): boolean {
  return weekday === MONDAY && Number(day.slice(8)) <= FIRST_DAYS;
}

export function isSweatyWeekDay(weekday: number): boolean {
  return weekday === THURSDAY || weekday === SUNDAY;
}

/** On Sunday, how food met the need of the week; one of three words. */
export function weekWord(facts: WeekFacts): Verdict {
  const { weekday, week, state, coverage, notedDays, neededDays, notedDays28, lowBefore, swap } = facts;
  const kind = KIND_OF[state];
  if (!isWeekWordDay(weekday)) return silence(kind, 'another-day');
  if (notedDays28 === 0 || !coverage) return silence(kind, 'nothing-noted');
  const grounds: Ground[] = [
    groundOf('coverage-pct', inPercent(coverage)),
    { what: 'noted-days', value: notedDays },
  ];
  return {
    kind,
    key: `week:${week}`,
    sessionId: null,
    values: {
      ...filledWith('coveragePct', inPercent(coverage)),
      ...(kind === 'week-unclear' && { missingDays: Math.max(0, neededDays - notedDays) }),
      ...(kind === 'week-low' && { tone: lowBefore >= OFTEN ? 'soft' : 'plain', ...swapValues(swap) }),
    },
    grounds: [...grounds, ...(lowBefore > 0 ? [{ what: 'low-weeks', value: lowBefore }] : [])],
    grade: 'C',
    sources: NEED_SOURCES,
    sendAt: { at: 'local', time: '18:00', inDays: 0 },
    expiresAt: { at: 'local', time: '12:00', inDays: 2 },
    path: '/magnesium',
  };
}

const KIND_OF = {
  'looks-fine': 'week-enough',
  unclear: 'week-unclear',
  'probably-a-bit-low': 'week-low',
} as const;

function swapValues(swap: SwapOf | null): Record<string, string | number> {
  if (!swap) return { swap: 'no' };
  return {
    swap: 'yes',
    ...namedAs('swapFrom', swap.from),
    ...namedAs('swapTo', swap.to),
    ...filledWith('moreMg', swap.moreMg),
  };
}

export interface MonthFacts {
  weekday: number;
  /** YYYY-MM-DD. */
  day: string;
  notedDays: number;
  needMg: LikelyAmount;
  sessionsMg: LikelyAmount;
  intakeMg: LikelyAmount | null;
}

const FIRST_DAYS = 7;
const NOTED_OF_28 = 14;

/** On the first Monday of a month, the last four weeks in figures, without a verdict. */
export function month({ weekday, day, notedDays, needMg, sessionsMg, intakeMg }: MonthFacts): Verdict {
  if (!isMonthDay(weekday, day)) return silence('month', 'another-day');
  if (notedDays < NOTED_OF_28 || !intakeMg)
    return silence('month', 'few-days', [{ what: 'noted-days', value: notedDays }]);
  return {
    kind: 'month',
    key: `month:${day.slice(0, 7)}`,
    sessionId: null,
    values: {
      ...filledWith('needMg', needMg),
      ...filledWith('sessionsMg', sessionsMg),
      ...filledWith('intakeMg', intakeMg),
    },
    grounds: [
      groundOf('need-mg', needMg),
      groundOf('sessions-mg', sessionsMg),
      groundOf('intake-mg', intakeMg),
      { what: 'noted-days', value: notedDays },
    ],
    grade: 'C',
    sources: NEED_SOURCES,
    sendAt: { at: 'local', time: '08:00', inDays: 0 },
    expiresAt: { at: 'local', time: '08:00', inDays: 14 },
    path: '/magnesium',
  };
}

export interface SweatyWeekFacts {
  weekday: number;
  /** The week, ISO 8601. */
  week: string;
  /** Sweat of the last seven days, litres; null: no session with an estimate. */
  sweatL: LogNormal | null;
  /** The four weeks' sweat over four, litres: what a week is like. */
  usualL: number;
  magnesiumMg: LikelyAmount | null;
  food: Named | null;
}

const SWEATY_L = 5;
const OVER_USUAL = 1.5;

/** On Thursday or Sunday, how much sweat the week took, if it was far more than usual. */
export function sweatyWeek(facts: SweatyWeekFacts): Verdict {
  const { weekday, week, sweatL, usualL, magnesiumMg, food } = facts;
  if (!isSweatyWeekDay(weekday)) return silence('sweaty-week', 'another-day');
  if (!sweatL || !magnesiumMg) return silence('sweaty-week', 'no-estimate');
  const sweat = likelyAmount(sweatL);
  const grounds: Ground[] = [
    groundOf('week-sweat-l', sweat),
    { what: 'usual-week-l', value: usualL },
    groundOf('magnesium-mg', magnesiumMg),
  ];
  if (sweat.mid < SWEATY_L || sweat.mid <= OVER_USUAL * usualL)
    return silence('sweaty-week', 'as-usual', grounds);
  return {
    kind: 'sweaty-week',
    key: `sweaty:${week}`,
    sessionId: null,
    values: {
      ...filledWith('sweatL', sweat),
      ...filledWith('magnesiumMg', magnesiumMg),
      ...(food ? { offer: 'yes', ...namedAs('food', food) } : { offer: 'no' }),
    },
    grounds,
    grade: 'B',
    sources: ['Barnes2019', 'Montain2007', 'Baker2011'],
    sendAt: { at: 'local', time: '18:30', inDays: 0 },
    expiresAt: { at: 'local', time: '18:30', inDays: 3 },
    path: '/magnesium',
  };
}
