import { applyDecorators, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** What a route answers: in the document, and as a sieve that lets nothing else out. */
export function Returns(schema: z.ZodObject, { status = 200 } = {}): MethodDecorator {
  return applyDecorators(ApiResponse({ status, standardSchema: schema }), SerializeOptions({ schema }));
}

export const PUBLIC = 'svett:public';

/** A route anybody may call; every other asks who is there. */
export function Public(): MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-public', true));
}
