import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Preferences } from '#src/people/preferences';
import type { Role } from '#src/people/role';
import { NotSignedIn } from '#src/people/people.problems';

/** Who is asking. */
export interface Visitor extends Preferences {
  accountId: string;
  athleteId: string;
  email: string;
  role: Role;
  /** How they showed who they are. */
  by: 'cookie' | 'token';
}

const visitors = new WeakMap<object, Visitor>();

export function remember(request: FastifyRequest, visitor: Visitor): void {
  visitors.set(request, visitor);
}

/** The visitor of this request: `list(@Who() who: Visitor)`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const visitor = visitors.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!visitor) throw new NotSignedIn();
  return visitor;
});
