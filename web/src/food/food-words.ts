import type { Food } from '#web/food/food-shapes.ts';
import type { Words } from '#web/words/words.tsx';

/** What is known of milligrams of food ends at fives, and above a hundred at tens; of little at whole ones. */
export function roundMg(mg: number): number {
  const step = mg < 10 ? 1 : mg < 100 ? 5 : 10;
  return Math.round(mg / step) * step;
}

export function mgWords({ numbers }: Pick<Words, 'numbers'>, mg: number): string {
  return numbers.decimal(roundMg(mg), 0);
}

export function rangeWords(words: Pick<Words, 'numbers'>, range: { low: number; mid: number; high: number }) {
  const { low, mid, high } = range;
  return { low: mgWords(words, low), mid: mgWords(words, mid), high: mgWords(words, high) };
}

export function nameOf({ language }: Pick<Words, 'language'>, food: Food): string {
  return language === 'sv' ? food.nameSv : food.nameEn;
}

const PARTS: [number, string][] = [
  [0.25, '¼'],
  [0.5, '½'],
  [0.75, '¾'],
];

/** As it is written in a kitchen: ½, 1½, 2. */
export function countWords({ numbers }: Pick<Words, 'numbers'>, count: number): string {
  const whole = Math.floor(count);
  const part = PARTS.find(([value]) => Math.abs(count - whole - value) < 0.01);
  if (part) return `${whole === 0 ? '' : whole}${part[1]}`;
  return numbers.decimal(count, Math.abs(count - Math.round(count)) < 0.01 ? 0 : 1);
}

/** So many portions in the food's own measure: `2 msk`, `1½ portions`. */
export function portionWords(words: Pick<Words, 't' | 'numbers'>, food: Food, portions = 1): string {
  const { count, measure, words: own } = food.portion;
  if (measure === null) {
    const one = own ?? words.t('food.portion.own');
    return portions === 1 ? one : `${countWords(words, portions)} × ${one}`;
  }
  const many = count * portions > 1 ? 'yes' : 'no';
  return `${countWords(words, count * portions)} ${words.t(`food.measure.${measure}`, { many })}`;
}

export function isDrunk(food: Food): boolean {
  return food.isWater || food.shelf === 'drinks';
}
