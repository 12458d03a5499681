import { DAY_MS } from '#src/kernel/clock';

/** Fewer people than this would find themselves, or each other, in a figure of all of them. */
export const FEWEST = 5;
/** So long after somebody came, went, or began or ended to share nothing is told of all together: two answers side by side would tell of one. */
const REST_DAYS = 7;

/** Whether figures of all of a team rest. */
export function isResting({ rosterChangedAt }: { rosterChangedAt: Date }, now: Date): boolean {
  return now.getTime() - rosterChangedAt.getTime() < REST_DAYS * DAY_MS;
}
