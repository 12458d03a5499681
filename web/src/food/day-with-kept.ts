import { type Entry, type EntryForm, type Food, type FoodDay, GROUPS, keyOf } from '#web/food/food-shapes.ts';
import type { Call } from '#web/offline/outbox.ts';

/** A day as the page shows it: what the server told, and what waits on this device to be told to it. */
export interface ShownDay extends FoodDay {
  /** Entries that wait. */
  waiting: ReadonlySet<string>;
  /** How many wait of which this page does not know what they hold: they are in no sum. */
  unknown: number;
}

interface Known {
  /** All foods, as far as they were seen. */
  foods: readonly Food[];
  kept: readonly Call[];
}

/** The day with what waits, summed up as the server will; where nothing waits it is as the server told it. */
export function dayWithKept(told: FoodDay, { foods, kept }: Known): ShownDay {
  const waiting = kept.filter((call) => isOf(told.day, call));
  if (waiting.length === 0) return { ...told, waiting: new Set(), unknown: 0 };
  const entries = new Map(told.entries.map((entry) => [entry.id, entry]));
  let unknown = 0;
  for (const { id, body } of waiting) {
    const entry = entryOf(id, body as EntryForm, foods);
    if (entry) entries.set(id, entry);
    else unknown += 1;
  }
  const all = [...entries.values()];
  const eaten = all.flatMap(eatenOf);
  const groups = GROUPS.filter((group) => eaten.some(({ shelf, mg }) => shelf === group && mg > 0));
  return {
    ...told,
    entries: all,
    isWhole: told.isWhole && unknown === 0 && eaten.length === all.length,
    magnesiumMg: eaten.length === 0 ? null : dayRange(eaten),
    groups,
    waiting: new Set(waiting.map(({ id }) => id)),
    unknown,
  };
}

function isOf(day: string, { kind, problem, body }: Call): boolean {
  return kind === 'food' && problem === null && (body as EntryForm).day === day;
}

/** null: the food was never seen here, or nobody knows what is in so much of it. */
function entryOf(id: string, form: EntryForm, foods: readonly Food[]): Entry | null {
  const food = foods.find((one) => keyOf(one) === (form.foodId ?? form.ownFoodId));
  const amount = { portions: form.portions ?? null, grams: form.grams ?? null };
  const share = food ? shareOf(food, amount) : null;
  if (!food || share === null || food.mgPerPortion === null) return null;
  return { id, food, ...amount, mg: food.mgPerPortion * share };
}

/** How many portions that is; null: nobody knows what a portion weighs. */
function shareOf({ portion }: Food, { portions, grams }: Pick<Entry, 'portions' | 'grams'>): number | null {
  if (grams === null) return portions;
  return portion.grams === null || portion.grams === 0 ? null : grams / portion.grams;
}

interface Eaten {
  mg: number;
  lowMg: number;
  highMg: number;
  shelf: Food['shelf'];
}

function eatenOf({ food, mg, ...amount }: Entry): Eaten[] {
  if (food === null || mg === null) return [];
  const share = shareOf(food, amount);
  const of = (each: number | null) => (share === null || each === null ? mg : each * share);
  return [{ mg, lowMg: of(food.lowMgPerPortion), highMg: of(food.highMgPerPortion), shelf: food.shelf }];
}

/** As in the server's `src/food/amount.ts`; a test holds the two against each other. */
const EIGHT_IN_TEN = 1.2816;
const NOTED_SIGMA = Math.hypot(0.15, 0.25);

/** How well food is noted, and how far the tables are apart, each on its own. mg. */
function dayRange(eaten: readonly Eaten[]): NonNullable<FoodDay['magnesiumMg']> {
  const sum = (of: (one: Eaten) => number) => eaten.reduce((total, one) => total + of(one), 0);
  const mid = sum(({ mg }) => mg);
  const factor = Math.exp(EIGHT_IN_TEN * NOTED_SIGMA);
  return {
    mid,
    low: Math.max(0, mid - Math.hypot(mid - mid / factor, mid - sum(({ lowMg }) => lowMg))),
    high: mid + Math.hypot(mid * factor - mid, sum(({ highMg }) => highMg) - mid),
  };
}
