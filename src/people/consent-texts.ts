import { createHash } from 'node:crypto';
import { type Purpose, PURPOSES } from '#src/people/purpose';
import { type Language, LANGUAGES, wordsIn } from '#src/words/words';

/** What stands in front of somebody who is asked. */
export interface ConsentText {
  /** Beside the box to tick. */
  label: string;
  text: string;
  sha256: string;
}

/** The wordings shown today. */
const today: Record<Language, Record<Purpose, ConsentText>> = ofEach(LANGUAGES, (language) =>
  ofEach(PURPOSES, (purpose) => textOf(purpose, language)),
);

export function consentText(purpose: Purpose, language: Language): ConsentText {
  return today[language][purpose];
}

/** Whether these are words that somebody is asked with today. A yes to other words is no yes to these. */
export function isTodaysText(purpose: Purpose, sha256: string): boolean {
  return todaysTexts(purpose).includes(sha256);
}

/** Of the words somebody is asked with today, in each language. */
export function todaysTexts(purpose: Purpose): string[] {
  return LANGUAGES.map((language) => consentText(purpose, language).sha256);
}

function textOf(purpose: Purpose, language: Language): ConsentText {
  const say = wordsIn(language);
  const [label, text] = [say(`consents.${purpose}.label`), say(`consents.${purpose}.text`)];
  return { label, text, sha256: createHash('sha256').update(`${label}\n\n${text}`).digest('hex') };
}

function ofEach<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}
