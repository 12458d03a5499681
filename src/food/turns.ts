import type { Food } from '#src/food/foods';
import { DAY_MS, dayOf } from '#src/kernel/clock';

/** A food rests so many days after one on which it was the first. */
const REST_DAYS = 5;
/** Each food is due once in so many days. */
export const ROUND_DAYS = REST_DAYS + 1;

/**
 * Foods that may be the first on a day. Each is due on one day of a round of six, so none comes back within five: what
 * was noted before a round began spreads the foods one eats over its days, and nothing noted since moves them. Nor is a
 * food due that was in the last five days of the round before. There is always one, as long as there is any food.
 *
 * `foods` stand in the athlete's own order; `notedBefore` tells by their ids which were noted lately, before a day.
 */
export function dueOn(
  day: string,
  foods: readonly Food[],
  notedBefore: (day: string) => ReadonlySet<string>,
): Food[] {
  const round = Math.min(ROUND_DAYS, foods.length); // of fewer foods none can rest as long
  if (round === 0) return [];
  const turn = ((dayNumber(day) % round) + round) % round;
  const now = turnsOf(foods, round, notedBefore(daysBefore(day, turn)));
  const before = turnsOf(foods, round, notedBefore(daysBefore(day, turn + round)));
  return foods.filter((_, at) => now[at] === turn && before[at]! <= turn);
}

/**
 * The turn of each food. Each has one of its own, whatever one eats; where two that one eats have the same, the second
 * goes to a turn at which there would be none.
 */
function turnsOf(foods: readonly Food[], round: number, noted: ReadonlySet<string>): number[] {
  const turns = foods.map((_, at) => at % round);
  const eaten = [...foods.keys()].filter((at) => noted.has(foods[at]!.id));
  const stay = eaten.filter((at, nth) => eaten.findIndex((one) => turns[one] === turns[at]) === nth);
  const move = eaten.filter((at) => !stay.includes(at));
  const bare = [...Array(round).keys()].filter((turn) => !stay.some((at) => turns[at] === turn));
  for (const [nth, turn] of bare.entries()) if (nth < move.length) turns[move[nth]!] = turn;
  return turns;
}

export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * DAY_MS));
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY_MS);
}
