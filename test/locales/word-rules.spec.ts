import { describe, expect, test } from '@jest/globals';
import { everyText } from '../support/every-text.js';
import { faultsOf, WORD_RULES } from '../support/word-rules.js';
import { INNOCENT, PLANTED } from '../support/planted-words.js';

const asTold = (language: 'en' | 'sv', text: string) => ({ language, key: 'ledger.planted', text });

test('no text says what Svett must not say', () => {
  const texts = everyText();
  expect(texts.length).toBeGreaterThan(2000);
  expect(faultsOf(texts)).toEqual([]);
});

describe('a planted sentence is found by its rule:', () => {
  test.each(PLANTED)('%s, %s: %s', (rule, language, text) => {
    expect(faultsOf([asTold(language, text)]).map((fault) => fault.rule)).toContain(rule);
  });

  test.each(WORD_RULES.map(({ name }) => name))('%s has some in either language', (name) => {
    for (const language of ['en', 'sv'])
      expect(PLANTED.filter(([rule, spoken]) => rule === name && spoken === language).length).toBeGreaterThan(
        1,
      );
  });
});

describe('an innocent sentence passes:', () => {
  test.each(INNOCENT)('%s: %s', (language, text) => {
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
