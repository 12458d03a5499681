import type { Chance } from '../chance.js';

/** The text as bytes: as UTF-8 mostly, else with marks and in codings that people's programs write. */
export function encoded(text: string, chance: Chance): Uint8Array {
  if (chance.isUnder(0.9)) return Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const kind = chance.below(6);
  if (kind === 0) return Buffer.from(`\ufeff${text}`, 'utf8');
  if (kind === 1) return utf16;
  if (kind === 2) return utf16.length % 2 === 0 ? Buffer.from(utf16).swap16() : utf16;
  if (kind === 3) return utf16.subarray(0, -1);
  return Buffer.from(text, kind === 4 ? 'latin1' : 'utf16le');
}
