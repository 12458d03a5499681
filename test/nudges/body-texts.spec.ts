import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LAB_WORDS, labReading } from '#src/advice/lab-values';
import { wordsIn } from '#src/words/words';

const root = join(import.meta.dirname, '..', '..');
const RULES = ['check-in', 'habits', 'lab-values', 'recovery', 'strain', 'supplements'];
const rules = RULES.map((name) => readFileSync(join(root, 'src', 'advice', `${name}.ts`), 'utf8')).join('\n');
const KINDS = [
  ...['check-in', 'signs-follow-up', 'red-flag', 'red-flag-doctor-decides', 'recovery-day'],
  ...['session-recovery', 'raised-pulse', 'measure', 'measure-again', 'lab-value', 'lab-on-its-page'],
  ...['lab-low-for-doctor', ...LAB_WORDS.map((word) => labReading(word, false).text), 'caffeine'],
  ...['alcohol', 'stomach', 'supplement-untested', 'supplement-above-limit'],
];
/** What nobody else is to read on somebody's phone, in either language. */
const OF_HEALTH =
  /\d|sign|symptom|puls|heart|stress|sleep|tired|blood|magnes|value|lab|alcohol|coffee|caffeine|stomach|supplement|doctor|care|tecken|besvär|hjärt|sömn|trött|värde|prov|alkohol|kaffe|koffein|mage|tillskott|läkare|vård/i;

const said = (pattern: RegExp) => [...new Set([...rules.matchAll(pattern)].map(([, word]) => word!))];

describe.each(['en', 'sv'] as const)('in %s', (language) => {
  const say = wordsIn(language);

  test.each(KINDS)(
    '%s has a title, a text and one for a lock screen that tells nothing of health',
    (kind) => {
      for (const part of ['title', 'short', 'full'])
        expect(say.knows(`nudges-body.${kind}.${part}`)).toBe(true);
      expect(say(`nudges-body.${kind}.short`)).not.toMatch(OF_HEALTH);
    },
  );

  test('every ground and every reason for silence of the rules has its words', () => {
    const grounds = said(/what: '([\w-]+)'/g);
    const silences = said(/silence\(\s*(?:'[\w-]+'|kind),\s*'([\w-]+)'/g);
    expect(grounds.length).toBeGreaterThan(20);
    expect(silences.length).toBeGreaterThan(15);
    const missing = [
      ...grounds.map((what) => `nudges-body.ground.${what}`),
      ...silences.map((why) => `nudges-body.silent.${why}`),
    ].filter((key) => !say.knows(key));
    expect(missing).toEqual([]);
  });
});

test('titles that a phone shows as they are tell nothing of health', () => {
  for (const language of ['en', 'sv'] as const)
    for (const kind of ['check-in', 'recovery-day', 'session-recovery'])
      expect(wordsIn(language)(`nudges-body.${kind}.title`)).not.toMatch(OF_HEALTH);
});
