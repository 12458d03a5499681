import { DAY_MS } from '#src/kernel/clock';

/** Fewer people than this would find themselves, or each other, in a figure of all of them. */
export const FEWEST = 5;
/** So long after somebody came, went, or began or ended to share, figures of all of them rest. */
const REST_DAYS = 7;

/** Whatever changed since then has figures of all rest: two of them side by side would tell of one person. */
export function restsSince(now: Date): Date {
  return new Date(now.getTime() - REST_DAYS * DAY_MS);
}
