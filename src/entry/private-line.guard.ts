import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '#src/config/settings';
import { PlainHttp } from '#src/entry/entry.problems';
import { isPrivate } from '#src/entry/line';

const LOOKS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Takes no password, token or weight that came readable over a network, unless the operator said that this network is
 * trusted. Looking is free: a page that cannot be seen could not say what to do.
 */
@Injectable()
export class PrivateLineGuard implements CanActivate {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.settings.allowPlainHttp || isPrivate(request)) return true;
    const carries = request.headers.authorization !== undefined || 'svett' in request.cookies;
    if (LOOKS.has(request.method) && !carries) return true;
    throw new PlainHttp();
  }
}
