import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { SimClock } from '#simulators/clock';
import { type Fault, Faults } from '#simulators/faults';
import { jsonText } from '#simulators/json-text';

export interface SimulatorOptions {
  /** A free one if not said. */
  port?: number;
  /** Shared by simulators that live in the same time. */
  clock?: SimClock;
  /** All chance comes from it; 1 if not said. */
  seed?: number;
  /** Speaks https with these (PEM), and http if not said. */
  tls?: { key: string; cert: string };
}

/** A call that came in, as it came in. */
export interface SeenRequest {
  at: Date;
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
  /** What was answered; null while it is being worked on, and for a connection that was dropped. */
  status: number | null;
}

/** A call the real service would have refused. Tests expect none. */
export interface Failure {
  at: Date;
  /** `GET /api/v3/athlete` */
  call: string;
  /** A short name, such as `unknown-parameter`. */
  rule: string;
  /** What was wrong, in a sentence. */
  says: string;
}

/**
 * What all stand-ins share: a real HTTP server with a clock that can be set, faults that can be planted, a memory of
 * every call, and a list of the calls that the real service would have refused. All of it is also at `/__sim/...`.
 */
export class Simulator {
  readonly app: FastifyInstance;
  readonly clock: SimClock;
  readonly seed: number;
  readonly faults = new Faults();
  readonly requests: SeenRequest[] = [];
  readonly failures: Failure[] = [];
  /** Where it answers, once `listen` is done. */
  url = '';

  private readonly seen = new WeakMap<FastifyRequest, SeenRequest>();
  private readonly faulty = new WeakMap<FastifyRequest, Fault>();

  constructor(private readonly options: SimulatorOptions = {}) {
    this.clock = options.clock ?? new SimClock();
    this.seed = options.seed ?? 1;
    const usual = { forceCloseConnections: true, bodyLimit: 8 << 20, routerOptions: { querystringParser } };
    const { tls } = options;
    // A server of https does the same; Fastify's types tell the two apart.
    this.app = tls ? fastify({ ...usual, https: tls }) : fastify(usual);
    this.app.setReplySerializer((payload) => jsonText(payload));
    this.app.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      async (_: FastifyRequest, body: string) => querystringParser(body),
    );
    this.watch();
    this.openBackDoor();
  }

  /** Opens the door; routes must be in place by then. */
  async listen(): Promise<string> {
    this.url = await this.app.listen({ host: '127.0.0.1', port: this.options.port ?? 0 });
    return this.url;
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  /** Writes down that the real service would have refused this call. */
  note(request: FastifyRequest, rule: string, says: string): void {
    const call = `${request.method} ${pathOf(request)}`;
    this.failures.push({ at: this.clock.now(), call, rule, says });
  }

  private watch(): void {
    this.app.addHook('preHandler', async (request, reply) => {
      const path = pathOf(request);
      if (path.startsWith('/__sim')) return;
      const { method, headers } = request;
      const query = request.query as Record<string, string>;
      const entry = { at: this.clock.now(), method, path, query, headers, body: request.body, status: null };
      this.seen.set(request, entry);
      this.requests.push(entry);
      const fault = this.faults.take(method, path);
      if (fault) return this.goWrong(fault, request, reply);
    });
    this.app.addHook('onSend', async (request, reply, payload) => {
      const entry = this.seen.get(request);
      if (entry) entry.status = reply.statusCode;
      const fault = this.faulty.get(request);
      if (fault?.dropConnection === 'after') {
        if (entry) entry.status = null;
        request.raw.socket.destroy();
      }
      if (fault?.malformedJson && typeof payload === 'string')
        return payload.slice(0, Math.max(1, Math.floor(payload.length / 2)));
      return payload;
    });
  }

  private async goWrong(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (fault.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs));
    if (fault.dropConnection === true) {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    if (fault.html)
      return reply
        .code(fault.status ?? 502)
        .headers({ 'content-type': 'text/html; charset=utf-8', ...fault.headers })
        .send('<!doctype html><title>Something went wrong</title><h1>We will be right back</h1>');
    if (fault.status)
      return reply
        .code(fault.status)
        .headers(fault.headers ?? {})
        .send(fault.body ?? { message: 'Error', errors: [] });
    this.faulty.set(request, fault);
  }

  private openBackDoor(): void {
    const { app, clock, faults } = this;
    const time = (): object => ({ now: clock.now().toISOString(), standsStill: clock.standsStill });
    app.get('/__sim/clock', async () => time());
    app.post<{ Body: { now?: string; advanceMs?: number; run?: boolean } }>(
      '/__sim/clock',
      async ({ body }) => {
        if (body.now !== undefined) clock.set(new Date(body.now));
        if (body.advanceMs !== undefined) clock.advance(Number(body.advanceMs));
        if (body.run) clock.run();
        return time();
      },
    );
    app.get('/__sim/faults', async () => faults.list());
    app.post<{ Body: Fault }>('/__sim/fault', async ({ body }, reply) => {
      if (typeof body.route !== 'string') return reply.code(400).send({ message: 'Say at which route.' });
      faults.add(body);
      return reply.code(201).send({ waiting: faults.list().length });
    });
    app.delete('/__sim/faults', async (_, reply) => {
      faults.clear();
      return reply.code(204).send();
    });
    for (const [name, list] of [
      ['requests', this.requests],
      ['failures', this.failures],
    ] as const) {
      app.get(`/__sim/${name}`, async () => list);
      app.delete(`/__sim/${name}`, async (_, reply) => {
        list.length = 0;
        return reply.code(204).send();
      });
    }
  }
}

/** The path of a call, without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}

/** Plain text for plain text: names are not split at dots or brackets; of a name said twice the last counts. */
function querystringParser(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
