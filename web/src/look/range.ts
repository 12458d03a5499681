/** Where a value stands on a band that begins at 0, as a CSS percentage; values outside stay at the edge. */
export function place(value: number, full: number): string {
  return `${(Math.max(0, Math.min(1, value / full)) * 100).toFixed(3)}%`;
}

const STEPS = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Marks for an axis from 0 that holds `highest`: round, evenly spaced, at most `most` steps. */
export function axis(highest: number, most = 5): { full: number; marks: number[]; decimals: number } {
  const step = STEPS.find((one) => Math.ceil(highest / one) <= most) ?? highest / most;
  const count = Math.max(1, Math.ceil(highest / step - 1e-9));
  const marks = Array.from({ length: count + 1 }, (_, index) => index * step);
  const decimals = Number.isInteger(step) ? 0 : Number.isInteger(step * 10) ? 1 : 2;
  return { full: count * step, marks, decimals };
}
