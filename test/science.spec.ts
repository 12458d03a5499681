import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CITED_WORKS } from '#src/ledger/cited-works';
import { advisedSources } from './support/advised-sources.js';

const root = join(import.meta.dirname, '..');
const science = readFileSync(join(root, 'docs', 'science.md'), 'utf8');
const [text, list] = science.split('\n## References\n') as [string, string];
/** Keys of the reference list, each at the head of its line: "- **[Baker2011]** …". */
const listed = [...list.matchAll(/^- \*\*\[([\w-]+)\]\*\* /gm)].map(([, key]) => key!);

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
/** Not the text of a link. */
const BRACKETS = /\[([^[\]]+)\](?!\()/g;
/** A key holds a capital letter, which "own" and the words around it do not: "[own, after Baker2011 and ISO9920]". */
const KEY = /(?<![\w-])(?=[\w-]*[A-Z])[A-Za-z][\w-]{3,}/g;

function keysIn(prose: string): string[] {
  return [...prose.matchAll(BRACKETS)].flatMap(([, inside]) =>
    [...inside!.matchAll(KEY)].map(([key]) => key),
  );
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const comments = sources.map((file) => ({
  file,
  prose: [...readFileSync(join(root, 'src', file), 'utf8').matchAll(COMMENT)].join('\n'),
}));
/** Of comments, and of the statements of the article, whose sources are data. */
const cited = [
  ...new Set([...comments.flatMap(({ prose }) => keysIn(prose)), ...Object.keys(CITED_WORKS)]),
].sort();

test('the code cites its sources, and docs/science.md lists some', () => {
  expect(cited.length).toBeGreaterThan(30);
  expect(listed.length).toBeGreaterThan(30);
});

describe('a source cited in the code is in the reference list:', () => {
  test.each(cited)('%s', (key) => {
    expect(listed).toContain(key);
  });
});

describe('a source in the reference list is cited in the code:', () => {
  test.each(listed)('%s', (key) => {
    expect(cited).toContain(key);
  });
});

test('each source that a word of advice names can be read of where people see it', () => {
  const named = advisedSources();
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((key) => !(key in CITED_WORKS))).toEqual([]);
});

test('each source is listed once, in alphabetical order', () => {
  const lower = listed.map((key) => key.toLowerCase());

  expect(lower).toEqual([...new Set(lower)].sort());
});

test('the text of docs/science.md cites nothing that its list lacks', () => {
  expect(keysIn(text).filter((key) => !listed.includes(key))).toEqual([]);
});

test('our own judgements are all marked [own], in the code and in the text', () => {
  const marked = [...comments, { file: 'docs/science.md', prose: text }].flatMap(({ file, prose }) =>
    [...prose.matchAll(/\[own\b/gi)].map(([mark]) => ({ file, mark })),
  );

  expect(marked.filter(({ mark }) => mark !== '[own')).toEqual([]);
});
