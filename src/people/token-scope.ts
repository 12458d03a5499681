import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** What a personal access token may be made for. */
export const TOKEN_SCOPES = [
  'profile:read',
  'profile:write',
  'sessions:read',
  'sessions:write',
  'links:read',
  'links:write',
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const SCOPE = 'svett:token-scope';

/**
 * A route that a token made for all of `scopes` may call: one that answers with what several are for asks for each.
 * Without it a route is for people who have signed in themselves.
 */
export function ForTokens(...scopes: [TokenScope, ...TokenScope[]]): MethodDecorator {
  return applyDecorators(SetMetadata(SCOPE, scopes), ApiExtension('x-token-scope', scopes.join(' ')));
}
