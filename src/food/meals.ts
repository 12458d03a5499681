import { createHash } from 'node:crypto';
import type { MgRange } from '#src/food/amount';
import { type Food, foodBy } from '#src/food/foods';
import { type Eater, unsuited } from '#src/food/suitable';
import { DAY_MS } from '#src/kernel/clock';

/** When a meal is eaten. */
export type MealTime = 'breakfast' | 'main' | 'evening';

/** Foods of the table that make a meal, each by the gram. */
export interface Meal {
  id: string;
  time: MealTime;
  nameEn: string;
  nameSv: string;
  foods: readonly { food: Food; grams: number }[];
}

interface Row {
  id: string;
  time: MealTime;
  en: string;
  sv: string;
  /** Grams by the food's name in the table. */
  grams: Record<string, number>;
}

/** Names and grams are those of the magnesium facts; what is in them follows from the table. */
const ROWS: readonly Row[] = [
  {
    id: 'porridge',
    time: 'breakfast',
    en: 'oat porridge with pumpkin seeds and banana',
    sv: 'havregröt med pumpafrön och banan',
    grams: { oats_dry: 40, pumpkin_seeds: 15, banana: 110 },
  },
  {
    id: 'yoghurt-chia',
    time: 'breakfast',
    en: 'yoghurt with chia, raspberries and almonds',
    sv: 'yoghurt med chia, hallon och mandlar',
    grams: { yoghurt: 200, chia: 15, raspberries: 75, almonds: 20 },
  },
  {
    id: 'crispbread-peanut',
    time: 'breakfast',
    en: 'rye crispbread with peanut butter',
    sv: 'knäckebröd med jordnötssmör',
    grams: { rye_crispbread: 25, peanut_butter: 20 },
  },
  {
    id: 'quinoa-bowl',
    time: 'main',
    en: 'a quinoa bowl with black beans and avocado',
    sv: 'quinoaskål med svarta bönor och avokado',
    grams: { quinoa: 150, black_beans_can: 100, avocado: 80 },
  },
  {
    id: 'salmon-rice',
    time: 'main',
    en: 'salmon with brown rice and broccoli',
    sv: 'lax med råris och broccoli',
    grams: { salmon: 125, brown_rice: 180, broccoli: 125 },
  },
  {
    id: 'lentil-stew',
    time: 'main',
    en: 'a green lentil stew with spinach',
    sv: 'gryta på gröna linser och spenat',
    grams: { lentils_green: 150, spinach_frozen: 75, potato_boiled: 150 },
  },
  {
    id: 'pasta-edamame',
    time: 'main',
    en: 'wholewheat pasta with edamame and sunflower seeds',
    sv: 'fullkornspasta med edamame och solrosfrön',
    grams: { ww_pasta: 200, edamame: 75, sunflower_seeds: 15 },
  },
  {
    id: 'tofu-wok',
    time: 'main',
    en: 'a tofu wok with cashews and brown rice',
    sv: 'tofuwok med cashewnötter och råris',
    grams: { tofu_firm: 100, cashews: 20, brown_rice: 150 },
  },
  {
    id: 'cod-chickpeas',
    time: 'main',
    en: 'cod with chickpeas and chard',
    sv: 'torsk med kikärtor och mangold',
    grams: { cod: 125, chickpeas_can: 100, chard: 80 },
  },
  {
    id: 'pea-soup',
    time: 'main',
    en: 'yellow pea soup with rye bread',
    sv: 'ärtsoppa på gula ärtor, med rågbröd',
    grams: { yellow_peas: 200, rye_bread: 35 },
  },
  {
    id: 'prawn-salad',
    time: 'main',
    en: 'a prawn salad with avocado and pumpkin seeds',
    sv: 'räksallad med avokado och pumpafrön',
    grams: { prawns: 100, avocado: 80, rocket: 30, pumpkin_seeds: 15 },
  },
  {
    id: 'banana-chocolate',
    time: 'evening',
    en: 'a banana with two squares of dark chocolate',
    sv: 'en banan med två rutor mörk choklad',
    grams: { banana: 110, dark_chocolate_70: 20 },
  },
];

export const MEALS: readonly Meal[] = ROWS.map(({ id, time, en, sv, grams }) => ({
  id,
  time,
  nameEn: en,
  nameSv: sv,
  foods: Object.entries(grams).map(([foodId, amount]) => ({ food: foodBy(foodId)!, grams: amount })),
}));

/** By each food's own number, and at least and most by what the tables say of all of them. */
export function mealMg({ foods }: Meal): MgRange {
  const sum = (mgOf: (food: Food) => number) =>
    foods.reduce((total, { food, grams }) => total + (mgOf(food) * grams) / 100, 0);
  return {
    low: sum(({ lowMgPer100g }) => lowMgPer100g),
    mid: sum(({ mgPer100g }) => mgPer100g),
    high: sum(({ highMgPer100g }) => highMgPer100g),
  };
}

/**
 * A meal that suits somebody in every part, for one day: the same all day, another tomorrow, and none again before all
 * others had their turn. null: of all meals none suits.
 */
export function mealFor(
  { athleteId, eater }: { athleteId: string; eater: Eater },
  time: MealTime,
  day: string,
): Meal | null {
  const suiting = MEALS.filter(
    (meal) => meal.time === time && meal.foods.every(({ food }) => !unsuited(food, eater)),
  )
    .map((meal) => ({ meal, at: createHash('sha256').update(`${athleteId}\n${meal.id}`).digest('hex') }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  if (suiting.length === 0) return null;
  return suiting[dayNumber(day) % suiting.length]!.meal;
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY_MS);
}
