import type { Words } from '#web/words/words.tsx';
import type { MgPerDay } from '#web/ledger/ledger-queries.ts';

/** To 5 mg below 100 and to 10 from there on: nothing here is known more closely. */
export function roundedMg(mg: number): number {
  return Math.round(mg / stepMg(mg)) * stepMg(mg);
}

function stepMg(mg: number): number {
  return mg < 97.5 ? 5 : 10;
}

/** Two ends that would be told as one are rounded away from each other: a range is never told as none. */
function endsMg({ p10, p90 }: MgPerDay): { low: number; high: number } {
  const [low, high] = [roundedMg(p10), roundedMg(p90)];
  if (low < high || p10 === p90) return { low, high };
  const step = stepMg(p10);
  return { low: Math.floor(p10 / step) * step, high: Math.ceil(p90 / step) * step };
}

export interface MgWords {
  mg: string;
  low: string;
  high: string;
  [name: string]: string;
}

/** The middle and the likely range, for a text that asks for `mg`, `low` and `high`. */
export function mgWords({ numbers }: Pick<Words, 'numbers'>, range: MgPerDay): MgWords {
  const { low, high } = endsMg(range);
  const said = (mg: number) => numbers.decimal(mg, 0);
  return { mg: said(roundedMg(range.mg)), low: said(low), high: said(high) };
}

/** So little that it would be told as nothing, or next to it. */
export function isNothing({ p90 }: MgPerDay): boolean {
  return roundedMg(p90) === 0;
}
