import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { faultInWords, faultOf } from '#src/door/fault-words';
import { InvalidRequest } from '#src/door/request.problems';

/** Holds every body, query and parameter against its zod schema and names all the fields that do not fit. */
export function validationPipe(): StandardSchemaValidationPipe {
  z.config({ customError: faultInWords }); // what a schema says itself goes first
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new InvalidRequest(
        // Our schemas are zod's, and so are their issues.
        (issues as z.core.$ZodIssue[]).map((issue) => {
          const { code, limit } = faultOf(issue) ?? {};
          return {
            path: issue.path.map(String).join('.'),
            message: issue.message,
            ...(code && { fault: code }),
            ...(limit !== undefined && { limit }),
          };
        }),
      ),
  });
}
