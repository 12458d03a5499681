import { createHash } from 'node:crypto';
import type { MgRange } from '#src/food/amount';
import { type Food, FOODS, groupOf, type Note, portionMg } from '#src/food/foods';
import { type Eater, unsuited } from '#src/food/suitable';
import { daysBefore, dueOn, ROUND_DAYS } from '#src/food/turns';

/** How much of a food holds some magnesium, as a range of portions. */
export interface Serving {
  food: Food;
  portions: MgRange;
}

/** One serving to eat, and up to two others. */
export interface Menu {
  top: Serving;
  others: Serving[];
}

/** What keeps a food from being the first one named: more of it is not better. */
const HELD_BACK: readonly Note[] = [
  'selenium',
  'iodine',
  'flaxseed',
  'cadmium',
  'dioxin',
  'mercury',
  'listeria',
  'salty',
  'sugar',
];
/** What was noted in the last of these days counts as usual. */
export const USUAL_DAYS = 60;
/** Of a food people would really eat: not a crumb, and not three plates. */
const SENSIBLE_PORTIONS = { least: 0.15, most: 1.5 };
/** Of one they eat anyway a bite will do, or a large helping. */
const USUAL_PORTIONS = { least: 0.05, most: 3 };

/** Who is asked for: what they eat, and on which days they noted a food, by its id. */
export interface Guest {
  athleteId: string;
  eater: Eater;
  /** As far back as `DAYS_TO_KNOW`. */
  noted: ReadonlyMap<string, readonly string[]>;
  favourites: ReadonlySet<string>;
}

/** So many days before the one that is asked for bear on it: a round that began then, and one before. */
export const DAYS_TO_KNOW = USUAL_DAYS + 2 * ROUND_DAYS;

/**
 * Foods that hold this much magnesium, for one day: another one tomorrow, and none again within five, whatever is noted
 * meanwhile. Of those due, what one eats comes before what one never noted. null: of all foods none suits.
 */
export function menuFor(guest: Guest, toEat: MgRange, day: string): Menu | null {
  const suiting = FOODS.filter((food) => groupOf(food.shelf) !== null && !unsuited(food, guest.eater));
  const firsts = inOwnOrder(
    guest.athleteId,
    suiting.filter((food) => mayBeFirst(food)),
  );
  const due = dueOn(day, firsts, (before) => notedLately(guest, before));
  const [top] = byLiking(due, guest, toEat, day);
  if (!top) return null;
  const rest = suiting.filter((food) => food !== top && food.shelf !== top.shelf);
  const others = byLiking(rest, guest, toEat, day);
  const second = others[0];
  const third = others.find((food) => food.shelf !== second?.shelf);
  return {
    top: servingOf(top, toEat),
    others: [second, third].flatMap((food) => (food ? [servingOf(food, toEat)] : [])),
  };
}

export function mayBeFirst(food: Food): boolean {
  return !food.sourcesDisagree && !food.notes.some((note) => HELD_BACK.includes(note));
}

/** Of foods whose sources disagree the lower figure counts. */
function servingOf(food: Food, { low, mid, high }: MgRange): Serving {
  const mg = worthMg(food);
  return { food, portions: { low: low / mg, mid: mid / mg, high: high / mg } };
}

function worthMg(food: Food): number {
  return portionMg({ ...food, mgPer100g: food.sourcesDisagree ? food.lowMgPer100g : food.mgPer100g });
}

function inOwnOrder(athleteId: string, foods: Food[]): Food[] {
  return foods
    .map((food) => ({ food, at: chance(athleteId, food.id) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ food }) => food);
}

/** What somebody eats before the rest; then a portion one would eat, what they love, and chance, another each day. */
function byLiking(foods: Food[], guest: Guest, { mid }: MgRange, day: string): Food[] {
  const usual = notedLately(guest, daysBefore(day, -1));
  const ranked = foods.map((food) => {
    const portions = mid / worthMg(food);
    return {
      food,
      isHeldBack: !mayBeFirst(food),
      isUsual: usual.has(food.id) && isWithin(USUAL_PORTIONS, portions),
      isSensible: isWithin(SENSIBLE_PORTIONS, portions),
      isLoved: guest.favourites.has(food.id),
      at: chance(guest.athleteId, food.id, day),
    };
  });
  return ranked
    .toSorted(
      (one, other) =>
        Number(one.isHeldBack) - Number(other.isHeldBack) ||
        Number(other.isUsual) - Number(one.isUsual) ||
        Number(other.isSensible) - Number(one.isSensible) ||
        Number(other.isLoved) - Number(one.isLoved) ||
        one.at - other.at,
    )
    .map(({ food }) => food);
}

function isWithin({ least, most }: { least: number; most: number }, portions: number): boolean {
  return portions >= least && portions <= most;
}

/** Foods noted in the days before one. */
function notedLately({ noted }: Guest, before: string): Set<string> {
  const from = daysBefore(before, USUAL_DAYS);
  const isLately = (day: string) => day < before && day >= from;
  return new Set([...noted].flatMap(([id, days]) => (days.some(isLately) ? [id] : [])));
}

/** A number of these words alone: anybody who asks again gets it again. */
function chance(...words: string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0);
}
