import { createHash } from 'node:crypto';
import type { SessionInput } from '#src/sweat/session-input';

/**
 * Digest of everything the calculator is asked. Same digest, same version of the model: same answer.
 * Numbers go in with all their digits; streams as their bytes.
 */
export function inputRevision(input: SessionInput): string {
  const hash = createHash('sha256');
  const factors = input.legs.map((leg) => input.personalFactor(leg));
  const text = JSON.stringify({ ...input, factors }, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    return createHash('sha256')
      .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      .digest('hex');
  });
  return hash.update(text).digest('hex');
}
