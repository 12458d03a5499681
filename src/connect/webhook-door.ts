import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { WebhookRefused } from '#src/connect/connect.problems';
import { type Connector, Connectors } from '#src/connect/connector.port';
import { NoSuchHook, TooSlow } from '#src/connect/flow.problems';
import { Hooks } from '#src/connect/hooks';
import { NoticeDesk } from '#src/connect/notice-desk';
import { Subscriptions } from '#src/connect/subscriptions';
import { WaitingBytes } from '#src/connect/waiting-bytes';
import { problemDocument } from '#src/door/problem-document';
import { whereFrom } from '#src/log/where-from';
import { Clock } from '#src/kernel/clock';
import { tell } from '#src/kernel/happenings';
import { concerning } from '#src/log/about';

const RETRY_AFTER_S = 60;
/** A hint is some hundred bytes. Strava waits two seconds for an answer, and the way back takes part of them. */
const HINT = { bodyLimit: 256 * 1024, withinMs: 20_000, answerWithinMs: 1_500 };
/**
 * A push carries samples by the second, 1.2 MB an hour: a day's race fits. What Garmin may put into one push, 100 MB,
 * would keep everybody else waiting for seconds while it is read; pinged, Garmin lets each athlete's be fetched by itself.
 * Writing that down takes a small machine seconds, and Garmin waits half a minute.
 */
const PUSH = { bodyLimit: 32 * 1024 * 1024, withinMs: 120_000, answerWithinMs: 25_000 };

type Hook = FastifyRequest<{ Params: { pathToken: string } }>;

/**
 * Where brands knock. Past Nest, on a route of its own: signatures are made over bytes, so nobody may have parsed them.
 * A notice is believed to come from where it says, written down, and thanked for once that is committed.
 */
@Injectable()
export class WebhookDoor {
  private readonly log = new Logger('Webhooks');
  private readonly waiting = new WaitingBytes();
  private readonly underWay = new WeakMap<FastifyRequest, Promise<void>>();

  constructor(
    @Inject(Connectors) private readonly connectors: Connectors,
    @Inject(Hooks) private readonly hooks: Hooks,
    @Inject(NoticeDesk) private readonly desk: NoticeDesk,
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  furnish(fastify: FastifyInstance): void {
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    fastify.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    for (const connector of this.connectors.all) {
      if (connector.isConfigured && connector.capabilities.webhooks !== 'none') this.open(fastify, connector);
    }
  }

  private open(fastify: FastifyInstance, connector: Connector): void {
    const { brand, capabilities } = connector;
    const isOurs = (request: FastifyRequest) =>
      this.hooks.isTokenOf(brand, (request as Hook).params.pathToken);
    const { bodyLimit, withinMs, answerWithinMs } = capabilities.webhooks === 'push' ? PUSH : HINT;
    const route = {
      url: `/hooks/${brand}/:pathToken`,
      bodyLimit,
      // Whoever knows the path may come as often as a whole club comes home; a stranger is counted like any other.
      config: { rateLimit: { allowList: isOurs }, bodyWithinMs: withinMs },
      // Before the body is read: nobody fills our memory who does not know the path.
      preParsing: async (request: FastifyRequest, reply: FastifyReply) => {
        if (!isOurs(request)) throw new NoSuchHook();
        this.makeRoom(request, reply, bodyLimit);
      },
    };
    fastify.route({
      ...route,
      method: 'POST',
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        await orTooSlow(answerWithinMs, this.receive(connector, request));
        await reply.code(200).send();
      },
    });
    if (capabilities.handshake)
      fastify.route({ ...route, method: 'GET', handler: (request) => this.greet(connector, request) });
  }

  private async greet(connector: Connector, request: FastifyRequest): Promise<object> {
    const answer = connector.greet({ query: queryOf(request) });
    if (answer === null) throw new WebhookRefused();
    return answer;
  }

  /** For as long as the body, or what was understood of it, is in memory. @throws DeskFull */
  private makeRoom(request: FastifyRequest, reply: FastifyReply, most: number): void {
    const told = Number(request.headers['content-length'] ?? most);
    const letGo = this.waiting.hold(Math.min(told, most));
    // The answer may be out, or nobody there any more to hear it, and the writing still goes on.
    reply.raw.once('close', () => void (this.underWay.get(request) ?? Promise.resolve()).then(letGo, letGo));
  }

  private receive(connector: Connector, request: FastifyRequest): Promise<void> {
    const work = concerning({ provider: connector.brand }, () => this.takeIn(connector, request));
    this.underWay.set(request, work);
    return work;
  }

  private async takeIn(connector: Connector, request: FastifyRequest): Promise<void> {
    const { brand } = connector;
    const receivedAt = this.clock.now();
    const subscriptionId = await this.subscriptions.idOf(brand);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const sent = { headers: request.headers, query: queryOf(request), body, receivedAt };
    await counted(brand, async () => {
      const notices = connector.read(sent, { subscriptionId });
      await this.desk.write({ brand, notices, receivedAt });
      return notices.length;
    });
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const document = problemDocument(error);
    // Not written down, for whatever reason, is always worth another try of the brand's.
    if (document.status >= 500) {
      this.log.error(`${request.method} ${request.routeOptions.url ?? ''}: ${whereFrom(error)}`);
      void reply.header('retry-after', RETRY_AFTER_S);
    } else if (error instanceof WebhookRefused) {
      this.log.warn(`${request.method} ${request.routeOptions.url ?? ''}: ${whereFrom(error)}`);
    }
    const status = document.status === 500 ? 503 : document.status;
    void reply
      .code(status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...document, status }));
  }
}

export async function openWebhookDoor(app: NestFastifyApplication): Promise<void> {
  const door = app.get(WebhookDoor);
  await app.register(async (fastify: FastifyInstance) => door.furnish(fastify));
}

/** How many notices were taken, or that what came was not, told to whoever counts. */
async function counted(provider: string, take: () => Promise<number>): Promise<void> {
  try {
    const taken = await take();
    for (let n = 0; n < taken; n++) tell('notice.taken', { provider, result: 'taken' });
  } catch (error) {
    tell('notice.taken', { provider, result: error instanceof WebhookRefused ? 'refused' : 'failed' });
    throw error;
  }
}

/** Waits no longer than the brand does. The work goes on: the same notice sent again finds it done. */
async function orTooSlow(withinMs: number, work: Promise<void>): Promise<void> {
  work.catch(() => undefined); // once the time is out nobody listens any more
  const timer = new AbortController();
  const tooSlow = setTimeout(withinMs, null, { signal: timer.signal, ref: false }).then(() => {
    throw new TooSlow();
  });
  tooSlow.catch(() => undefined); // called off, or told through the race
  try {
    await Promise.race([work, tooSlow]);
  } finally {
    timer.abort();
  }
}

function queryOf({ query }: FastifyRequest): Record<string, string | undefined> {
  const once = Object.entries(query as Record<string, unknown>).filter(
    ([, value]) => typeof value === 'string',
  );
  return Object.fromEntries(once) as Record<string, string>;
}
