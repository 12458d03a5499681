import type { Named } from '#src/advice/likely-amount';
import type { Food } from '#src/food/foods';
import { inSentence, servingInWords } from '#src/food/serving-words';
import type { Serving } from '#src/food/servings';
import { wordsIn } from '#src/words/words';

export function foodNamed({ nameEn, nameSv }: Food): Named {
  return { en: inSentence(nameEn), sv: inSentence(nameSv) };
}

/** With how much of it, as one measures it in a kitchen, and its range. */
export function servingNamed(serving: Serving): Named {
  return { en: servingInWords(wordsIn('en'), serving), sv: servingInWords(wordsIn('sv'), serving) };
}
