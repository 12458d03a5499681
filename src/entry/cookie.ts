import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPrivate } from '#src/entry/line';
import { SIGN_IN_DAYS } from '#src/entry/sign-ins';

/**
 * The cookie of a sign-in. `__Host-` binds it to this host and to a connection nobody listens in on. On a home network
 * without https, where the operator allows that, no browser would keep such a cookie, so there it goes by its plain name.
 */
function cookieFor(request: FastifyRequest): { name: string; secure: boolean } {
  const secure = isPrivate(request);
  return { name: secure ? '__Host-svett' : 'svett', secure };
}

export function readCookie(request: FastifyRequest): string | null {
  return request.cookies[cookieFor(request).name] ?? null;
}

export function giveCookie(request: FastifyRequest, reply: FastifyReply, key: string): void {
  const { name, secure } = cookieFor(request);
  void reply.setCookie(name, key, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'lax',
    maxAge: SIGN_IN_DAYS * 86_400,
  });
}

export function takeCookieBack(request: FastifyRequest, reply: FastifyReply): void {
  const { name, secure } = cookieFor(request);
  void reply.clearCookie(name, { path: '/', httpOnly: true, secure, sameSite: 'lax' });
}
