import type { KindHistory } from '#web/sweat/sweat-queries.ts';

/** A piece of time in which the factor was one thing: shares of the picture's width, from the left. */
export interface Step {
  from: number;
  to: number;
  times: number;
  p10: number;
  p90: number;
  /** A weigh-in of this very kind of session began it. */
  isOwn: boolean;
}

/** What was believed before anything was weighed gets this share of the width, and the rest of time the others. */
export const BEFORE = 0.18;

/** From one weigh-in to the next, in time; what is known today ends it. */
export function historySteps({ points, now }: KindHistory, today: number): Step[] {
  const [before, ...lessons] = points;
  const moments = lessons.map(({ at }) => Date.parse(at!));
  const [first = today] = moments;
  const share = (moment: number) => BEFORE + (1 - BEFORE) * ((moment - first) / Math.max(1, today - first));
  const steps: Step[] = [{ ...before!, from: 0, to: BEFORE, isOwn: false }];
  lessons.forEach((point, i) => {
    const to = i + 1 < moments.length ? share(moments[i + 1]!) : 1;
    const isOwn = point.ownGroup > points[i]!.ownGroup;
    steps.push({ ...point, from: share(moments[i]!), to, isOwn });
  });
  // What has aged since the last weigh-in is told at the very end.
  return lessons.length === 0 ? steps : [...steps, { ...now, from: 1, to: 1, isOwn: false }];
}

/** Where a factor stands between `low` and `high`, by its logarithm: twice as much is as far up as half is down. */
export function heightOf(times: number, { low, high }: { low: number; high: number }): number {
  return Math.log(times / low) / Math.log(high / low);
}

/** Ends of the picture that hold all steps and 1, and the round marks between them. */
export function historyScale(steps: readonly Step[]): { low: number; high: number; marks: number[] } {
  const low = Math.min(0.7, ...steps.map(({ p10 }) => p10 / 1.05));
  const high = Math.max(1.4, ...steps.map(({ p90 }) => p90 * 1.05));
  const marks = [0.4, 0.5, 0.7, 1, 1.5, 2, 3].filter((mark) => mark >= low && mark <= high);
  return { low, high, marks };
}
