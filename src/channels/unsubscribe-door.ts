import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unsubscribePage } from '#src/channels/unsubscribe-page';
import { Unsubscriber } from '#src/channels/unsubscriber';
import { problemDocument } from '#src/door/problem-document';
import { whereFrom } from '#src/log/where-from';

/** `List-Unsubscribe=One-Click`, in whatever form a mail program sends it. */
const BODY_LIMIT_BYTES = 4_096;

type Knock = FastifyRequest<{ Params: { token: string } }>;

/**
 * Where letters are stopped. Past Nest, on a route of its own: mail programs send an HTML form (RFC 8058), which no other
 * route takes. To look at it changes nothing: programs that scan letters follow every link.
 */
@Injectable()
export class UnsubscribeDoor {
  private readonly log = new Logger('Unsubscribe');

  constructor(@Inject(Unsubscriber) private readonly unsubscriber: Unsubscriber) {}

  furnish(fastify: FastifyInstance): void {
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
    fastify.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    const route = {
      url: '/unsubscribe/:token',
      bodyLimit: BODY_LIMIT_BYTES,
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    };
    fastify.route({
      ...route,
      method: 'GET',
      handler: (request, reply) => this.ask(request as Knock, reply),
    });
    fastify.route({
      ...route,
      method: 'POST',
      handler: (request, reply) => this.stop(request as Knock, reply),
    });
  }

  private async ask({ params: { token } }: Knock, reply: FastifyReply): Promise<FastifyReply> {
    const whose = await this.unsubscriber.whose(token);
    return whose ? send(reply, 200, unsubscribePage(whose.language, 'ask')) : unknown(reply);
  }

  private async stop({ params: { token } }: Knock, reply: FastifyReply): Promise<FastifyReply> {
    const whose = await this.unsubscriber.whose(token);
    if (!whose) return unknown(reply);
    await whose.stop();
    return send(reply, 200, unsubscribePage(whose.language, 'done'));
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const document = problemDocument(error);
    if (document.status >= 500)
      this.log.error(`${request.method} ${request.routeOptions.url ?? ''}: ${whereFrom(error)}`);
    void reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
  }
}

export async function openUnsubscribeDoor(app: NestFastifyApplication): Promise<void> {
  const door = app.get(UnsubscribeDoor);
  await app.register(async (fastify: FastifyInstance) => door.furnish(fastify));
}

function unknown(reply: FastifyReply): FastifyReply {
  return send(reply, 404, unsubscribePage('en', 'unknown'));
}

function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
}
