import type { SimClock } from '#simulators/clock';

/** Calls in a quarter of an hour, and in a day. */
export type Allowance = [quarter: number, day: number];

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/**
 * Two counters for the whole application, one for every call and one for reads, in fixed windows: the quarter hours of
 * the clock and the days of UTC. A refused call counts as well.
 */
export class RateLimits {
  overall: Allowance = [200, 2_000];
  read: Allowance = [100, 1_000];
  /** Which of the bodies seen in the wild a refusal has. */
  body: 'fault' | 'plain' | 'html' = 'fault';

  private readonly used = { overall: [0, 0] as Allowance, read: [0, 0] as Allowance };
  private window = [0, 0];

  constructor(private readonly clock: SimClock) {}

  /** Counts a call (or many at once); false if it is one too many. */
  count({ read, calls = 1 }: { read: boolean; calls?: number }): boolean {
    this.turn();
    for (const counter of read ? [this.used.overall, this.used.read] : [this.used.overall]) {
      counter[0] += calls;
      counter[1] += calls;
    }
    const within = (used: Allowance, limit: Allowance): boolean => used[0] <= limit[0] && used[1] <= limit[1];
    return within(this.used.overall, this.overall) && (!read || within(this.used.read, this.read));
  }

  /** Uses up what the running quarter hour, or the day, still has. */
  exhaust(window: 'quarter' | 'day'): void {
    this.turn();
    const i = window === 'quarter' ? 0 : 1;
    this.used.overall[i] = Math.max(this.used.overall[i], this.overall[i]);
    this.used.read[i] = Math.max(this.used.read[i], this.read[i]);
  }

  headers(): Record<string, string> {
    this.turn();
    return {
      'X-RateLimit-Limit': this.overall.join(','),
      'X-RateLimit-Usage': this.used.overall.join(','),
      'X-ReadRateLimit-Limit': this.read.join(','),
      'X-ReadRateLimit-Usage': this.used.read.join(','),
    };
  }

  /** The body of a refusal and its type. */
  refused(): { type: string; body: unknown } {
    const json = 'application/json; charset=utf-8';
    if (this.body === 'html')
      return { type: 'text/html; charset=utf-8', body: '<html><h1>429 Too Many Requests</h1></html>' };
    if (this.body === 'plain')
      return {
        type: json,
        body: { errors: 'Rate Limit Exceeded', status: 429, message: 'Too Many Requests' },
      };
    const errors = [{ resource: 'Application', field: 'rate limit', code: 'exceeded' }];
    return { type: json, body: { message: 'Rate Limit Exceeded', errors } };
  }

  private turn(): void {
    const now = this.clock.now().getTime();
    const window = [Math.floor(now / QUARTER_MS), Math.floor(now / DAY_MS)];
    if (window[0] !== this.window[0]) this.used.overall[0] = this.used.read[0] = 0;
    if (window[1] !== this.window[1]) this.used.overall[1] = this.used.read[1] = 0;
    this.window = window;
  }
}
