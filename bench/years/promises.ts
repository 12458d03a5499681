/** How a word is to be treated, as the magnesium facts promise it to people, or as we do where they are silent [own]. */
export interface Promised {
  /** At most so many in so many days of the athlete's own calendar. */
  caps: readonly { most: number; inDays: number }[];
  /** A phone may make a sound for it. */
  sounds: boolean;
  /** Nothing of it while a doctor should look at somebody first. */
  ofTraining: boolean;
  /** Has room of its own beside the one of the day. */
  afterSession: boolean;
  isCaution: boolean;
}

const most = (count: number, inDays: number) => ({ most: count, inDays });

function word(
  caps: Promised['caps'],
  ...is: ('silent' | 'of-training' | 'after-session' | 'caution')[]
): Promised {
  return {
    caps,
    sounds: !is.includes('silent'),
    ofTraining: is.includes('of-training') || is.includes('after-session'),
    afterSession: is.includes('after-session'),
    isCaution: is.includes('caution'),
  };
}

/**
 * Written down once more, from the issue's own source (nudges.json of 2026-11-22; its name of a word stands behind ours
 * where they differ): held against the service's table, a slip in that one is found.
 */
export const PROMISED: Readonly<Record<string, Promised>> = {
  'session-fluid': word([most(1, 1)], 'after-session'), // post_session_fluid
  'session-food': word([most(1, 1), most(4, 7)], 'after-session'), // post_session_mg_food: on phones by the choice of its theme
  'session-long': word([most(1, 1)], 'after-session'), // post_long_session
  'session-recovery': word([most(1, 1)], 'after-session'), // [own], like the others after a session
  'evening-meal': word([most(3, 7)]),
  'evening-snack': word([most(1, 1), most(2, 7)], 'silent', 'of-training'), // its key is of a day
  breakfast: word([most(2, 7)], 'of-training'), // breakfast_after_hard
  variety: word([most(1, 14)], 'silent'),
  'week-enough': word([most(1, 7)]), // weekly_ok
  'week-unclear': word([most(1, 7)], 'silent'),
  'week-low': word([most(1, 7)]),
  month: word([most(1, 28)], 'silent'), // month_summary
  'sweaty-week': word([most(1, 14)], 'silent', 'of-training'),
  'heat-tomorrow': word([most(1, 1), most(3, 7)], 'of-training'), // heat_prewarn
  'heat-streak': word([], 'of-training'),
  'recovery-day': word([most(2, 7)], 'of-training'),
  'raised-pulse': word([most(1, 21)], 'silent', 'of-training'), // raised_pulse_trend
  'check-in': word([most(1, 7)]), // checkin_invite
  'signs-follow-up': word([most(1, 14)]), // symptom_followup
  measure: word([most(1, 90)]), // test_suggestion
  'measure-again': word([]), // [own]: once a sample
  'lab-value': word([]), // lab_low, lab_normal, …
  caffeine: word([most(1, 28)], 'silent'),
  alcohol: word([most(1, 28)], 'silent'),
  stomach: word([most(1, 90)], 'silent'), // gi_problem
  'supplement-untested': word([most(1, 90)], 'silent'), // supplement_no_lab
  'supplement-above-limit': word([most(1, 28)]), // supplement_over_ul
  'weigh-next': word([most(1, 7)], 'of-training'), // [own]
  'before-long-event': word([], 'of-training'), // eah_preevent
  'drank-more-than-sweated': word([], 'caution'), // eah_overdrink
  'drank-much': word([], 'silent', 'of-training'), // its soft note
  'red-flag': word([], 'silent', 'caution'),
  'coach-note': word([]), // [own]: a person's words, counted where they are written
};

/** So many hours after a session ended a word on it is of no use any more: those that the magnesium facts name. */
export const USEFUL_HOURS: Readonly<Record<string, number>> = {
  'session-fluid': 4,
  'session-food': 12,
  'session-long': 6,
};

/** @throws Error for a kind that nobody has promised anything of: it is to be written down here first */
export function promisedOf(kind: string): Promised {
  const promised = PROMISED[kind];
  if (!promised) throw new Error(`Nothing is promised of ${kind}.`);
  return promised;
}
