import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { faultInWords } from '#src/door/fault-words';
import { InvalidRequest } from '#src/door/request.problems';

/** Holds every body, query and parameter against its zod schema and names all the fields that do not fit. */
export function validationPipe(): StandardSchemaValidationPipe {
  z.config({ customError: faultInWords }); // what a schema says itself goes first
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new InvalidRequest(
        issues.map(({ path, message }) => ({
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      ),
  });
}
