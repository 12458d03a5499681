import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PUBLIC } from '#src/door/returns';
import { readCookie } from '#src/entry/cookie';
import { TokensNeedAPerson } from '#src/entry/entry.problems';
import { TokenLacksScope } from '#src/entry/letting-in.problems';
import { NotSignedIn } from '#src/people/people.problems';
import { alsoConcerning } from '#src/log/about';
import { SignIns } from '#src/entry/sign-ins';
import { Tokens } from '#src/entry/tokens';
import { SCOPE, type TokenScope } from '#src/people/token-scope';
import { remember } from '#src/people/visitor';
import { Visitors } from '#src/people/visitors';

type Shown =
  { accountId: string; by: 'cookie' } | { accountId: string; by: 'token'; scopes: readonly TokenScope[] };

const BEARER = /^Bearer +(\S+)$/i;

/** Every route asks who is there, unless it is marked @Public(); and of a token, whether it is for this (@ForTokens). */
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
    if (shown.by === 'token') this.refuseOutOfScope(context, shown.scopes);
    remember(request, visitor);
    alsoConcerning({ accountId: shown.accountId });
    return true;
  }

  /** A token that was sent is what counts: a wrong one is not saved by a good cookie. */
  private async shownBy(request: FastifyRequest): Promise<Shown | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      const opened = token ? await this.tokens.opens(token) : null;
      return opened && { ...opened, by: 'token' };
    }
    const key = readCookie(request);
    const accountId = key ? await this.signIns.accountOf(key) : null;
    return accountId ? { accountId, by: 'cookie' } : null;
  }

  /** A token does what it was made for; what no scope is for, people do themselves. */
  private refuseOutOfScope(context: ExecutionContext, scopes: readonly TokenScope[]): void {
    const needed = this.reflector.get<TokenScope[] | undefined>(SCOPE, context.getHandler());
    if (!needed) throw new TokensNeedAPerson();
    const lacking = needed.find((scope) => !scopes.includes(scope));
    if (lacking) throw new TokenLacksScope(lacking);
  }
}
