import { type Allergen, ALLERGENS, type DietTag, type FoodGroup } from '#src/circumstances/diet-words';
import type { Food, Free, Note } from '#src/food/foods';
import { plain } from '#src/food/food-search';

/** What somebody eats and does not, as far as they told it. */
export interface Eater {
  tags: readonly DietTag[];
  allergies: readonly Allergen[];
  /** As they wrote them, in any language. */
  dislikedFoods: readonly string[];
  excludedGroups: readonly FoodGroup[];
  lowCarbohydrate: boolean;
  /** Pregnant or breastfeeding. */
  isExpecting: boolean;
}

export const EATS_ALL: Eater = {
  tags: [],
  allergies: [],
  dislikedFoods: [],
  excludedGroups: [],
  lowCarbohydrate: false,
  isExpecting: false,
};

/** Somebody of whom nothing may be told: what suits them suits whoever expects a child or is allergic to anything. */
export const UNTOLD: Eater = { ...EATS_ALL, allergies: ALLERGENS, isExpecting: true };

/** Why a food is none for somebody. */
export const UNSUITED = ['allergy', 'diet', 'disliked', 'expecting'] as const;
export type Unsuited = (typeof UNSUITED)[number];

/** Of an allergen that a label decides on. */
const BY_LABEL: Partial<Record<Allergen, (food: Food) => Free>> = {
  gluten: ({ glutenFree }) => glutenFree,
  nuts: ({ nutFree, notes }) => (notes.includes('nut-traces') && nutFree === 'y' ? 'check' : nutFree),
  // A label that warns of traces of one mostly does of the other.
  peanut: ({ nutFree, notes }) => (notes.includes('nut-traces') || nutFree === 'check' ? 'check' : 'y'),
  milk: ({ lactoseFree }) => (lactoseFree === 'check' ? 'check' : 'y'),
};

/** What nobody who expects or nurses a child is offered. */
const NOT_WHEN_EXPECTING: readonly Note[] = ['iodine', 'dioxin', 'mercury', 'listeria', 'flaxseed'];

/** null: it suits. What only a label could tell suits nobody who is allergic to it. */
export function unsuited(food: Food, eater: Eater): Unsuited | null {
  if (eater.allergies.some((allergen) => mayHold(food, allergen))) return 'allergy';
  if (eater.isExpecting && food.notes.some((note) => NOT_WHEN_EXPECTING.includes(note))) return 'expecting';
  if (!fits(food, eater)) return 'diet';
  return isDisliked(food, eater.dislikedFoods) ? 'disliked' : null;
}

function mayHold(food: Food, allergen: Allergen): boolean {
  return food.allergens.includes(allergen) || (BY_LABEL[allergen]?.(food) ?? 'y') !== 'y';
}

function fits(food: Food, { tags, excludedGroups, lowCarbohydrate }: Eater): boolean {
  if (lowCarbohydrate && !food.lowCarb) return false;
  if (excludedGroups.some((group) => group === food.shelf)) return false;
  return tags.every((tag) => food.tags.includes(tag));
}

function isDisliked(food: Food, disliked: readonly string[]): boolean {
  return disliked.some((said) => {
    const word = plain(said);
    return word !== '' && [food.id, food.nameEn, food.nameSv].some((name) => isNamed(plain(name), word));
  });
}

/** One of the words of a name begins so. */
function isNamed(name: string, word: string): boolean {
  return name === word || ` ${name}`.includes(` ${word}`);
}
