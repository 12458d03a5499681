import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPrivate } from '#src/entry/line';

export const SIGN_IN_DAYS = 60;
export const SECOND_STEP_MINUTES = 10;

/** What a cookie of ours is for: being signed in, or being half way there. */
const KINDS = {
  'sign-in': { suffix: '', seconds: SIGN_IN_DAYS * 86_400 },
  'second-step': { suffix: '-step', seconds: SECOND_STEP_MINUTES * 60 },
  /** While they are at the provider's, and fill in our form after. */
  provider: { suffix: '-provider', seconds: 45 * 60 },
  /** Having been signed in before: as long as browsers keep anything. It opens nothing. */
  known: { suffix: '-known', seconds: 400 * 86_400 },
} as const;
type Kind = keyof typeof KINDS;

/**
 * `__Host-` binds a cookie to this host and to a connection nobody listens in on. On a home network without https,
 * where the operator allows that, no browser would keep such a cookie, so there it goes by its plain name.
 */
function cookieFor(request: FastifyRequest, kind: Kind): { name: string; secure: boolean } {
  const secure = isPrivate(request);
  return { name: `${secure ? '__Host-' : ''}svett${KINDS[kind].suffix}`, secure };
}

export function readCookie(request: FastifyRequest, kind: Kind = 'sign-in'): string | null {
  return request.cookies[cookieFor(request, kind).name] ?? null;
}

export function giveCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  kind: Kind = 'sign-in',
): void {
  const { name, secure } = cookieFor(request, kind);
  void reply.setCookie(name, key, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'lax',
    maxAge: KINDS[kind].seconds,
  });
}

export function takeCookieBack(request: FastifyRequest, reply: FastifyReply, kind: Kind = 'sign-in'): void {
  const { name, secure } = cookieFor(request, kind);
  void reply.clearCookie(name, { path: '/', httpOnly: true, secure, sameSite: 'lax' });
}
