import type { Cap, Kind, KindFacts } from '#src/advice/kinds';

const ONCE_AN_EVENT: Cap = { most: 1, per: 'event' };

/** What most words are: on the phone, no safety, not of training, ours, not right after a session. */
const USUAL = {
  ...({ reach: 'push', isCaution: false, isOfTraining: false } as const),
  ...{ isFromAPerson: false, followsSession: false },
} as const;
/** Of a session that was just done. */
const AFTER_SESSION = { ...USUAL, theme: 'after-session', isOfTraining: true, followsSession: true } as const;
const IN_APP = { ...USUAL, reach: 'inbox' } as const;
/** Of something that nobody else may read on a lock screen: the phone says that there is a note, and no more. */
const DISCREET = { ...USUAL, reach: 'quiet-push' } as const;

/**
 * How each word is treated, whatever it says: who goes first, how far it reaches, how often it may come. The first
 * drafts of caps and ranks are those of the magnesium facts, the rest is [own].
 */
export const KIND_FACTS: Record<Kind, KindFacts> = {
  'session-fluid': { ...AFTER_SESSION, priority: 3, caps: [ONCE_AN_EVENT, { most: 1, inDays: 1 }] },
  /** Of its theme, and so on the ways its reader picks for that: most often in the message on drinking, which comes so soon before. */
  'session-food': {
    ...AFTER_SESSION,
    priority: 4,
    caps: [
      { most: 1, inDays: 1 },
      { most: 4, inDays: 7 },
    ],
  },
  'session-long': { ...AFTER_SESSION, priority: 3, caps: [ONCE_AN_EVENT, { most: 1, inDays: 1 }] },
  'session-recovery': {
    ...AFTER_SESSION,
    theme: 'recovery',
    priority: 3,
    caps: [ONCE_AN_EVENT, { most: 1, inDays: 1 }],
  },
  'evening-snack': {
    ...IN_APP,
    theme: 'food',
    isOfTraining: true,
    priority: 5,
    caps: [
      { most: 1, inDays: 1 },
      { most: 2, inDays: 7 },
    ],
  },
  'evening-meal': { ...USUAL, theme: 'food', priority: 4, caps: [{ most: 3, inDays: 7 }] },
  breakfast: { ...USUAL, theme: 'food', isOfTraining: true, priority: 5, caps: [{ most: 2, inDays: 7 }] },
  variety: { ...IN_APP, theme: 'food', priority: 5, caps: [{ most: 1, inDays: 14 }] },
  'week-enough': { ...USUAL, theme: 'week', priority: 4, caps: [{ most: 1, inDays: 7 }] },
  'week-unclear': { ...IN_APP, theme: 'week', priority: 5, caps: [{ most: 1, inDays: 7 }] },
  'week-low': { ...USUAL, theme: 'week', priority: 3, caps: [{ most: 1, inDays: 7 }] },
  month: { ...IN_APP, theme: 'week', priority: 5, caps: [{ most: 1, inDays: 28 }] },
  'sweaty-week': {
    ...IN_APP,
    theme: 'week',
    isOfTraining: true,
    priority: 4,
    caps: [{ most: 1, inDays: 14 }],
  },
  'heat-tomorrow': {
    ...USUAL,
    theme: 'heat',
    isOfTraining: true,
    priority: 2,
    caps: [
      { most: 1, inDays: 1 },
      { most: 3, inDays: 7 },
    ],
  },
  'heat-streak': { ...USUAL, theme: 'heat', isOfTraining: true, priority: 3, caps: [ONCE_AN_EVENT] },
  'recovery-day': {
    ...USUAL,
    theme: 'recovery',
    isOfTraining: true,
    priority: 3,
    caps: [{ most: 2, inDays: 7 }],
  },
  'raised-pulse': {
    ...IN_APP,
    theme: 'recovery',
    isOfTraining: true,
    priority: 4,
    caps: [{ most: 1, inDays: 21 }],
  },
  'check-in': { ...USUAL, theme: 'check-in', priority: 4, caps: [{ most: 1, inDays: 7 }] },
  'signs-follow-up': { ...DISCREET, theme: 'check-in', priority: 3, caps: [{ most: 1, inDays: 14 }] },
  measure: { ...DISCREET, theme: 'lab-values', priority: 2, caps: [{ most: 1, inDays: 90 }] },
  'measure-again': { ...DISCREET, theme: 'lab-values', priority: 3, caps: [ONCE_AN_EVENT] },
  /** Which word it is stays sealed, and so do rank and reach: they are the same for all. `Reading.isCaution` tells the urgent ones. */
  'lab-value': { ...DISCREET, theme: 'lab-values', priority: 1, caps: [ONCE_AN_EVENT] },
  caffeine: { ...IN_APP, theme: 'habits', priority: 5, caps: [{ most: 1, inDays: 28 }] },
  alcohol: { ...IN_APP, theme: 'habits', priority: 5, caps: [{ most: 1, inDays: 28 }] },
  stomach: { ...IN_APP, theme: 'habits', priority: 4, caps: [{ most: 1, inDays: 90 }] },
  'supplement-untested': { ...IN_APP, theme: 'habits', priority: 3, caps: [{ most: 1, inDays: 90 }] },
  'supplement-above-limit': { ...DISCREET, theme: 'habits', priority: 2, caps: [{ most: 1, inDays: 28 }] },
  'weigh-next': {
    ...USUAL,
    theme: 'weighing',
    isOfTraining: true,
    priority: 4,
    caps: [{ most: 1, inDays: 7 }],
  },
  'before-long-event': { ...USUAL, theme: 'safety', isOfTraining: true, priority: 2, caps: [ONCE_AN_EVENT] },
  'drank-more-than-sweated': {
    ...USUAL,
    theme: 'safety',
    isCaution: true,
    priority: 1,
    caps: [ONCE_AN_EVENT],
  },
  'drank-much': { ...IN_APP, theme: 'safety', isOfTraining: true, priority: 3, caps: [ONCE_AN_EVENT] },
  'red-flag': { ...IN_APP, theme: 'safety', isCaution: true, priority: 1, caps: [] },
  /** How many a coach may write is counted where they are written (nudges/coach-notes.ts). */
  'coach-note': { ...USUAL, theme: 'coach', isFromAPerson: true, priority: 2, caps: [] },
};

/** They say “tonight”, “yesterday” or “tomorrow”, which is true on the day they are said on and on no other. */
export const OF_ONE_DAY: ReadonlySet<Kind> = new Set<Kind>([
  ...(['session-long', 'session-recovery', 'evening-snack', 'evening-meal', 'breakfast'] as const),
  ...(['heat-tomorrow', 'recovery-day', 'weigh-next'] as const),
]);
