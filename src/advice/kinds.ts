/** What people switch on, off and silence together. */
export const THEMES = [
  'after-session',
  'food',
  'week',
  'heat',
  'recovery',
  'check-in',
  'lab-values',
  'habits',
  'weighing',
  'coach',
  'safety',
] as const;
export type Theme = (typeof THEMES)[number];

/** Everything Svett ever says of its own accord. */
export const KINDS = [
  'session-fluid',
  'session-food',
  'session-long',
  'session-recovery',
  'evening-snack',
  'evening-meal',
  'breakfast',
  'variety',
  'week-enough',
  'week-unclear',
  'week-low',
  'month',
  'sweaty-week',
  'heat-tomorrow',
  'heat-streak',
  'recovery-day',
  'raised-pulse',
  'check-in',
  'signs-follow-up',
  'measure',
  'measure-again',
  /** Low, normal, high, …: which of them is found when it is read, for a row that told it would open what is sealed. */
  'lab-value',
  'caffeine',
  'alcohol',
  'stomach',
  'supplement-untested',
  'supplement-above-limit',
  'weigh-next',
  'before-long-event',
  'drank-more-than-sweated',
  'drank-much',
  'red-flag',
  /** A coach's own words, passed on as they were written. */
  'coach-note',
] as const;
export type Kind = (typeof KINDS)[number];

/** At most so many in so many days of the athlete's own calendar; `event` counts a session, a sample or a plan. */
export type Cap = { most: number; inDays: number } | { most: number; per: 'event' };

export interface KindFacts {
  theme: Theme;
  /** 1 goes first. */
  priority: 1 | 2 | 3 | 4 | 5;
  /** `push`: the phone too; `quiet-push`: the phone, with a text that tells nothing; `inbox`: in the app alone. */
  reach: 'push' | 'quiet-push' | 'inbox';
  /** Safety: never dropped for caps, bundles, mute or snooze; shown in the app at once, at any hour. */
  isCaution: boolean;
  /** Speaks of training, and so keeps silent while a red flag or an illness is open. */
  isOfTraining: boolean;
  /** Written by somebody: their words are not ours to drop for caps, bundles or a theme that holds back by itself. */
  isFromAPerson: boolean;
  /** Comes with a session that has just been done: it has caps of its own beside those of the day. */
  followsSession: boolean;
  caps: readonly Cap[];
}
