import type { FastifyRequest } from 'fastify';
import { isLoopback } from '#src/config/own-address';

/** Whether nobody can listen in: https, or a browser on this very machine, which takes http://localhost for safe. */
export function isPrivate({ protocol, hostname }: Pick<FastifyRequest, 'protocol' | 'hostname'>): boolean {
  return protocol === 'https' || isLoopback(hostname);
}
