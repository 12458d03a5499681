import { type Ground, silence, type Verdict } from '#src/advice/advice';

/** Whether something applies to how somebody lives; the rules of the circumstances decide. */
export interface HabitFacts {
  isAdult: boolean;
  applies: boolean;
  /** Today where they live, YYYY-MM-DD. */
  today: string;
}

const MONDAY = 1;

/** Much caffeine, over a week or as told: on a Monday, once a month at most. Its lines are those of grown people. */
export function caffeine({ isAdult, applies, today, weekday }: HabitFacts & { weekday: number }): Verdict {
  if (!isAdult) return silence('caffeine', 'not-adult');
  if (!applies) return silence('caffeine', 'not-much');
  // How much it is counts less than that it is over the line, and the line would tell of a pregnancy.
  const grounds: Ground[] = [{ what: 'over-caffeine-line', under: ['caffeine'] }];
  if (weekday !== MONDAY) return silence('caffeine', 'another-day', grounds);
  return {
    kind: 'caffeine',
    key: `cups:${monthOf(today)}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'B',
    sources: ['EFSA2015Caffeine', 'KynastGales1994'],
    sendAt: { at: 'local', time: '09:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 7 },
    path: '/circumstances',
  };
}

/** Much alcohol, by what was told: beside a check-in, in the app alone. The line is one of grown people. */
export function alcohol({ isAdult, applies, today, line }: HabitFacts & { line: string }): Verdict {
  if (!isAdult) return silence('alcohol', 'not-adult');
  if (!applies) return silence('alcohol', 'not-much');
  return {
    kind: 'alcohol',
    key: `glasses:${monthOf(today)}`,
    sessionId: null,
    values: { line },
    grounds: [{ what: 'over-alcohol-line', under: ['alcohol'] }],
    grade: 'B',
    sources: ['Socialstyrelsen-2023', 'Rivlin1994'],
    sendAt: { at: 'once' },
    expiresAt: { at: 'local', time: '20:00', inDays: 7 },
    path: '/circumstances',
  };
}

export interface StomachFacts {
  /** Troubles and medicines that lower how much is taken up, as told. */
  told: number;
  /** Days with trouble of each check-in, the newest last. */
  troubledDays: readonly number[];
  today: string;
}

const TROUBLED = { days: 3, checkIns: 2, of: 4 };

/** Troubles of the stomach that last, or that were told: worth bringing up with a doctor. Asked beside a check-in. */
export function stomach({ told, troubledDays, today }: StomachFacts): Verdict {
  const often = troubledDays.slice(-TROUBLED.of).filter((days) => days >= TROUBLED.days).length;
  const isLasting = often >= TROUBLED.checkIns;
  if (told === 0 && !isLasting) return silence('stomach', 'no-trouble');
  return {
    kind: 'stomach',
    // What was told once stays told: it is spoken of once a year, what check-ins show once a quarter.
    key: isLasting ? `uptake:${quarterOf(today)}` : `uptake:${today.slice(0, 4)}`,
    sessionId: null,
    values: {},
    grounds: [
      ...(told > 0 ? [{ what: 'stomach-told', value: told, under: ['stomach'] } satisfies Ground] : []),
      ...(isLasting
        ? [{ what: 'troubled-check-ins', value: often, under: ['stomach', 'signs'] } satisfies Ground]
        : []),
    ],
    grade: 'B',
    sources: ['Schwalfenberg2017', 'Srinutta2019'],
    sendAt: { at: 'once' },
    expiresAt: { at: 'local', time: '20:00', inDays: 14 },
    path: '/circumstances',
  };
}

/** Of a day, YYYY-MM. */
function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
