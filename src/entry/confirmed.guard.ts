import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { readCookie } from '#src/entry/cookie';
import { ConfirmFirst } from '#src/entry/entry.problems';
import { SignIns } from '#src/entry/sign-ins';

const CONFIRMED = 'svett:confirmed';

/**
 * A route for somebody who showed within the last quarter of an hour that it is them, and not whoever found their
 * browser open. Tokens never do.
 */
export function Confirmed(): MethodDecorator {
  return SetMetadata(CONFIRMED, true);
}

@Injectable()
export class ConfirmedGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.reflector.get<boolean | undefined>(CONFIRMED, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers.authorization === undefined ? readCookie(request) : null;
    if (key === null || !(await this.signIns.isConfirmed(key))) throw new ConfirmFirst();
    return true;
  }
}
