import type { Words } from '#web/words/words.tsx';
import type { MgPerDay } from '#web/ledger/ledger-queries.ts';

/** To 5 mg below 100 and to 10 from there on: nothing here is known more closely. */
export function roundedMg(mg: number): number {
  const step = mg < 97.5 ? 5 : 10;
  return Math.round(mg / step) * step;
}

export interface MgWords {
  mg: string;
  low: string;
  high: string;
  [name: string]: string;
}

/** The middle and the likely range, for a text that asks for `mg`, `low` and `high`. */
export function mgWords({ numbers }: Pick<Words, 'numbers'>, { mg, p10, p90 }: MgPerDay): MgWords {
  const said = (value: number) => numbers.decimal(roundedMg(value), 0);
  return { mg: said(mg), low: said(p10), high: said(p90) };
}

/** So little that it would be told as nothing, or next to it. */
export function isNothing({ p90 }: MgPerDay): boolean {
  return roundedMg(p90) === 0;
}
