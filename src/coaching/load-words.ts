import { daysAfter } from '#src/timing/local';
import type { SharedLoad } from '#src/training/training-days';

/** The last seven days beside the average week of the last 28. */
export const LOAD_WORDS = ['far-below', 'below', 'usual', 'above', 'far-above'] as const;
export type LoadWord = (typeof LOAD_WORDS)[number];

/** Best first. Which of them was taken is not for coaches: whose medicine or rhythm spoils the pulse told that for themselves alone. */
const LOAD_SCALES = ['heart-rate', 'rpe', 'minutes'] as const;
type LoadScale = (typeof LOAD_SCALES)[number];

const WEEK_DAYS = 7;
export const MONTH_DAYS = 28;
/** Somebody of whom less is known has no usual week yet. [own] */
const KNOWN_DAYS = 21;
/** A scale stands for all sessions if so many of them are on it. [own] */
const MOST_OF_THEM = 0.75;
/** Up to which share of the usual week each word is said. [own] */
const UP_TO: readonly [number, LoadWord][] = [
  [0.5, 'far-below'],
  [0.8, 'below'],
  [1.25, 'usual'],
  [1.5, 'above'],
  [Infinity, 'far-above'],
];

const MEASURE: Record<LoadScale, (one: SharedLoad) => number | null> = {
  'heart-rate': ({ trimp }) => trimp,
  rpe: ({ sessionRpeLoad }) => sessionRpeLoad,
  minutes: ({ movingMin }) => movingMin,
};

/** null: too little is known. `sessions` are all of more than 28 days, oldest first: where some are hidden it tells nothing. */
export function weekLoad(sessions: readonly SharedLoad[], today: string): LoadWord | null {
  const first = sessions[0];
  if (!first || first.day > daysAfter(today, -KNOWN_DAYS)) return null;
  const month = after(sessions, daysAfter(today, -MONTH_DAYS));
  const from = scaleOf(month);
  const total = sumOf(month, from);
  if (total === 0) return null;
  const week = after(month, daysAfter(today, -WEEK_DAYS));
  const share = sumOf(week, from) / (total / (MONTH_DAYS / WEEK_DAYS));
  return UP_TO.find(([most]) => share <= most)![1];
}

/** Those after that day. */
function after(sessions: readonly SharedLoad[], eve: string): SharedLoad[] {
  return sessions.filter(({ day }) => day > eve);
}

/** Numbers of two scales are never added: the best that most of the sessions have; all have minutes. */
function scaleOf(sessions: readonly SharedLoad[]): LoadScale {
  const told = (scale: LoadScale) => sessions.filter((one) => MEASURE[scale](one) !== null).length;
  return LOAD_SCALES.find((scale) => told(scale) >= MOST_OF_THEM * sessions.length)!;
}

function sumOf(sessions: readonly SharedLoad[], scale: LoadScale): number {
  return sessions.reduce((sum, one) => sum + (MEASURE[scale](one) ?? 0), 0);
}

export const SESSION_LOADS = ['lighter', 'usual', 'harder'] as const;
export type SessionLoadWord = (typeof SESSION_LOADS)[number];

/** So many sessions make a usual one. [own] */
const USUAL_OF = 6;
const LIGHTER = 0.6;
const HARDER = 1.6;

/** A session beside the middle one of all these, on a scale that most are on; null: too little is known. */
export function sessionLoad(one: SharedLoad, sessions: readonly SharedLoad[]): SessionLoadWord | null {
  const measure = MEASURE[scaleOf(sessions)];
  const all = sessions.flatMap((session) => measure(session) ?? []).sort((a, b) => a - b);
  const own = measure(one);
  const usual = all[all.length >> 1];
  if (own === null || all.length < USUAL_OF || !usual) return null;
  return own < LIGHTER * usual ? 'lighter' : own > HARDER * usual ? 'harder' : 'usual';
}
