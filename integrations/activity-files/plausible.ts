/** `value` if it is a number between the two, ends included; null for everything else a file may hold. */
export function within(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null;
}

/** Seconds since 1970-01-01 UTC, or null where there is no valid date. */
export function epochS(value: unknown): number | null {
  if (!(value instanceof Date)) return null;
  const seconds = value.getTime() / 1000;
  return Number.isFinite(seconds) ? seconds : null;
}

/** No recording lasts longer: what claims to has a broken clock. */
export const LONGEST_S = 31 * 86_400;

/** Sum of what is known; null where nothing is. */
export function sumOfKnown(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
