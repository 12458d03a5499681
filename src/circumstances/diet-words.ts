/** The kinds of food that hold much magnesium, in the order they are shown in. */
export const FOOD_GROUPS = [
  'nuts_seeds',
  'whole_grain_oats',
  'legumes',
  'leafy_greens',
  'avocado_fruit',
  'dark_chocolate',
  'fish',
] as const;
export type FoodGroup = (typeof FOOD_GROUPS)[number];

/** Ways of eating that a food fits or does not. */
export const DIET_TAGS = [
  'vegetarian',
  'vegan',
  'gluten-free',
  'lactose-free',
  'nut-free',
  'low-carb',
] as const;
export type DietTag = (typeof DIET_TAGS)[number];

/** Those of the EU's list (regulation 1169/2011, annex II) that a food of the table holds or may hold. */
export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts',
  'sesame',
  'sulphites',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];
