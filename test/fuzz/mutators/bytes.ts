import type { Chance } from '../chance.js';

const BYTES = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x20, 0x22, 0x2c, 0x3c, 0x0a];

/** Knows nothing of what the bytes are. */
export function mutateBytes(input: Uint8Array, chance: Chance): Uint8Array {
  let bytes = Uint8Array.from(input);
  for (let left = chance.few(8); left > 0; left--)
    bytes = CHANGES[chance.below(CHANGES.length)]!(bytes, chance);
  return bytes;
}

type Change = (bytes: Uint8Array<ArrayBuffer>, chance: Chance) => Uint8Array<ArrayBuffer>;

const CHANGES: Change[] = [
  (bytes, chance) => {
    if (bytes.length > 0) bytes[chance.below(bytes.length)]! ^= 1 << chance.below(8);
    return bytes;
  },
  (bytes, chance) => {
    if (bytes.length > 0) bytes[chance.below(bytes.length)] = chance.pick(BYTES);
    return bytes;
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length + 1);
    for (let left = chance.pick([2, 4, 8]), byte = chance.pick(BYTES); left > 0; left--)
      if (at + left < bytes.length) bytes[at + left] = byte;
    return bytes;
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(at + chance.few(300)));
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length + 1);
    const from = chance.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(from, from + chance.few(300)), bytes.subarray(at));
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length + 1);
    const made = Uint8Array.from({ length: chance.few(50) }, () => chance.below(256));
    return joined(bytes.subarray(0, at), made, bytes.subarray(at));
  },
  (bytes, chance) => (chance.isUnder(0.3) ? bytes.slice(0, chance.below(bytes.length + 1)) : bytes),
];

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
