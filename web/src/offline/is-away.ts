import { ApiProblem } from '#web/api.ts';

/** Nobody answered, or a proxy did for a server that is away: it is worth trying again. */
export function isAway(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 502);
}
