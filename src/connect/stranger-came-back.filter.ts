import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '#src/connect/approvals';
import { NotSignedIn } from '#src/people/people.problems';

/** The page of links, told how it went. */
export function pageAfter(brand: string, outcome: Outcome): string {
  return `/links?${new URLSearchParams({ brand, outcome }).toString()}`;
}

/** Whoever comes back from a brand after being signed out sees our page, not a problem document. */
@Catch(NotSignedIn)
export class StrangerCameBack implements ExceptionFilter {
  catch(_error: NotSignedIn, host: ArgumentsHost): void {
    const { params } = host.switchToHttp().getRequest<FastifyRequest<{ Params: { brand: string } }>>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.redirect(pageAfter(params.brand, 'expired'), 303);
  }
}
