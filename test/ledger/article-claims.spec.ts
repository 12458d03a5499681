import { describe, expect, test } from '@jest/globals';
import { ARTICLE_CLAIMS, GRADES, PAGES, PARTS } from '#src/ledger/article-claims';
import { ARTICLE_SOURCES } from '#src/ledger/article-sources';
import { LANGUAGES, wordsIn } from '#src/words/words';
import { everyText } from '../support/every-text.js';

const FIELDS = ['says', 'evidence', 'does'];
const OF_SUPPLEMENTS_AND_TESTS =
  /supplement|tillskott|blood test|blodprov|provsvar|laborator|\btests?\b|\bprovet\b|have magnesium measured|mäta sitt/i;

test('every part of the article has statements, and every grade is given', () => {
  expect(ARTICLE_CLAIMS.length).toBeGreaterThan(50);
  expect([...new Set(ARTICLE_CLAIMS.map(({ part }) => part))]).toEqual([...PARTS]);
  expect([...new Set(ARTICLE_CLAIMS.map(({ grade }) => grade))].sort()).toEqual([...GRADES]);
  expect(new Set(ARTICLE_CLAIMS.map(({ id }) => id)).size).toBe(ARTICLE_CLAIMS.length);
});

test.each(LANGUAGES)('each statement has its words, and there are no words for others: %s', (language) => {
  const say = wordsIn(language);
  const wanted = ARTICLE_CLAIMS.flatMap(({ id }) => FIELDS.map((field) => `claims.${id}.${field}`));
  expect(wanted.filter((key) => !say.knows(key))).toEqual([]);
  const told = everyText().filter((text) => text.language === language && text.key.startsWith('claims.'));
  expect(told.map(({ key }) => key).filter((key) => !wanted.includes(key))).toEqual([]);
});

test('only what nothing carries has no source, and every source is used', () => {
  const bare = ARTICLE_CLAIMS.filter(({ sources }) => sources.length === 0);
  expect(bare.filter(({ grade }) => grade !== 'D')).toEqual([]);
  const used = new Set(ARTICLE_CLAIMS.flatMap(({ sources }) => sources));
  expect(Object.keys(ARTICLE_SOURCES).filter((key) => !used.has(key as never))).toEqual([]);
});

test('what is left out says so in its words, and what nothing supports is not kept', () => {
  expect(ARTICLE_CLAIMS.filter(({ grade, stance }) => grade === 'D' && stance === 'kept')).toEqual([]);
  expect(new Set(ARTICLE_CLAIMS.flatMap(({ pages }) => pages))).toEqual(new Set(PAGES));
});

describe('nobody under 18 reads of supplements or tests:', () => {
  test.each(ARTICLE_CLAIMS.filter(({ adultsOnly }) => !adultsOnly).map(({ id }) => id))('%s', (id) => {
    for (const language of LANGUAGES)
      for (const field of FIELDS)
        expect(wordsIn(language)(`claims.${id}.${field}`)).not.toMatch(OF_SUPPLEMENTS_AND_TESTS);
  });
});
