import { createHash } from 'node:crypto';
import type { PersonalFactor, SessionInput } from '#src/sweat/session-input';

/** Digest of everything the calculator is asked. Same digest, same version of the model: same answer. */
export function inputRevision(input: SessionInput): string {
  const factors = input.legs.map((leg) => input.personalFactor(leg));
  return revisionWith(rawRevision(input), factors);
}

/**
 * Digest of all inputs but the person's own factor. Numbers go in with all their digits; streams as their bytes.
 */
export function rawRevision(input: SessionInput): string {
  const text = JSON.stringify(input, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    return digest(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  });
  return digest(text);
}

/** The whole digest, from that of all but the factors and from these. */
export function revisionWith(raw: string, factors: readonly PersonalFactor[]): string {
  return digest(`${raw}${JSON.stringify(factors)}`);
}

function digest(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}
