import type { MgRange } from '#src/food/amount';
import type { Food, Measure } from '#src/food/foods';
import type { Serving } from '#src/food/servings';
import type { Say } from '#src/words/words';

/** How much of a food, as one measures it in a kitchen: `½ tbsp`. */
export interface Kitchen {
  count: number;
  measure: Measure;
}

/** What can be measured out, as it is written; the names are numbers. */
const FRACTIONS: readonly (readonly [number, string])[] = [
  [0.25, '¼'],
  [1 / 3, '⅓'],
  [0.5, '½'],
  [2 / 3, '⅔'],
  [0.75, '¾'],
];
const TBSP_A_DL = 20 / 3;
const TSP_A_TBSP = 3;

/** So many portions in the food's own measure, or in a smaller one where that says more. */
export function inKitchen(food: Pick<Food, 'portionCount' | 'measure'>, portions: number): Kitchen {
  let [count, measure] = [portions * food.portionCount, food.measure];
  if (measure === 'dl' && count < 0.45) [count, measure] = [count * TBSP_A_DL, 'tbsp'];
  if (measure === 'tbsp' && count < 0.45) [count, measure] = [count * TSP_A_TBSP, 'tsp'];
  return { count, measure };
}

/** Less than this of a measure is less than anybody measures out. */
const LEAST_COUNT = 0.2;

/** As it is written: `½`, `1½`, `4`; `<` stands before what is less than anybody measures. */
export function countInWords(count: number): string {
  if (count < LEAST_COUNT) return `<${FRACTIONS[0]![1]}`;
  if (count >= 2.75) return String(Math.round(count));
  const steps = [0, 1, 2, 3].flatMap((whole) => [
    [whole, whole === 0 ? '' : String(whole)] as const,
    ...FRACTIONS.filter(([part]) => whole === 0 || part === 0.5).map(
      ([part, sign]) => [whole + part, `${whole === 0 ? '' : whole}${sign}`] as const,
    ),
  ]);
  const near = steps
    .filter(([value]) => value > 0)
    .toSorted(([one], [other]) => Math.abs(one - count) - Math.abs(other - count));
  return near[0]![1];
}

/**
 * What somebody would eat, with its range: `½ tbsp pumpkin seeds (likely ¼–2 tbsp)`, all of it in one measure; where the
 * low end is too little to measure out, the range has a high end only.
 */
export function servingInWords(say: Say, { food, portions }: Serving): string {
  const { low, mid, high } = kitchenRange(food, portions);
  const name = inSentence(say.language === 'sv' ? food.nameSv : food.nameEn);
  const many = mid.count > 1.25 ? 'yes' : 'no';
  const measure = say(`food.measure.${mid.measure}`, { many });
  const [least, middle, most] = [low, mid, high].map(({ count }) => countInWords(count));
  const range = say(`food.measure.${mid.measure}`, { many: high.count > 1.25 ? 'yes' : 'no' });
  return say(low.count < LEAST_COUNT ? 'food.servingUpTo' : 'food.serving', {
    amount: middle!,
    measure,
    name,
    low: least!,
    high: most!,
    range,
  });
}

/** All three in the measure of the middle. */
function kitchenRange(food: Food, { low, mid, high }: MgRange): Record<'low' | 'mid' | 'high', Kitchen> {
  const middle = inKitchen(food, mid);
  const scale = middle.count / mid;
  const of = (portions: number): Kitchen => ({ count: portions * scale, measure: middle.measure });
  return { low: of(low), mid: middle, high: of(high) };
}

/** Names of places keep their capital. */
const PLACES = /^(Brazil|Brussels|Swedish|Swiss) /;

export function inSentence(name: string): string {
  return PLACES.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
