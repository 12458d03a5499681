import { type Ground, silence, type Verdict } from '#src/advice/advice';

/** Nobody who leaves so many invitations unanswered wants more of them. */
const UNANSWERED_INVITATIONS = 3;
const INVITED = 'week:';

/** The week an invitation was for, by its key. */
export function weekOfInvitation(key: string): string {
  return key.slice(INVITED.length);
}

export interface InvitationFacts {
  /** The ISO week that is, 2026-W48. */
  week: string;
  /** HH:MM, when the person wants to be asked. */
  time: string;
  /** Today is the day they want to be asked on. */
  isDay: boolean;
  /** Weeks answered, of the last quarter. */
  answered: readonly string[];
  /** Weeks in which they were invited, of the last quarter, this one not among them. */
  invited: readonly string[];
}

/** Once a week, on the day and at the time the person chose, until they have left three in a row unanswered. */
export function invitation({ week, time, isDay, answered, invited }: InvitationFacts): Verdict {
  if (!isDay) return silence('check-in', 'another-day');
  if (answered.includes(week)) return silence('check-in', 'answered');
  const last = [...answered].sort().at(-1) ?? '';
  const since = invited.filter((one) => one > last).length;
  const grounds: Ground[] = [{ what: 'invitations-unanswered', value: since, under: ['signs'] }];
  if (since >= UNANSWERED_INVITATIONS) return silence('check-in', 'left-unanswered', grounds);
  return {
    kind: 'check-in',
    key: `${INVITED}${week}`,
    sessionId: null,
    values: {},
    grounds: [{ what: 'weekly' }],
    grade: 'D',
    sources: [],
    sendAt: { at: 'local', time, inDays: 0 },
    expiresAt: { at: 'local', time, inDays: 2 },
    path: '/check-in',
  };
}

/** What a follow-up looks at of a week's answers. */
export interface AnsweredWeek {
  week: string;
  /** Whole days since it was told. */
  daysAgo: number;
  /** Signs that count, from several days on. */
  signs: number;
}

/** Asked after two weeks, and some days longer where nobody could look that day. */
const FOLLOW_UP_DAYS = { from: 14, until: 18 };
const SEVERAL = 2;

/** Two weeks after two signs or more: better, the same or worse? `weeks`: oldest first. */
export function followUp(weeks: readonly AnsweredWeek[], isForDoctor: boolean): Verdict {
  const kind = 'signs-follow-up';
  const then = weeks.findLast(
    ({ daysAgo, signs }) =>
      signs >= SEVERAL && daysAgo >= FOLLOW_UP_DAYS.from && daysAgo <= FOLLOW_UP_DAYS.until,
  );
  if (!then) return silence(kind, 'nothing-to-follow-up');
  const grounds: Ground[] = [{ what: 'signs-then', value: then.signs, under: ['signs'] }];
  // What a doctor should see has words of its own.
  if (isForDoctor) return silence(kind, 'red-flag', grounds);
  const newest = weeks.at(-1)!;
  if (newest !== then && newest.signs < SEVERAL) return silence(kind, 'passed', grounds);
  return {
    kind,
    key: `fortnight:${then.week}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'D',
    sources: [],
    sendAt: { at: 'local', time: '10:00', inDays: 0 },
    expiresAt: { at: 'local', time: '10:00', inDays: 5 },
    path: '/check-in',
  };
}

export interface FlagFacts {
  /** How many stand that no doctor has looked at. */
  count: number;
  /** Since when, ISO 8601. */
  since: string;
  /** The person has read what to do. */
  isRead: boolean;
}

/** Something a doctor should see was ticked. At once, unless it was read where it was ticked. */
export function redFlag(flag: FlagFacts | null): Verdict {
  if (!flag) return silence('red-flag', 'none-stands');
  const grounds: Ground[] = [{ what: 'ticked', value: flag.count, under: ['signs'] }];
  if (flag.isRead) return silence('red-flag', 'read-already', grounds);
  return {
    kind: 'red-flag',
    // One more that is ticked is news, though the first has stood for long.
    key: `see:${flag.since}:${flag.count}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'B',
    sources: [],
    sendAt: { at: 'once' },
    expiresAt: { at: 'local', time: '23:59', inDays: 30 },
    path: '/check-in',
  };
}
