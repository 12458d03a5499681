import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IntervalsAthlete, IntervalsSimulator } from '#simulators/intervals/intervals-simulator';

const QUARTER_S = 900;
const DAY_S = 86_400;
const LIBRARY = /^(axios|node|undici|got|curl|python|java|okhttp)\b/i;

/** Lets in who says what they are, holds a key, and does not ask too often. */
export class Gate {
  private readonly calls = new Map<string, number>();

  constructor(private readonly intervals: IntervalsSimulator) {}

  /** Whose key came with the call; answers itself and gives back null where it may not go on. */
  enter(request: FastifyRequest, reply: FastifyReply): IntervalsAthlete | null {
    if (LIBRARY.test(request.headers['user-agent'] ?? 'node'))
      return this.refuse(request, reply, [403, 'user-agent', 'Sorry, you have been blocked']);
    const [, scheme, secret = ''] = /^(\w+) (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (scheme === undefined) return this.refuse(request, reply, [401, 'no-key', 'Unauthorized']);
    if (scheme !== 'Basic') return this.refuse(request, reply, [403, 'not-basic', 'Access denied']);
    const [user, key] = Buffer.from(secret, 'base64').toString('utf8').split(':');
    if (user !== 'API_KEY') return this.refuse(request, reply, [401, 'not-api-key', 'Unauthorized']);
    const account = this.intervals.athletes.find(({ apiKey }) => apiKey === key);
    // A key the athlete has changed since is ordinary life, and not the client’s fault.
    if (!account) return this.refuse(request, reply, [401, null, 'Unauthorized']);
    return this.withinLimits(account, request, reply) ? account : null;
  }

  /** Refuses with a status, and notes the rule if one was broken. */
  refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    [status, rule, error]: [status: number, rule: string | null, error: string],
  ): null {
    if (rule !== null) this.intervals.note(request, rule, error);
    void reply.code(status).send({ status, error });
    return null;
  }

  private withinLimits({ id }: IntervalsAthlete, request: FastifyRequest, reply: FastifyReply): boolean {
    const now = this.intervals.clock.nowS();
    const windows = [QUARTER_S, DAY_S].map((lengthS, i) => {
      const window = `${id}/${lengthS}/${Math.floor(now / lengthS)}`;
      const used = (this.calls.get(window) ?? 0) + 1;
      this.calls.set(window, used);
      return { left: (this.intervals.limits[i] ?? 0) - used, opensInS: lengthS - (now % lengthS) };
    });
    void reply.headers({
      'x-ratelimit-limit': this.intervals.limits.join(','),
      'x-ratelimit-remaining': windows.map(({ left }) => Math.max(0, left)).join(','),
    });
    const spent = windows.filter(({ left }) => left < 0).at(-1);
    if (!spent) return true;
    void reply.header('retry-after', String(spent.opensInS));
    this.refuse(request, reply, [429, 'too-many', 'Too Many Requests']);
    return false;
  }
}
