import { FOOD_GROUPS, type FoodGroup } from '#src/circumstances/diet-words';
import { logRange, type MgRange, sum } from '#src/food/amount';
import { FOODS, foodBy, portionMg } from '#src/food/foods';

/** How often something is eaten, in portions a week. */
const A_WEEK = {
  never: 0,
  'now-and-then': 0.5,
  weekly: 1.5,
  'several-a-week': 4,
  daily: 7,
  'twice-a-day': 14,
  'more-often': 21,
} as const;
export type Often = keyof typeof A_WEEK;
export const OFTEN = Object.keys(A_WEEK) as Often[];

export type ScreenAnswers = Record<FoodGroup, Often>;

/** What few questions leave open, as a coefficient of variation [own]. */
export const SCREEN_CV = 0.35;
const SCREEN_SIGMA = Math.sqrt(Math.log(1 + SCREEN_CV ** 2));

/** What is eaten beside the seven kinds, a portion of each a day [own]. */
const BESIDE = ['potato_boiled', 'milk', 'white_bread', 'chicken'];

/** A usual portion of a kind: the median of the table's rows whose sources agree, mg. */
const USUAL_MG = Object.fromEntries(
  FOOD_GROUPS.map((group) => [
    group,
    medianOf(FOODS.filter((food) => food.shelf === group && !food.sourcesDisagree).map(portionMg)),
  ]),
) as Record<FoodGroup, number>;

const BESIDE_MG = sum(BESIDE.map((id) => portionMg(foodBy(id)!)));

/** Magnesium of a usual day by how often each kind of food is eaten, mg. */
export function screenMg(answers: ScreenAnswers): number {
  return BESIDE_MG + sum(FOOD_GROUPS.map((group) => (A_WEEK[answers[group]] / 7) * USUAL_MG[group]));
}

export function screenRange(answers: ScreenAnswers): MgRange {
  return logRange(screenMg(answers), SCREEN_SIGMA);
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
