import { type Grade, type Ground, silence, type Verdict } from '#src/advice/advice';
import { DAY_MS } from '#src/kernel/clock';

export interface LabFacts {
  /** Known to be 18. */
  isAdult: boolean;
  /** The magnesium in serum or plasma that decides; null: none that may be worked with. */
  valueId: string | null;
  /** The same as long as the same is said of it, and telling nothing of what that is. */
  mark: string;
  /** Whole days since it was told, or corrected. */
  toldDaysAgo: number;
  /** By the clock on the wall. */
  time: string;
}

/** Of a value told longer ago nothing is said of its own accord: an import of old files is no news. */
const NEWS_DAYS = 3;
/** Phones hear of values by day, whatever they are: one that came sooner would tell. In the app they stand at once. */
const DAYTIME = { from: '08:00', until: '20:00' };

const OF_VALUE = 'value:';

/** Which value a word is of, by its key. */
export function valueOfKey(key: string): string {
  return key.slice(OF_VALUE.length).split(':')[0]!;
}

/** That there is something to read of a value. What it is, is found when it is read: this is the same for every value. */
export function labValue({ isAdult, valueId, mark, toldDaysAgo, time }: LabFacts): Verdict {
  if (!isAdult) return silence('lab-value', 'not-adult');
  if (valueId === null) return silence('lab-value', 'no-value');
  if (toldDaysAgo > NEWS_DAYS) return silence('lab-value', 'no-news');
  const isDaytime = time >= DAYTIME.from && time < DAYTIME.until;
  return {
    kind: 'lab-value',
    key: `${OF_VALUE}${valueId}:${mark}`,
    sessionId: null,
    values: {},
    grounds: [],
    grade: 'B',
    sources: [],
    sendAt: isDaytime
      ? { at: 'once' }
      : { at: 'local', time: DAYTIME.from, inDays: time < DAYTIME.from ? 0 : 1 },
    expiresAt: { at: 'local', time: '20:00', inDays: 30 },
    path: '/lab-values',
  };
}

/** What is said of a magnesium value: the words the page of values has, by their names there. */
export const LAB_WORDS = ['care-now', 'low', 'lower-end', 'normal', 'high'] as const;
export type LabWord = (typeof LAB_WORDS)[number];

export interface LabReading {
  /** `lab-low`, …; `lab-on-its-page` where the value cannot be placed. */
  text: string;
  grade: Grade;
  sources: string[];
  isCaution: boolean;
}

const READINGS: Record<LabWord, Omit<LabReading, 'text'>> = {
  'care-now': { grade: 'B', sources: [], isCaution: true },
  low: { grade: 'B', sources: ['NielsenLukaski2006'], isCaution: false },
  'lower-end': { grade: 'C', sources: ['Nielsen2016'], isCaution: false },
  normal: { grade: 'A', sources: ['Wang2017', 'NielsenLukaski2006'], isCaution: false },
  high: { grade: 'B', sources: [], isCaution: true },
};

/** A low value beside something that a doctor should see is one for care now. */
export function labReading(word: string, isForDoctor: boolean): LabReading {
  if (word === 'low' && isForDoctor) return { text: 'lab-low-for-doctor', ...READINGS['care-now'] };
  const said = LAB_WORDS.find((one) => one === word);
  if (!said) return { text: 'lab-on-its-page', grade: 'D', sources: [], isCaution: false };
  return { text: `lab-${said}`, ...READINGS[said] };
}

export interface MeasureFacts {
  /** The suggestion that stands, and the day it was made on; null: none. */
  suggestion: { madeOn: string; signs: number; factors: number; lowFood: boolean } | null;
  /** 1 is Monday. */
  weekday: number;
}

/** Suggestions are told of on a Tuesday, when a health centre can be called. */
const TUESDAY = 2;

/** That measuring may be wise: whether it is, the suggestion's own rule has decided. */
export function measure({ suggestion, weekday }: MeasureFacts): Verdict {
  if (!suggestion) return silence('measure', 'not-suggested');
  const grounds: Ground[] = [
    { what: 'signs-lately', value: suggestion.signs, under: ['signs'] },
    ...(suggestion.factors > 0 ? [{ what: 'factors', value: suggestion.factors }] : []),
    ...(suggestion.lowFood ? [{ what: 'low-food' }] : []),
  ];
  if (weekday !== TUESDAY) return silence('measure', 'another-day', grounds);
  return {
    kind: 'measure',
    key: `suggested:${suggestion.madeOn}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'C',
    sources: ['Rosanoff2022', 'Clenin2015'],
    sendAt: { at: 'local', time: '10:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 30 },
    path: '/check-in',
  };
}

export interface AgainFacts {
  isAdult: boolean;
  /** The day the person asked to be reminded on; null: they did not. */
  onDay: string | null;
  today: string;
  /** Magnesium was measured since they asked. */
  isMeasuredSince: boolean;
}

/** A reminder that is overdue by more is no reminder. */
const REMINDS_DAYS = 14;

/** To measure again, on the day the person chose: whoever did not ask for it is not reminded. */
export function measureAgain({ isAdult, onDay, today, isMeasuredSince }: AgainFacts): Verdict {
  if (!isAdult) return silence('measure-again', 'not-adult');
  if (onDay === null) return silence('measure-again', 'not-asked-for');
  const grounds: Ground[] = [{ what: 'asked-for-day', value: onDay }];
  const daysOver = (Date.parse(today) - Date.parse(onDay)) / DAY_MS;
  if (daysOver < 0 || daysOver > REMINDS_DAYS) return silence('measure-again', 'another-day', grounds);
  if (isMeasuredSince) return silence('measure-again', 'measured-since', grounds);
  return {
    kind: 'measure-again',
    key: `again:${onDay}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'D',
    sources: [],
    sendAt: { at: 'local', time: '10:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: REMINDS_DAYS },
    path: '/lab-values',
  };
}
