import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NotYourRole } from '#src/entry/entry.problems';
import type { Role } from '#src/people/role';
import { visitorOf } from '#src/people/visitor';

export const FOR_ROLES = 'svett:for-roles';

/** A route for people of these roles; without it a route is for everybody who has signed in. */
export function ForRoles(...roles: [Role, ...Role[]]): MethodDecorator {
  return applyDecorators(SetMetadata(FOR_ROLES, roles), ApiExtension('x-roles', roles));
}

@Injectable()
export class ForRolesGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.get<Role[] | undefined>(FOR_ROLES, context.getHandler());
    if (!roles) return true;
    const { role } = visitorOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!roles.includes(role)) throw new NotYourRole();
    return true;
  }
}
