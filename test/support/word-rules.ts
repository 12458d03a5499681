import { findDiagnosis, findLack, findLevel, findProbability, findStore } from './body-words.js';
import { findClaim } from './claim-words.js';
import { findDose, findForm } from './dose-words.js';
import { readingsOf } from './message-variants.js';
import { rangesMissing, unitsMissing } from './number-words.js';

/** A text as it stands in locales/ or in a table of food, with its full key: `ledger.state.unclear`. */
export interface Told {
  language: 'en' | 'sv';
  key: string;
  text: string;
}

export interface WordRule {
  name: string;
  /** What somebody reads whose text breaks it. */
  instead: string;
  /** What was found; nothing where the text is in order. */
  find(sentence: string, told: Told, next?: string): string[];
}

/** What the article says is told as the article's, and Svett's own word stands beside it. */
const SAID_BY_THE_ARTICLE = /^claims[.][\w-]+[.]says$/;

/** Whoever has such a heart may say so, for heart rate is not to be believed then. */
const TOLD_BY_THEM = /^web[.]profile[.]heartRateUnreliable[.]why$/;

export const WORD_RULES: WordRule[] = [
  {
    name: 'claim',
    instead:
      'Only the claims of Regulation (EU) 432/2012 may be made, and cramps, recovery, sleep, stress, endurance, performance, inflammation, oxygen, heart rhythm and blood pressure are none of them. Say it of studies, with what they did not show, or leave it out.',
    find: (sentence, { key }, next) => (SAID_BY_THE_ARTICLE.test(key) ? [] : findClaim(sentence, next)),
  },
  {
    name: 'lack',
    instead: 'Nobody is told that they lack it: "low magnesium", "probably less than recommended".',
    find: (sentence, { key }) => findLack(sentence, !SAID_BY_THE_ARTICLE.test(key)),
  },
  {
    name: 'level',
    instead: 'What a body holds is not known without a laboratory value.',
    find: (sentence, { key }) => (key.startsWith('labs.') ? [] : findLevel(sentence)),
  },
  {
    name: 'store',
    instead: 'Coverage of a need by food can be told, what a body has left cannot.',
    find: findStore,
  },
  {
    name: 'dose',
    instead: 'No amount beside a supplement, but the official upper level of 250 mg a day, named as such.',
    find: (sentence, _told, next) => findDose(sentence, next),
  },
  {
    name: 'form',
    instead: 'No kind or brand of supplement is named or ranked.',
    find: findForm,
  },
  {
    name: 'diagnosis',
    instead: 'Svett makes none. That it makes none may be said.',
    find: (sentence, { key }) => (TOLD_BY_THEM.test(key) ? [] : findDiagnosis(sentence)),
  },
  {
    name: 'probability',
    instead: 'A list of what applies and why, never how probable an illness is, and no score.',
    find: findProbability,
  },
  {
    name: 'unit',
    instead:
      'A number stands with its unit, or in the list of numbers that need none (number-words.ts), with the reason.',
    find: unitsMissing,
  },
  {
    name: 'range',
    instead:
      'An estimate has a range: "about 3 mg (likely 1–13 mg)". What is measured or a reference is said to be.',
    find: rangesMissing,
  },
];

/** A stop, a question, a new line or a semicolon ends it; "e.g." and "t.ex." do not. */
const SENTENCE_END = /(?<=[.!?;:])\s+(?=[\p{Lu}{“"«])|\n+/u;

export interface Fault {
  key: string;
  language: string;
  rule: string;
  found: string;
}

/** Everything that is wrong with the words of these texts. */
export function faultsOf(texts: readonly Told[], rules: readonly WordRule[] = WORD_RULES): Fault[] {
  const faults = texts.flatMap((told) =>
    sentencesOf(told).flatMap(([sentence, next]) =>
      rules.flatMap(({ name, find }) =>
        find(sentence, told, next).map((hit) => ({
          key: told.key,
          language: told.language,
          rule: name,
          found: hit,
        })),
      ),
    ),
  );
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

/** Each sentence with the one after it. */
function sentencesOf({ text, language }: Told): [sentence: string, next: string | undefined][] {
  const pairs = readingsOf(text, language).flatMap((reading) =>
    reading
      .split(SENTENCE_END)
      .map((sentence, at, all): [string, string | undefined] => [sentence, all[at + 1]]),
  );
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
