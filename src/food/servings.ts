import { createHash } from 'node:crypto';
import type { MgRange } from '#src/food/amount';
import { type Food, FOODS, groupOf, type Note, portionMg } from '#src/food/foods';
import { type Eater, unsuited } from '#src/food/suitable';

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
/** A food rests so many days after one on which it was the first. */
const REST_DAYS = 5;
/** Of a food people would really eat: not a crumb, and not three plates. */
const SENSIBLE_PORTIONS = { least: 0.15, most: 1.5 };

/** Who is asked for: what they eat, and how often each food was noted lately, by id. */
export interface Guest {
  athleteId: string;
  eater: Eater;
  usual: ReadonlyMap<string, number>;
  favourites: ReadonlySet<string>;
}

/**
 * Foods that hold this much magnesium, for one day: the same all day, another one tomorrow. Each food is due every sixth
 * day only, on days that nothing but athlete and food decide; so none comes back within five, whatever is noted
 * meanwhile. null: of all foods none suits.
 */
export function menuFor(guest: Guest, toEat: MgRange, day: string): Menu | null {
  const suiting = FOODS.filter((food) => groupOf(food.shelf) !== null && !unsuited(food, guest.eater));
  const firsts = inOwnOrder(
    guest.athleteId,
    suiting.filter((food) => mayBeFirst(food)),
  );
  const turns = Math.min(REST_DAYS + 1, firsts.length);
  if (turns === 0) return null;
  const turn = ((dayNumber(day) % turns) + turns) % turns;
  const due = firsts.filter((_, at) => at % turns === turn);
  const [top] = byLiking(due, guest, toEat, day);
  const rest = suiting.filter((food) => food !== top && food.shelf !== top!.shelf);
  const others = byLiking(rest, guest, toEat, day);
  const second = others[0];
  const third = others.find((food) => food.shelf !== second?.shelf);
  return {
    top: servingOf(top!, toEat),
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

/** A portion one would eat first; then what somebody loves or often eats; then by chance, another each day. */
function byLiking(foods: Food[], guest: Guest, { mid }: MgRange, day: string): Food[] {
  const { least, most } = SENSIBLE_PORTIONS;
  const ranked = foods.map((food) => {
    const portions = mid / worthMg(food);
    return {
      food,
      isSensible: portions >= least && portions <= most,
      isHeldBack: !mayBeFirst(food),
      liked: (guest.favourites.has(food.id) ? 1 : 0) + (guest.usual.has(food.id) ? 1 : 0),
      at: chance(guest.athleteId, food.id, day),
    };
  });
  return ranked
    .toSorted(
      (one, other) =>
        Number(other.isSensible) - Number(one.isSensible) ||
        Number(one.isHeldBack) - Number(other.isHeldBack) ||
        other.liked - one.liked ||
        one.at - other.at,
    )
    .map(({ food }) => food);
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00Z`) / 86_400_000);
}

/** A number of these words alone: anybody who asks again gets it again. */
function chance(...words: string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0);
}
