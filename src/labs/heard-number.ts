import type { Comparator } from '#src/labs/intervals';

/** A number as a report writes it. */
export interface HeardNumber {
  value: number;
  comparator: Comparator | null;
}
/** null: no number. `unclear`: one that could be read in two ways, a thousand times apart. */
export type Heard = HeardNumber | 'unclear' | null;
/** What stands before the decimals. */
export type Mark = ',' | '.';

const WRITTEN = /^([<>]=?|≤|≥)?\s*([+-]?)([\d.,\s\u00a0\u202f']*\d)$/;
const BLANKS = /[\s\u00a0\u202f']/g;
/** `1.234`, `12,345`: decimals to one, and thousands to another. With a nought before it, decimals to all. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** `0,82`, `0.82`, `1 234,5`, `1.234,5`, `< 5`. Of `1.234` only `mark` can tell. */
export function numberIn(text: string, mark: Mark | null = null): Heard {
  const match = WRITTEN.exec(text.trim().replace(/−/g, '-'));
  if (!match) return null;
  const digits = match[3]!.replace(BLANKS, '');
  if (EITHER.test(digits) && mark === null) return 'unclear';
  const plain = plainDigits(digits, mark);
  if (plain === null) return null;
  const sign = match[1]?.[0];
  const comparator = sign === '<' || sign === '≤' ? '<' : sign === '>' || sign === '≥' ? '>' : null;
  return { value: Number(`${match[2]}${plain}`), comparator };
}

/** The decimal mark this number can only have; null: it has none, or either. */
export function markIn(text: string): Mark | null {
  const digits = WRITTEN.exec(text.trim())?.[3]?.replace(BLANKS, '') ?? '';
  if (EITHER.test(digits)) return null;
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits) || /^\d*,\d+$/.test(digits)) return ',';
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(digits) || /^\d*\.\d+$/.test(digits)) return '.';
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return ',';
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(digits) ? '.' : null;
}

/** With a point before the decimals, and no thousands; null: not a way to write one. */
function plainDigits(digits: string, mark: Mark | null): string | null {
  if (/^\d+$/.test(digits)) return digits;
  const decimals = EITHER.test(digits) ? mark : markIn(digits);
  if (decimals === null) return null;
  const thousands = decimals === ',' ? '.' : ',';
  const plain = digits.replaceAll(thousands, '').replace(decimals, '.');
  return /^\d*\.?\d+$/.test(plain) ? plain : null;
}

/** `0,71–0,94`, `0.71 - 0.94`, `< 5`, `> 50`. null: no interval, or one whose numbers are unclear. */
export function intervalIn(
  text: string,
  mark: Mark | null = null,
): { low: number | null; high: number | null } | null {
  const both = endsIn(text);
  if (both) {
    const [low, high] = both.map((end) => numberIn(end, mark));
    return isNumber(low) && isNumber(high) ? { low: low.value, high: high.value } : null;
  }
  const one = numberIn(text, mark);
  if (!isNumber(one)) return null;
  if (one.comparator === '<') return { low: null, high: one.value };
  return one.comparator === '>' ? { low: one.value, high: null } : null;
}

/** What stands on either side of the dash; null: there is none. */
export function endsIn(text: string): [string, string] | null {
  const both = /^\s*([\d\s.,]+?)\s*(?:–|—|-|till|to)\s*([\d\s.,]+)\s*$/.exec(text);
  return both && [both[1]!, both[2]!];
}

function isNumber(heard: Heard | undefined): heard is HeardNumber {
  return typeof heard === 'object' && heard !== null;
}
