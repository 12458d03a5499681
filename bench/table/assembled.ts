import { COST_OF_ONE, type Row, runOf } from './rows.js';

/** What a benchmark prints with --json: how many a second, or a gigabyte. */
export interface Rates {
  ours: number;
  peer: number;
  peerName: string;
}

export interface Result extends Rates {
  also?: Record<string, Rates>;
}

/** One size of a line. */
export interface Point {
  size: number;
  cost: number;
  peerCost: number;
  /** The peer's cost by ours: 1 is as good as the peer, 0.5 costs twice as much. */
  ratio: number;
  /** Our cost by that of the smallest size. */
  growth: number;
}

export interface Line extends Pick<Row, 'what' | 'cost' | 'grows'> {
  peerName: string;
  points: Point[];
}

/** The lines of which every size was run; equal results give an equal table. */
export function assembled(rows: readonly Row[], results: ReadonlyMap<string, Result>): Line[] {
  return rows.flatMap((row) => {
    const found = row.sizes.map((size) => ({
      size: size.size,
      rates: ratesOf(row, results.get(runOf(row, size))),
    }));
    const points: Point[] = [];
    for (const { size, rates } of found) {
      if (!rates) return [];
      const [cost, peerCost] = [rates.ours, rates.peer].map((rate) => COST_OF_ONE[row.cost.unit] / rate) as [
        number,
        number,
      ];
      points.push({ size, cost, peerCost, ratio: peerCost / cost, growth: cost / (points[0]?.cost ?? cost) });
    }
    const { what, cost, grows } = row;
    return [{ what, cost, grows, peerName: found.at(-1)!.rates!.peerName, points }];
  });
}

function ratesOf({ part, what }: Row, result: Result | undefined): Rates | undefined {
  if (!result || part === undefined) return result;
  const rates = result.also?.[part];
  if (!rates) throw new Error(`Nothing was measured of ${what}.`);
  return rates;
}
