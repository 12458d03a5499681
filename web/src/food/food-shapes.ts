/** What travels of food, by the names the page uses. The shapes are the server's own (api.gen.ts). */
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type FoodDay = Shapes['FoodDay'];
export type Entry = FoodDay['entries'][number];
export type Food = Shapes['Food'];
export type FoundFood = Shapes['FoundFood'];
export type EntryForm = Shapes['FoodEntryFormInput'];
export type Swap = Shapes['FoodSwap'];
export type OwnFood = Shapes['OwnFood'];
export type OwnFoodForm = Shapes['OwnFoodFormInput'];
export type Answers = Shapes['DietScreenForm'];
export type Shelf = Food['shelf'];
export type Group = keyof Answers;
export type Often = Answers[Group];

/** The seven kinds of food rich in magnesium. */
export const GROUPS: Group[] = [
  'nuts_seeds',
  'whole_grain_oats',
  'legumes',
  'leafy_greens',
  'avocado_fruit',
  'dark_chocolate',
  'fish',
];
export const SHELVES: Shelf[] = [...GROUPS, 'drinks', 'everyday'];
export const OFTEN: Often[] = [
  'never',
  'now-and-then',
  'weekly',
  'several-a-week',
  'daily',
  'twice-a-day',
  'more-often',
];

/** The food of the table or the own one, as addresses name it. */
export function keyOf({ foodId, ownFoodId }: Pick<Food, 'foodId' | 'ownFoodId'>): string {
  return foodId ?? ownFoodId ?? '';
}
