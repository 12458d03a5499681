import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AgeGroup } from '#src/people/age';
import type { Preferences } from '#src/people/preferences';
import type { Role } from '#src/people/role';
import { NotSignedIn } from '#src/people/people.problems';

/** Who is asking. */
export interface Visitor extends Preferences {
  accountId: string;
  athleteId: string;
  email: string;
  role: Role;
  ageGroup: AgeGroup;
  /** How they showed who they are. */
  by: 'cookie' | 'token';
}

/** Who reads what is an athlete's: the person at a page, or a program they gave a token. */
export type Asker = Pick<Visitor, 'athleteId' | 'by'>;

const visitors = new WeakMap<object, Visitor>();

export function remember(request: FastifyRequest, visitor: Visitor): void {
  visitors.set(request, visitor);
}

export function visitorOf(request: FastifyRequest): Visitor {
  const visitor = visitors.get(request);
  if (!visitor) throw new NotSignedIn();
  return visitor;
}

/** The visitor of this request: `list(@Who() who: Visitor)`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Visitor =>
  visitorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
