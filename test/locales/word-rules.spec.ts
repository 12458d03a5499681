import { describe, expect, test } from '@jest/globals';
import { everyText } from '../support/every-text.js';
import { spokenInCode } from '../support/spoken-in-code.js';
import { faultsOf, WORD_RULES } from '../support/word-rules.js';
import { INNOCENT } from '../support/innocent-words.js';
import { PLANTED } from '../support/planted-words.js';

const LANGUAGES = ['en', 'sv'] as const;
const asTold = (language: 'en' | 'sv', text: string) => ({ language, key: 'ledger.planted', text });

test('no text says what Svett must not say', () => {
  const texts = everyText();
  expect(texts.length).toBeGreaterThan(2000);
  expect(faultsOf(texts)).toEqual([]);
});

test('no sentence in the code does either', () => {
  // A port, a status, the volume of a journal: their units are those of the API and of the shelf.
  const inCode = WORD_RULES.filter(({ name }) => name !== 'unit');
  const spoken = spokenInCode();
  expect(spoken.length).toBeGreaterThan(900);
  expect(faultsOf(spoken, inCode)).toEqual([]);
});

describe.each(Object.entries(PLANTED))('planted, and found by its rule: %s', (rule, sentences) => {
  describe.each(LANGUAGES)('%s', (language) => {
    test.each(sentences[language])('%s', (text) => {
      expect(faultsOf([asTold(language, text)]).map((fault) => fault.rule)).toContain(rule);
    });
  });
});

test('every rule is tried in either language', () => {
  expect(Object.keys(PLANTED).sort()).toEqual(WORD_RULES.map(({ name }) => name).sort());
  const tried = Object.values(PLANTED).flatMap((sentences) =>
    LANGUAGES.map((language) => sentences[language].length),
  );
  expect(Math.min(...tried)).toBeGreaterThan(1);
});

describe.each(LANGUAGES)('innocent: %s', (language) => {
  test.each(INNOCENT[language])('%s', (text) => {
    expect(faultsOf([asTold(language, text)])).toEqual([]);
  });
});

test('what stands in one arm of a plural only is found too', () => {
  const text = '{count, plural, one {One sign.} other {# signs: you probably have low magnesium.}}';
  expect(faultsOf([asTold('en', text)]).map(({ rule }) => rule)).toEqual(['diagnosis']);
});

test('what the article says may be told as its words, and nothing of Svett’s own so', () => {
  const text = 'Magnesium reduces inflammation after training.';
  expect(faultsOf([{ language: 'en', key: 'claims.inflammation.says', text }])).toEqual([]);
  expect(faultsOf([{ language: 'en', key: 'claims.inflammation.does', text }])).not.toEqual([]);
});
