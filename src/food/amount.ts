import { type Food, foodBy, groupOf, type Shelf, SHELVES } from '#src/food/foods';
import type { Basis } from '#src/food/own-food.entity';

/** A food of an athlete's own, as far as its milligrams go. */
export interface OwnAmount {
  shelf: string;
  magnesiumMg: number;
  basis: Basis;
  portionG: number | null;
}

/** How much of a food: in portions or in grams. */
export interface Amount {
  portions: number | null;
  grams: number | null;
}

/** Magnesium and caffeine of what was eaten, mg. */
export interface Eaten {
  mg: number;
  /** By the lowest and the highest of the tables that know the food. */
  lowMg: number;
  highMg: number;
  caffeineMg: number;
  shelf: Shelf;
}

const GRAMS_A_LITRE = 1000;

/** In one portion; null: nobody said what a portion weighs. */
export function ownPortionMg({ basis, magnesiumMg, portionG }: OwnAmount): number | null {
  if (basis === 'portion') return magnesiumMg;
  return portionG === null ? null : (ownGramMg({ basis, magnesiumMg, portionG }) ?? 0) * portionG;
}

/** In one gram; null: a portion is all that is known. */
function ownGramMg({ basis, magnesiumMg, portionG }: Omit<OwnAmount, 'shelf'>): number | null {
  if (basis === '100-g') return magnesiumMg / 100;
  if (basis === 'litre') return magnesiumMg / GRAMS_A_LITRE;
  return portionG === null || portionG === 0 ? null : magnesiumMg / portionG;
}

/** Whether an own food can be told in this way at all. */
export function canTell(own: OwnAmount, { grams }: Pick<Amount, 'grams'>): boolean {
  return (grams === null ? ownPortionMg(own) : ownGramMg(own)) !== null;
}

/** null: nobody knows what was in it, as of a food that the table no longer has. */
export function eatenOf(foodId: string | null, own: OwnAmount | null, amount: Amount): Eaten | null {
  if (own) return ownEaten(own, amount);
  const food = foodId === null ? undefined : foodBy(foodId);
  return food ? tableEaten(food, amount) : null;
}

function tableEaten(food: Food, { portions, grams }: Amount): Eaten {
  const share = (portions ?? 0) + (grams ?? 0) / food.portionG;
  const of = (mgPer100g: number) => ((mgPer100g * food.portionG) / 100) * share;
  return {
    mg: of(food.mgPer100g),
    lowMg: of(food.lowMgPer100g),
    highMg: of(food.highMgPer100g),
    caffeineMg: food.caffeineMg * share,
    shelf: food.shelf,
  };
}

function ownEaten(own: OwnAmount, { portions, grams }: Amount): Eaten | null {
  const each = grams === null ? ownPortionMg(own) : ownGramMg(own);
  if (each === null) return null;
  const mg = each * (grams ?? portions ?? 0);
  const shelf = SHELVES.find((one) => one === own.shelf) ?? 'everyday';
  return { mg, lowMg: mg, highMg: mg, caffeineMg: 0, shelf };
}

/** A range in mg: the median, and what eight in ten end in. */
export interface MgRange {
  mid: number;
  low: number;
  high: number;
}

/** Tenths of a normal spread: eight in ten lie within so many sigmas. */
const EIGHT_IN_TEN = 1.2816;
/** What noting food misses, shared by all days and of one day, on a log scale [own]. */
const NOTED_SIGMA = Math.hypot(0.15, 0.25);

/** What a day's noted food held: how well food is noted, and how far the tables are apart, each on its own. */
export function dayRange(eaten: readonly Eaten[]): MgRange {
  const mid = sum(eaten.map(({ mg }) => mg));
  const down = mid - sum(eaten.map(({ lowMg }) => lowMg));
  const up = sum(eaten.map(({ highMg }) => highMg)) - mid;
  const noted = logRange(mid, NOTED_SIGMA);
  return {
    mid,
    low: Math.max(0, mid - Math.hypot(mid - noted.low, down)),
    high: mid + Math.hypot(noted.high - mid, up),
  };
}

export function logRange(median: number, sigma: number): MgRange {
  const factor = Math.exp(EIGHT_IN_TEN * sigma);
  return { mid: median, low: median / factor, high: median * factor };
}

export function groupsOf(eaten: readonly Eaten[]) {
  const groups = SHELVES.filter((shelf) => eaten.some((one) => one.shelf === shelf && one.mg > 0));
  return groups.flatMap((shelf) => groupOf(shelf) ?? []);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
