import { describe, expect, test } from '@jest/globals';
import { ARTICLE_CLAIMS, GRADES, PAGES, PARTS } from '#src/ledger/article-claims';
import { CITED_WORKS, citedWorks } from '#src/ledger/cited-works';
import { FACTORS } from '#src/ledger/factor';
import { KNOWN } from '#src/ledger/factor-list';
import { LANGUAGES, wordsIn } from '#src/words/words';
import { everyText } from '../support/every-text.js';
import { advisedSources } from '../support/advised-sources.js';

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

test('only what nothing carries has no source, and every source is used, here, by a circumstance or by advice', () => {
  const bare = ARTICLE_CLAIMS.filter(({ sources }) => sources.length === 0);
  expect(bare.filter(({ grade }) => grade !== 'D')).toEqual([]);
  const ofFactors = Object.values(KNOWN).flatMap(({ sources }) => sources);
  const ofClaims = ARTICLE_CLAIMS.flatMap(({ sources }) => sources);
  const used = new Set<string>([...ofClaims, ...ofFactors, ...advisedSources()]);
  expect(Object.keys(CITED_WORKS).filter((key) => !used.has(key))).toEqual([]);
});

test('what a circumstance rests on is cited as on the page of the article, and never by a key', () => {
  const cited = FACTORS.flatMap((code) => citedWorks(KNOWN[code].sources));
  expect(cited.length).toBeGreaterThan(8);
  expect(
    cited.filter(({ key, text }) => text.includes(key) || !/[a-z]{3}.* .*(?:19|20)\d\d|SMHI/.test(text)),
  ).toEqual([]);
  const [first] = citedWorks(KNOWN['hard-training'].sources);
  expect(first!.href).toBe('https://doi.org/10.1152/jappl.1987.62.2.545');
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
