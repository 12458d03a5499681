import type { MgRange } from '#src/food/amount';
import { type Food, foodBy, portionMg } from '#src/food/foods';
import { mayBeFirst } from '#src/food/servings';
import { type Eater, unsuited } from '#src/food/suitable';
import { SWAP_PAIRS } from '#src/food/swap-pairs';

/** A portion of another food in place of a portion of one that was noted. */
export interface Swap {
  from: Food;
  to: Food;
  /** How often `from` was noted lately. */
  times: number;
  /** What it brings more, mg: by each food's own number, and at least and most by what the tables say of both. */
  moreMg: MgRange;
}

/** One swap to make, and up to two others. */
export interface SwapMenu {
  /** null: of none is it sure enough. */
  top: Swap | null;
  others: Swap[];
}

const MOST_OTHERS = 2;

/**
 * What somebody could eat instead of what they noted, as far as it suits them and every table says that it brings more:
 * first what they eat anyway, then what brings most where it is eaten as often as now; of each food they noted one, before
 * a second of any. `noted`: how often, by food.
 */
export function swapsFor(eater: Eater, noted: ReadonlyMap<string, number>): SwapMenu {
  const ranked = PAIRS.flatMap(({ from, to, moreMg }) => {
    const times = noted.get(from.id) ?? 0;
    return times > 0 && !unsuited(to, eater) ? [{ from, to, times, moreMg }] : [];
  }).toSorted(
    (one, other) =>
      Number(isSure(other)) - Number(isSure(one)) ||
      Number(noted.has(other.to.id)) - Number(noted.has(one.to.id)) ||
      other.times * other.moreMg.low - one.times * one.moreMg.low,
  );
  const best = ranked.filter(({ from }, at) => ranked.findIndex((one) => one.from === from) === at);
  const [first, ...rest] = [...best, ...ranked.filter((swap) => !best.includes(swap))];
  if (!first) return { top: null, others: [] };
  const [top, others] = isSure(first) ? [first, rest] : [null, [first, ...rest]];
  return { top, others: others.slice(0, MOST_OTHERS) };
}

/** Both foods' tables agree, and more of the better one is only better. */
function isSure({ from, to }: Swap): boolean {
  return mayBeFirst(to) && !from.sourcesDisagree;
}

const PAIRS = SWAP_PAIRS.map(({ from, to }) => {
  const [less, more] = [foodBy(from)!, foodBy(to)!];
  return { from: less, to: more, moreMg: moreOf(less, more) };
});

function moreOf(less: Food, more: Food): MgRange {
  const [lost, won] = [less, more].map((food) => ({
    low: portionMg({ ...food, mgPer100g: food.lowMgPer100g }),
    mid: portionMg(food),
    high: portionMg({ ...food, mgPer100g: food.highMgPer100g }),
  }));
  return { low: won!.low - lost!.high, mid: won!.mid - lost!.mid, high: won!.high - lost!.low };
}
