/** What a server once said to the made athlete, as `npm run demo:record` writes it down. */
export interface Recording {
  /** The moment at which it was taken. ISO 8601. */
  recordedAt: string;
  /** By path and query, in English. */
  answers: Record<string, unknown>;
  /** Those that are other in Swedish. */
  sv: Record<string, unknown>;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const DATE = /\b\d{4}-\d\d-\d\d(?!\d)/g;
const ISO_WEEK = /\b(\d{4})-W(\d\d)\b/g;
/** A date so far from the recording is of somebody's life, such as a birth date, and stays. */
const NEAR_MS = 2 * 365 * DAY_MS;

/**
 * Whole weeks from the recording to now, rounded down: what was a Sunday is one, weeks stay whole, and the made athlete's
 * today is in the last seven days.
 */
export function weeksSince(recordedAt: string, nowMs: number): number {
  return Math.floor((nowMs - Date.parse(recordedAt)) / WEEK_MS);
}

/** The same with every day, moment and ISO week in it `weeks` later; the time of day stays as it is written. */
export function later<T>(told: T, weeks: number, recordedAt: string): T {
  if (typeof told === 'string') return laterText(told, weeks, recordedAt) as T;
  if (Array.isArray(told)) return told.map((one: unknown) => later(one, weeks, recordedAt)) as T;
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      laterText(key, weeks, recordedAt),
      later(value as unknown, weeks, recordedAt),
    ]),
  ) as T;
}

function laterText(text: string, weeks: number, recordedAt: string): string {
  const near = (ms: number) => Math.abs(ms - Date.parse(recordedAt)) < NEAR_MS + Math.abs(weeks) * WEEK_MS;
  return text
    .replace(DATE, (day) => {
      const ms = Date.parse(day);
      return near(ms) ? dayOf(ms + weeks * WEEK_MS) : day;
    })
    .replace(ISO_WEEK, (_, year: string, week: string) =>
      weekOf(mondayOf(Number(year), Number(week)) + weeks * WEEK_MS),
    );
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The Monday of an ISO 8601 week: that of January the 4th is in week 1. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS + (week - 1) * WEEK_MS;
}

function weekOf(mondayMs: number): string {
  const year = new Date(mondayMs + 3 * DAY_MS).getUTCFullYear();
  const week = Math.round((mondayMs - mondayOf(year, 1)) / WEEK_MS) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * What was said to this path and query, or else to the path with another query; undefined: it was never asked for. What
 * asks with other words than when it was recorded is still answered.
 */
export function recordedFor(
  { answers, sv }: Recording,
  language: string,
  { pathname, search }: { pathname: string; search: string },
): unknown {
  const asked = pathname + search;
  const near = () => Object.keys(answers).find((key) => key.split('?')[0] === pathname);
  const key = asked in answers ? asked : near();
  if (key === undefined) return undefined;
  return language === 'sv' && key in sv ? sv[key] : answers[key];
}
