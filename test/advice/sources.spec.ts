import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { KINDS } from '#src/advice/kinds';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { wordsIn } from '#src/words/words';

const root = join(import.meta.dirname, '..', '..');
const science = readFileSync(join(root, 'docs', 'science.md'), 'utf8');
const listed = new Set([...science.matchAll(/^- \*\*\[([\w-]+)\]\*\* /gm)].map(([, key]) => key!));
/** Keys in the lists of sources of the rules. */
const named = readdirSync(join(root, 'src', 'advice')).flatMap((file) => {
  const code = readFileSync(join(root, 'src', 'advice', file), 'utf8');
  return [...code.matchAll(/SOURCES = \[([^\]]*)\]|sources: \[([^\]]*)\]/g)].flatMap(([, one, other]) =>
    [...(one ?? other ?? '').matchAll(/'([\w-]+)'/g)].map(([, key]) => key!),
  );
});

test('every source a word names is in the reference list', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((key) => !listed.has(key))).toEqual([]);
});

test('every kind of word stands in the table of docs/science.md', () => {
  const [, section = ''] = science.split('\n## Nudges\n');

  expect(KINDS.filter((kind) => !section.includes(`| ${kind} `))).toEqual([]);
});

const ON_A_LOCK_SCREEN =
  /\d|(?<!\p{L})(?:magnesi|natrium|sodium|salt|lab|blod|blood|sjuk|illness|ill(?!\p{L})|symptom|symtom|tecken|signs|puls|stress|alkohol|alcohol)/iu;

test.each(KINDS.filter((kind) => wordsIn('en').knows(`nudges.${kind}.title`)))(
  'the short text of %s shows no figure and no word of health on a lock screen',
  (kind) => {
    for (const language of ['en', 'sv'] as const) {
      const say = wordsIn(language);
      expect(say(`nudges.${kind}.title`)).not.toMatch(ON_A_LOCK_SCREEN);
      expect(say(`nudges.${kind}.short`, { coachSaid: 'Bo' })).not.toMatch(ON_A_LOCK_SCREEN);
    }
  },
);

test('only safety is a caution, and nothing else goes before it', () => {
  const cautions = KINDS.filter((kind) => KIND_FACTS[kind].isCaution);

  expect(cautions).toContain('drank-more-than-sweated');
  expect(cautions.every((kind) => KIND_FACTS[kind].priority === 1)).toBe(true);
});
