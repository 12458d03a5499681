import type { IncomingMessage } from 'node:http';

/** Hangs up on whoever has not sent their whole request by then: till it is here, it holds room that others need. */
export function hangUpAfter(ms: number, request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), ms).unref();
  for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer));
}
