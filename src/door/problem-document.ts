import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { FAULT_CODES } from '#src/door/fault-words';
import { InvalidRequest } from '#src/door/request.problems';
import { Problem, type ProblemKind } from '#src/kernel/problem';

const FieldFault = z.object({
  path: z.string(),
  message: z.string(),
  fault: z
    .enum(FAULT_CODES)
    .optional()
    .describe('Stable, for words in other languages; missing where only `message` tells.'),
  limit: z.number().optional().describe('The bound that `fault` goes by.'),
});

/** What every failed request answers (RFC 9457), as application/problem+json. */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence that says what to do.'),
    code: z.string().describe('Stable and dotted, the room first: `people.email-taken`.'),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    fields: z.array(FieldFault).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.output<typeof ProblemDocument>;

const STATUS: Record<ProblemKind, number> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  'too-many': 429,
  transient: 503,
  broken: 500,
};

/** What the framework itself refuses, before any of our code is reached. */
const REFUSALS: Record<number, { code: string; detail: string }> = {
  400: {
    code: 'request.malformed',
    detail: 'The request could not be read; check that its address and body are well formed.',
  },
  404: {
    code: 'request.no-such-place',
    detail: 'Nothing here answers to that method and address; /docs lists what there is.',
  },
  413: { code: 'request.too-large', detail: 'The request is larger than we take; send less at a time.' },
  414: { code: 'request.long-address', detail: 'The address is too long; /docs lists what there is.' },
  415: {
    code: 'request.wrong-type',
    detail: 'We cannot read that content type here; /docs tells which one to send.',
  },
};

const BROKEN = {
  code: 'server.broken',
  detail: 'Something broke on our side. Try again; if it stays, the log of the server tells more.',
};

export function problemDocument(error: unknown): ProblemDocument {
  if (error instanceof Problem) {
    return {
      ...head(STATUS[error.kind]),
      detail: error.message,
      code: error.code,
      ...(Object.keys(error.details).length > 0 && { details: error.details }),
      ...(error instanceof InvalidRequest && { fields: error.fields }),
    };
  }
  const status = statusOf(error);
  if (status >= 500) return { ...head(500), ...BROKEN };
  return {
    ...head(status),
    ...(REFUSALS[status] ?? { code: 'request.refused', detail: 'The request was refused.' }),
  };
}

function head(status: number): Pick<ProblemDocument, 'type' | 'title' | 'status'> {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status };
}

/** Fastify and its plug-ins put the status on the error; Nest keeps it behind a method. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { code, statusCode: status } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return 415; // it says 406, which is about what we answer
  return typeof status === 'number' && status >= 400 ? status : 500;
}
