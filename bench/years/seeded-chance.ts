import { webcrypto } from 'node:crypto';
import { Seeded } from '#simulators/seeded';

/**
 * Ids and chance of this process come from the seed until the answer is called. Facts due in the same moment are carried in
 * the order of their keys, and keys are made of ids: random ones would put people in another order in every run.
 */
export function seedChance(seed: number): () => void {
  const [ids, chance] = [Seeded.of(seed, 'ids'), Seeded.of(seed, 'chance')];
  const random = Math.random;
  Math.random = () => chance.next();
  Object.defineProperty(webcrypto, 'randomUUID', { configurable: true, value: () => uuidOf(ids.hex(32)) });
  return () => {
    Math.random = random;
    delete (webcrypto as { randomUUID?: unknown }).randomUUID; // what stands on the prototype shows again
  };
}

/** As RFC 9562 lays out a random one. */
function uuidOf(hex: string): string {
  const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4]!;
  const digits = `${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
