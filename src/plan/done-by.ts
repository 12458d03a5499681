import { HOUR_MS, localDayOf } from '#src/kernel/clock';
import { familyOf, type Sport } from '#src/kernel/sport';

/** A session that was done, as far as it may be one that was planned. */
export interface Done {
  id: string;
  sport: Sport;
  startedAt: Date;
  utcOffsetS: number | null;
  elapsedS: number;
}
/** A plan, as far as a session may be what came of it. */
export interface Due {
  id: string;
  sport: Sport;
  startsAt: Date;
  utcOffsetS: number;
  isTimeKnown: boolean;
  day: string;
  durationS: number;
}

/** People set off earlier or later than they meant to, by this much at most. [own] */
const OFF_MS = 3 * HOUR_MS;

/**
 * Which session each plan became: the same day on the wall, the same kind of sport, and times that overlap, give or take
 * some hours. Those nearest each other go together, and a session was one plan only.
 */
export function doneBy(plans: readonly Due[], done: readonly Done[]): Map<string, string> {
  const pairs = plans
    .flatMap((plan) => done.filter((session) => fits(plan, session)).map((session) => ({ plan, session })))
    .sort((one, other) => apartMs(one) - apartMs(other));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { plan, session } of pairs) {
    if (found.has(plan.id) || taken.has(session.id)) continue;
    found.set(plan.id, session.id);
    taken.add(session.id);
  }
  return found;
}

function fits(plan: Due, session: Done): boolean {
  if (familyOf(plan.sport) !== familyOf(session.sport)) return false;
  if (localDayOf(session.startedAt, session.utcOffsetS ?? plan.utcOffsetS) !== plan.day) return false;
  if (!plan.isTimeKnown) return true;
  const from = plan.startsAt.getTime() - OFF_MS;
  const to = plan.startsAt.getTime() + plan.durationS * 1000 + OFF_MS;
  const began = session.startedAt.getTime();
  return began <= to && began + session.elapsedS * 1000 >= from;
}

function apartMs({ plan, session }: { plan: Due; session: Done }): number {
  return Math.abs(plan.startsAt.getTime() - session.startedAt.getTime());
}
