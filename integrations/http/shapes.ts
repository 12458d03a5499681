import { z } from 'zod';

/**
 * Pieces of brands' answers. What is not sure is optional, and a value of another kind than promised counts as left
 * out: one odd field shall not cost the whole workout.
 */

/** An id: a number, or text where the number is longer than JavaScript keeps exactly. */
export const vendorId = z.union([z.number().int(), z.string().min(1).max(100)]).transform(String);

export const number = z.number().nullish().catch(null);
export const text = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);
export const optionalId = vendorId.nullish().catch(null);
