import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '#src/kernel/ids';

export const REQUEST_ID = 'x-request-id';

/** What a proxy may have named a request by: short, and nothing that could break a line or a query. */
const FIT = /^[\w-]{8,64}$/;

/** What a request is called in the log and in its answer: as it was named on the way here, or by us. */
export function requestIdOf({ headers }: { headers: IncomingHttpHeaders }): string {
  const told = headers[REQUEST_ID];
  return typeof told === 'string' && FIT.test(told) ? told : newId();
}
