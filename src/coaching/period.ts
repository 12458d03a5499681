import { daysAfter, momentOf } from '#src/timing/local';
import type { Squad } from '#src/teams/squads';

/** Days that a coach looks at, both included, on the team's calendar. */
export interface Period {
  from: string;
  to: string;
  /** When the first of them began. */
  begins: Date;
  today: string;
  /** The team's. */
  timeZone: string;
}

export function periodOf({ team, today }: Squad, days: number): Period {
  const from = daysAfter(today, 1 - days);
  const { timeZone } = team;
  return { from, to: today, begins: momentOf(from, '00:00', timeZone), today, timeZone };
}
