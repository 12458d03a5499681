import { gzipSync } from 'node:zlib';
import type { Chance } from '../chance.js';
import { joined, mutateBytes } from './bytes.js';

const HEADER_BYTES = 14;
const TIMESTAMP = 253;

interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  isDefinition: boolean;
}

/** Changes messages as such and makes sizes and sums right again, so that what is wrong lies behind them. */
export function mutateFit(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.1)) return mutateBytes(input, chance);
  const pieces = piecesOf(input);
  for (let left = chance.few(8); left > 0 && pieces.length > 0; left--) change(pieces, chance);
  const whole = closed(input.subarray(0, HEADER_BYTES), joined(...pieces.map(({ bytes }) => bytes)));
  if (chance.isUnder(0.05))
    return gzipSync(whole, { level: 1 }).subarray(0, chance.isUnder(0.5) ? undefined : -chance.few(40));
  return chance.isUnder(0.05)
    ? joined(whole, chance.isUnder(0.5) ? whole : mutateBytes(whole, chance))
    : whole;
}

function change(pieces: Piece[], chance: Chance): void {
  const at = chance.below(pieces.length);
  const piece = pieces[at]!;
  const bytes = piece.bytes.slice();
  pieces[at] = { ...piece, bytes };
  const kind = chance.below(8);
  if (kind === 0) pieces.splice(at, chance.few(20));
  else if (kind === 1)
    pieces.splice(chance.below(pieces.length), 0, ...pieces.slice(at, at + chance.few(40)));
  else if (kind === 2) {
    const other = chance.below(pieces.length);
    [pieces[at], pieces[other]] = [pieces[other]!, pieces[at]];
  } else if (kind === 3) bytes[chance.below(bytes.length)] = chance.below(256);
  else if (piece.isDefinition && bytes.length > 8) {
    const field = 6 + 3 * chance.below(Math.max(1, bytes[5]!));
    const part = chance.below(4);
    if (part === 0) bytes[2] = chance.below(3);
    else if (part === 1)
      bytes[3] = chance.pick([0, 3, 7, 12, 18, 19, 20, 21, 34, 49, 78, 132, 206, 207, 216, 233]);
    else if (part === 2) bytes[field] = chance.pick([0, 1, 2, 3, 5, 7, 8, 9, TIMESTAMP, chance.below(256)]);
    else
      bytes[field + 1 + chance.below(2)] = chance.pick([
        0, 1, 2, 4, 8, 0x07, 0x83, 0x84, 0x86, 0x88, 0x89, 0x8e, 255,
      ]);
  } else {
    const from = 1 + chance.below(Math.max(1, bytes.length - 1));
    const filling = chance.pick([0, 0xff, 0x7f, 0x80, chance.below(256)]);
    bytes.fill(filling, from, from + chance.pick([1, 2, 4, 8]));
  }
}

/** Definitions and messages one by one; from where they stop making sense the rest is one. */
function piecesOf(input: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  const sizes = new Map<number, number>();
  const end = input.length - 2;
  let at = HEADER_BYTES;
  while (at < end) {
    const head = input[at]!;
    const isDefinition = (head & 0xc0) === 0x40;
    let length: number;
    if (isDefinition) {
      const count = input[at + 5] ?? 0;
      const own = (head & 0x20) !== 0 ? 1 + 3 * (input[at + 6 + 3 * count] ?? 0) : 0;
      length = 6 + 3 * count + own;
      let size = 0;
      for (let field = 0; field < count; field++) size += input[at + 7 + 3 * field] ?? 0;
      sizes.set(head & 15, size);
    } else length = 1 + (sizes.get((head & 0x80) !== 0 ? (head >> 5) & 3 : head & 15) ?? end);
    pieces.push({ bytes: Uint8Array.from(input.subarray(at, Math.min(at + length, end))), isDefinition });
    at += length;
  }
  return pieces;
}

function closed(head: Uint8Array, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = joined(head, content, new Uint8Array(2));
  const view = new DataView(file.buffer);
  if (file.length < HEADER_BYTES + 2) return file;
  view.setUint32(4, content.length, true);
  view.setUint16(12, sumOf(file.subarray(0, 12)), true);
  view.setUint16(file.length - 2, sumOf(file.subarray(0, file.length - 2)), true);
  return file;
}

/** CRC-16 with the polynomial 0xA001, as FIT has it. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255]! ^ (sum >> 8);
  return sum;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) !== 0 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  return sum;
});
