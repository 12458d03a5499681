import { type Ground, silence, type Verdict } from '#src/advice/advice';
import {
  daysBefore,
  type DoneSession,
  isHard,
  isHot,
  lately,
  loadOverUsual,
  newestWeek,
  type RaisedBy,
  shortNights,
  type Strain,
  strains,
  stressed,
} from '#src/advice/strain';

/** So many check-ins with much stress, of so many of the last: at most five weeks, for one may be skipped. [own] */
const LONG_STRESS = { times: 3, of: 4, days: 42 };
/** Nights are told as a usual one of the week: short ones count in a week of so many hard days. [own] */
const HARD_DAYS_OF_SHORT_NIGHTS = 3;
/** Whoever has not trained for so long rests already. */
const TRAINED_DAYS = 2;
/** Of what wears somebody down so many have to come together; one alone is an ordinary week. [own] */
const ADD_UP = 2;

/** In the evening, that tomorrow can be easy: after a week far over the usual, long stress, or short nights with hard days. */
export function recoveryDay(strain: Strain): Verdict {
  const { today, sessions } = strain;
  const load = loadOverUsual(strain);
  const grounds = [...load, ...longStress(strain), ...shortNightsWithHardDays(strain)];
  if (grounds.length === 0) return silence('recovery-day', 'nothing-adds-up');
  if (lately(sessions, today, TRAINED_DAYS).length === 0)
    return silence('recovery-day', 'rests-already', grounds);
  return {
    kind: 'recovery-day',
    // What a check-in told stays the same all week, and is said of once.
    key: load.length > 0 ? `easy:${today}` : `easy:${newestWeek(strain)?.monday ?? today}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'C',
    sources: ['Foster2001'],
    sendAt: { at: 'local', time: '19:00', inDays: 0 },
    expiresAt: { at: 'local', time: '23:59', inDays: 0 },
    path: '/sessions',
  };
}

/** After a hard or a hot session, when more than one thing wears the athlete down: food, drink to thirst, sleep, an easy next day. */
export function sessionRecovery(session: DoneSession, strain: Strain): Verdict {
  const [hard, hot] = [isHard(session), isHot(session)];
  if (!hard && !hot) return silence('session-recovery', 'not-hard');
  const grounds = strains(strain, session);
  if (grounds.length < ADD_UP) return silence('session-recovery', 'nothing-adds-up', grounds);
  return {
    kind: 'session-recovery',
    key: `after:${session.sessionId}`,
    sessionId: session.sessionId,
    values: { session: hard && hot ? 'hard-and-hot' : hard ? 'hard' : 'hot' },
    grounds,
    grade: 'C',
    sources: ['Foster2001', 'Periard2015'],
    sendAt: { at: 'after-session', minutes: 60 },
    expiresAt: { at: 'after-session', minutes: 12 * 60 },
    path: `/sessions/${session.sessionId}`,
  };
}

export interface PulseFacts {
  /** null: not raised, or nobody can tell. */
  raised: RaisedBy | null;
  /** Sessions that say so. */
  sessions: number;
  /** Trained today already, or means to. */
  isTrainingDay: boolean;
  /** YYYY-MM-DD. */
  today: string;
}

/** On a day of rest, that the pulse has been higher at the same work. It has many causes. */
export function raisedPulse({ raised, sessions, isTrainingDay, today }: PulseFacts): Verdict {
  if (!raised) return silence('raised-pulse', 'as-usual');
  const grounds: Ground[] = [
    { what: 'raised-bpm', ...raised },
    { what: 'even-sessions', value: sessions },
  ];
  if (isTrainingDay) return silence('raised-pulse', 'training-day', grounds);
  return {
    kind: 'raised-pulse',
    key: `even:${today}`,
    sessionId: null,
    values: { raisedBpmLow: raised.low, raisedBpmMid: raised.mid, raisedBpmHigh: raised.high },
    grounds,
    grade: 'C',
    sources: ['Coyle2001', 'Lukaski2002'],
    sendAt: { at: 'local', time: '10:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 7 },
    path: '/sessions',
  };
}

function longStress(strain: Strain): Ground[] {
  const { weeks, today } = strain;
  if (newestWeek(strain) === null) return [];
  const last = weeks
    .filter(({ monday }) => monday > daysBefore(today, LONG_STRESS.days))
    .slice(-LONG_STRESS.of);
  const times = last.filter((week) => stressed(week).length > 0).length;
  if (times < LONG_STRESS.times) return [];
  return [{ what: 'stressed-check-ins', value: times, under: ['signs', 'stress'] }];
}

function shortNightsWithHardDays(strain: Strain): Ground[] {
  const days = new Set(
    lately(strain.sessions, strain.today, 7)
      .filter(isHard)
      .map(({ day }) => day),
  );
  if (days.size < HARD_DAYS_OF_SHORT_NIGHTS) return [];
  const short = shortNights(newestWeek(strain));
  return short.length > 0 ? [...short, { what: 'hard-days', value: days.size }] : [];
}
