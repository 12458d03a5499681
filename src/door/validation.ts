import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidRequest } from '#src/door/request.problems';

/** Holds every body, query and parameter against its zod schema and names all the fields that do not fit. */
export function validationPipe(): StandardSchemaValidationPipe {
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
