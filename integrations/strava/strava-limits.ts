import type { RequestLimit } from '#src/connect/capabilities.port';
import type { LimitReading } from '#src/connect/grant.port';

const QUARTER_S = 900;
const DAY_S = 86_400;

/** A new application's limits; the headers tell of better ones. Windows stand at :00, :15, :30, :45 and midnight UTC. */
export const STRAVA_LIMITS: RequestLimit[] = [
  { counter: 'overall-15min', most: 200, windowS: QUARTER_S },
  { counter: 'overall-day', most: 2000, windowS: DAY_S },
  { counter: 'read-15min', most: 100, windowS: QUARTER_S },
  { counter: 'read-day', most: 1000, windowS: DAY_S },
];

/** `X-RateLimit-Limit: 200,2000` and `X-RateLimit-Usage: 5,148`: the quarter hour's, the day's; and the same for reads. */
export function limitsIn(headers: Readonly<Record<string, string>>): LimitReading[] {
  return (['overall', 'read'] as const).flatMap((kind) => {
    const name = kind === 'read' ? 'x-readratelimit' : 'x-ratelimit';
    const most = pair(headers[`${name}-limit`]);
    const used = pair(headers[`${name}-usage`]);
    if (!most || !used) return [];
    return [
      { counter: `${kind}-15min`, most: most[0], used: used[0] },
      { counter: `${kind}-day`, most: most[1], used: used[1] },
    ];
  });
}

function pair(header: string | undefined): [number, number] | null {
  const [, first, second] = /^\s*(\d{1,9})\s*,\s*(\d{1,9})\s*$/.exec(header ?? '') ?? [];
  return first !== undefined && second !== undefined ? [Number(first), Number(second)] : null;
}
