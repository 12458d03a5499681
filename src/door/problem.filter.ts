import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID } from '#src/door/request-id';
import { problemDocument, type ProblemDocument } from '#src/door/problem-document';
import { isUnwatched } from '#src/door/requests';
import { whereFrom } from '#src/log/where-from';

/** Turns whatever was thrown into application/problem+json, or into the app's page where a browser asks for one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Door');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const document = problemDocument(error);
    if (document.status === 404 && wantsPage(request) && 'sendFile' in reply) {
      void reply.code(200).sendFile('index.html');
      return;
    }
    if (document.status >= 500 && !isUnwatched(request))
      this.log.error(`${request.method} ${request.routeOptions.url ?? ''}: ${whereFrom(error)}`);
    if (document.status === 401) void reply.header('www-authenticate', 'Bearer');
    answer(reply, document);
  }
}

/** What Fastify refuses while it still reads the address, before there is a route or a filter. */
export function refuseAddress(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  // No hook has been here that would have given the answer its rules.
  void reply.headers({
    [REQUEST_ID]: request.id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  answer(reply, problemDocument(error));
}

function answer(reply: FastifyReply, document: ProblemDocument): void {
  const waitS = document.details?.['waitS'];
  if (waitS !== undefined) void reply.header('retry-after', waitS);
  void reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** A deep link into the app: a page is asked for by a browser, outside the API, and is no file. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  const mayBePage = method === 'GET' && !/\.[^/]*$/.test(path) && !path.startsWith('/api/');
  return mayBePage && (headers.accept ?? '').includes('text/html');
}
