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

/** Characters of the longest number or interval that is read; longer ones no report writes. */
const LONGEST = 80;
const WRITTEN = /^([<>]=?|≤|≥)?\s*([+-]?)([\d.,\s'’]*)$/;
const BLANKS = /[\s'’]/g;
/** Blanks and apostrophes stand between thousands and nowhere else: `1 2,5` may be two numbers, or a mistyped one. */
const IN_THOUSANDS = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/;
/** `1.234`, `12,345`: decimals to one, and thousands to another. With a nought before it, decimals to all. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** `0,82`, `0.82`, `1 234,5`, `1.234,5`, `< 5`. Of `1.234` only `mark` can tell. */
export function numberIn(text: string, mark: Mark | null = null): Heard {
  const match = writtenIn(text);
  if (!match) return null;
  const { digits } = match;
  if (EITHER.test(digits) && mark === null) return 'unclear';
  const plain = plainDigits(digits, mark);
  if (plain === null) return null;
  const sign = match.comparator[0];
  const comparator = sign === '<' || sign === '≤' ? '<' : sign === '>' || sign === '≥' ? '>' : null;
  return { value: Number(`${match.sign}${plain}`), comparator };
}

/** The decimal mark this number can only have; null: it has none, or either. */
export function markIn(text: string): Mark | null {
  const digits = writtenIn(text)?.digits ?? '';
  if (EITHER.test(digits)) return null;
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits) || /^\d*,\d+$/.test(digits)) return ',';
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(digits) || /^\d*\.\d+$/.test(digits)) return '.';
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return ',';
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(digits) ? '.' : null;
}

/** null: not a number, or longer than anybody writes one: how long it takes to read must not be for a file to say. */
function writtenIn(text: string): { comparator: string; sign: string; digits: string } | null {
  const told = text.trim();
  if (told.length > LONGEST) return null;
  const [, comparator = '', sign = '', digits = ''] = WRITTEN.exec(told.replace(/−/g, '-')) ?? [];
  if (!/\d$/.test(digits) || (/[\s'’]/.test(digits) && !IN_THOUSANDS.test(digits))) return null;
  return { comparator, sign, digits: digits.replace(BLANKS, '') };
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
  const told = text.trim();
  if (told.length > LONGEST) return null;
  const both = /^([\d\s.,]+)(?:–|—|-|till|to)([\d\s.,]+)$/.exec(told);
  return both && [both[1]!.trim(), both[2]!.trim()];
}

function isNumber(heard: Heard | undefined): heard is HeardNumber {
  return typeof heard === 'object' && heard !== null;
}
