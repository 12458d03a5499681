import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOODS } from '#src/food/foods';
import { MEALS } from '#src/food/meals';
import type { Told } from './word-rules.js';

const root = join(import.meta.dirname, '..', '..');

/** Every text that anybody reads in Svett, in both languages: those of locales/, with the letters in them, and names of foods and meals. */
export function everyText(): Told[] {
  return [...inLocales(), ...namesOfFoods(), ...namesOfMeals()];
}

function namesOfFoods(): Told[] {
  return FOODS.flatMap(({ id, nameEn, nameSv }) => [
    { language: 'en' as const, key: `food.table.${id}`, text: nameEn },
    { language: 'sv' as const, key: `food.table.${id}`, text: nameSv },
  ]);
}

function namesOfMeals(): Told[] {
  return MEALS.flatMap(({ id, nameEn, nameSv }) => [
    { language: 'en' as const, key: `food.meal.${id}`, text: nameEn },
    { language: 'sv' as const, key: `food.meal.${id}`, text: nameSv },
  ]);
}

function inLocales(): Told[] {
  return (['en', 'sv'] as const).flatMap((language) =>
    readdirSync(join(root, 'locales', language)).flatMap((file) =>
      Object.entries(readJson(join('locales', language, file))).map(([key, text]) => ({
        language,
        key: `${file.slice(0, -'.json'.length)}.${key}`,
        text,
      })),
    ),
  );
}

function readJson(path: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
}
