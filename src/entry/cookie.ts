import type { FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN_DAYS } from '#src/entry/sign-ins';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * The cookie of a sign-in. `__Host-` binds it to this host and to a connection nobody listens in on: https, or a
 * browser on this very machine, which takes http://localhost for safe. On a home network without https no browser
 * would keep such a cookie, so there it goes by its plain name.
 */
function cookieFor(request: FastifyRequest): { name: string; secure: boolean } {
  const secure = request.protocol === 'https' || LOOPBACK.has(request.hostname);
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
