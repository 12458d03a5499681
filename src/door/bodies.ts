import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hangUpAfter } from '#src/door/hang-up';
import { HOUR_MS } from '#src/kernel/clock';

/** For a whole request with files: an archive of 4 GB takes two hours on a slow line. */
export const FILES_WITHIN_MS = 3 * HOUR_MS;
/** A form is some kilobytes, which the poorest line carries in seconds. */
export const FORM_WITHIN_MS = 60_000;
/** Who sends on after they had their answer may hear it to its end, and holds the line no longer. */
const REST_WITHIN_MS = 10_000;

/** How long one route waits for a body, ms, where that is another time than a form's; of files only while they are let in. */
interface BodyTimes {
  bodyWithinMs?: number;
  filesWithinMs?: number;
}

/** For the routes that take files, which may be large. */
export const TAKES_FILES: BodyTimes = { filesWithinMs: FILES_WITHIN_MS };

/**
 * Hangs up on whoever drips a body byte by byte: a line that never ends is held for nothing. What a stranger is refused is
 * refused before its files are read, so that nobody but who is let in has the time of a file.
 */
export function hurryBodies(fastify: FastifyInstance, formWithinMs: number): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request)) hangUpAfter(timeOf(request, formWithinMs), request.raw);
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    if (hasBody(request) && !request.raw.complete)
      hangUpAfter(Math.min(REST_WITHIN_MS, formWithinMs), request.raw);
    done();
  });
}

function timeOf({ headers, routeOptions }: FastifyRequest, formWithinMs: number): number {
  const { bodyWithinMs = formWithinMs, filesWithinMs } = routeOptions.config as BodyTimes;
  const isFiles = headers['content-type']?.startsWith('multipart/') ?? false;
  return (isFiles ? filesWithinMs : undefined) ?? bodyWithinMs;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
