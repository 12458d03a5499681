import { METHODS } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID } from '#src/door/request-id';
import { secondsSince, tell } from '#src/kernel/happenings';
import { type About, concerningOnly } from '#src/log/about';

/** Answers that take longer stand in the log at its usual loudness, seconds. */
const SLOW_S = 2;
/** For routes that are asked every few seconds by machines: no line, no figure, no limit. */
export const UNWATCHED = { isUnwatched: true, rateLimit: false } as const;

const log = new Logger('Requests');
const began = new WeakMap<FastifyRequest, number>();
const abouts = new WeakMap<FastifyRequest, About>();

/**
 * Gives each request its name and tells of each answer: of all at `debug`, of slow ones at `info`. What failed by our fault
 * has a line already, of whoever caught it. Never the address, which may hold a token, but the route it led to.
 */
export function watchRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const about: About = { requestId: request.id };
    began.set(request, performance.now());
    abouts.set(request, about);
    reply.header(REQUEST_ID, request.id);
    concerningOnly(about, done);
  });
  // Once more: what comes after a body was read was set off by the socket, which knows of no request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    concerningOnly(abouts.get(request) ?? {}, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!isUnwatched(request) && !lastsAsLongAsTheyListen(reply)) answered(request, reply);
    done();
  });
}

function answered(request: FastifyRequest, reply: FastifyReply): void {
  const tookS = secondsSince(began.get(request) ?? performance.now());
  const method = METHODS.includes(request.method) ? request.method : 'other';
  const route = request.routeOptions.url ?? 'none';
  const status = reply.statusCode;
  tell('request.answered', { method, route, status, tookS });
  const tookMs = Math.round(tookS * 1_000);
  concerningOnly({ ...abouts.get(request), method, route, status, tookMs }, () => {
    const line = `${method} ${route}: ${status} after ${tookMs} ms`;
    if (tookS >= SLOW_S && !sendsFiles(request)) log.log(`Slow: ${line}`);
    else log.debug(line);
  });
}

export function isUnwatched({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as Partial<typeof UNWATCHED> | undefined)?.isUnwatched ?? false;
}

function lastsAsLongAsTheyListen(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream');
}

/** How long that takes is up to their line. */
function sendsFiles({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false;
}
