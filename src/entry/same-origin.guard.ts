import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '#src/config/settings';
import { StrangeOrigin } from '#src/entry/entry.problems';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other web sites from acting in a visitor's name. A browser says where a request comes from in
 * Sec-Fetch-Site, or, over plain http, in Origin; a request with neither comes from no browser, and so carries
 * nobody's cookie unasked. A bearer token is never sent unasked either.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method) || request.headers.authorization !== undefined) return true;
    if (!this.isOurs(request)) throw new StrangeOrigin();
    return true;
  }

  private isOurs({ headers, protocol, host }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    if (headers.origin === undefined) return true;
    const own = this.settings.publicUrl ? new URL(this.settings.publicUrl).origin : null;
    return headers.origin === own || headers.origin === `${protocol}://${host}`;
  }
}
