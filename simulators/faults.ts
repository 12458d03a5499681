/** Something that goes wrong on purpose at a route. */
export interface Fault {
  /**
   * `GET /api/v3/athlete`, or without the method for any; `:name` stands for one piece of the path and `*` at the
   * end for the rest.
   */
  route: string;
  /** How often; once if not said, `always` until the faults are cleared. */
  times?: number | 'always';
  /** Waits this long (real time, ms) before anything else; alone, the call then goes through. */
  delayMs?: number;
  /** Answers with this status instead of doing the work. */
  status?: number;
  /** The answer's body, with `status`; anything JSON. */
  body?: unknown;
  /** The answer's headers, with `status` or `html`. */
  headers?: Record<string, string>;
  /** Answers with a proxy's error page (502 unless `status` says otherwise). */
  html?: boolean;
  /** Hangs up: `true` before the work is done, `after` when it is done and only the answer gets lost. */
  dropConnection?: boolean | 'after';
  /** Does the work and cuts the answer's JSON off in its middle. */
  malformedJson?: boolean;
}

/** The faults lying in wait, oldest first. */
export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    const left = fault.times === 'always' ? Infinity : (fault.times ?? 1);
    this.waiting.push({ fault, left });
  }

  list(): Fault[] {
    return this.waiting.map(({ fault }) => fault);
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** The oldest fault lying in wait for this call; it is used up by one. */
  take(method: string, path: string): Fault | null {
    const found = this.waiting.find(({ fault }) => matches(fault.route, method, path));
    if (!found) return null;
    found.left -= 1;
    if (found.left <= 0) this.waiting.splice(this.waiting.indexOf(found), 1);
    return found.fault;
  }
}

function matches(route: string, method: string, path: string): boolean {
  const [first = '', second] = route.split(' ');
  if (second !== undefined && first.toUpperCase() !== method) return false;
  const pattern = (second ?? first)
    .split('/')
    .map((piece) => (piece.startsWith(':') ? '[^/]+' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('/')
    .replace(/\*$/, '.*');
  return new RegExp(`^${pattern}$`).test(path);
}
