import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { readCookie } from '#src/entry/cookie';
import { ConfirmFirst } from '#src/entry/entry.problems';
import { SignIns } from '#src/entry/sign-ins';

const CONFIRMED = 'svett:confirmed';

type Where = (body: unknown) => boolean;

/**
 * A route for somebody who showed within the last quarter of an hour that it is them, and not whoever found their
 * browser open. Tokens never do. `where`: of what is asked for, which has to be; it hears what was sent before anything is
 * known of it.
 */
export function Confirmed(where: Where = () => true): MethodDecorator {
  return SetMetadata(CONFIRMED, where);
}

@Injectable()
export class ConfirmedGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const where = this.reflector.get<Where | undefined>(CONFIRMED, context.getHandler());
    if (!where?.(request.body)) return true;
    const key = request.headers.authorization === undefined ? readCookie(request) : null;
    if (key === null || !(await this.signIns.isConfirmed(key))) throw new ConfirmFirst();
    return true;
  }
}
