import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PUBLIC } from '#src/door/returns';
import { readCookie } from '#src/entry/cookie';
import { NotSignedIn } from '#src/people/people.problems';
import { SignIns } from '#src/entry/sign-ins';
import { Tokens } from '#src/entry/tokens';
import { remember } from '#src/people/visitor';
import { Visitors } from '#src/people/visitors';

const BEARER = /^Bearer +(\S+)$/i;

/** Every route asks who is there, unless it is marked @Public(). */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Tokens) private readonly tokens: Tokens,
    @Inject(Visitors) private readonly visitors: Visitors,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const shown = await this.shownBy(request);
    const visitor = shown && (await this.visitors.of(shown.accountId, shown.by));
    if (!visitor) throw new NotSignedIn();
    remember(request, visitor);
    return true;
  }

  /** A token that was sent is what counts: a wrong one is not saved by a good cookie. */
  private async shownBy(
    request: FastifyRequest,
  ): Promise<{ accountId: string; by: 'cookie' | 'token' } | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      const accountId = token ? await this.tokens.accountOf(token) : null;
      return accountId ? { accountId, by: 'token' } : null;
    }
    const key = readCookie(request);
    const accountId = key ? await this.signIns.accountOf(key) : null;
    return accountId ? { accountId, by: 'cookie' } : null;
  }
}
