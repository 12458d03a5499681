import { type Datum, datum, NO, NO_DATA, type Ruling } from '#src/ledger/factor';
import { daysAfter } from '#src/ledger/days';
import { type SplitLogNormal, sumOfSessions } from '#src/sweat/correlated-sum';

/** What a session of the last four weeks cost in sweat. */
export interface SweatOf {
  day: string;
  litres: SplitLogNormal;
  /** The median, L/h. */
  rateLPerH: number;
  weighed: boolean;
}

/** Endurance athletes sweat 1.28 ± 0.57 L/h: these lines are for those in the upper part. [Barnes2019, own] */
const MUCH = { litresAWeek: 5, rateLPerH: 1.5, sessions: 2 };
/** 80 % of a normal spread lies within so many standard deviations. */
const LIKELY = 1.2816;

/** More than five litres in the last seven days, or more than 1.5 litres an hour in two sessions of the last 28. */
export function heavySweating(sessions: readonly SweatOf[], count: number, today: string): Ruling {
  if (sessions.length === 0) return count === 0 ? NO : NO_DATA;
  const week = sessions.filter(({ day }) => day > daysAfter(today, -7));
  const sum = sumOfSessions(week.map(({ litres }) => litres));
  const litres = sum === null ? 0 : Math.exp(sum.mu);
  const fast = sessions.filter(({ rateLPerH }) => rateLPerH > MUCH.rateLPerH).length;
  if (litres <= MUCH.litresAWeek && fast < MUCH.sessions) return NO;
  const weighed = sessions.filter((one) => one.weighed).length;
  return {
    applies: true,
    data: [
      ...(sum === null ? [] : [litresOf(sum)]),
      datum('fast-sessions', fast, 'sessions', 'estimated'),
      datum('weighed-sessions', weighed, 'sessions', 'measured'),
    ],
  };
}

function litresOf({ mu, sigma }: SplitLogNormal): Datum {
  const range = { low: Math.exp(mu - LIKELY * sigma), high: Math.exp(mu + LIKELY * sigma) };
  return { ...datum('litres-a-week', Math.exp(mu), 'L', 'estimated'), range };
}
