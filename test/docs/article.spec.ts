import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ARTICLE_CLAIMS } from '#src/ledger/article-claims';
import { CITED_WORKS } from '#src/ledger/cited-works';
import { wordsIn } from '#src/words/words';
import { articleRows, carries, copiedFrom, isThere, shingle } from '../support/article-places.js';
import { everyText } from '../support/every-text.js';

const page = readFileSync('docs/article.md', 'utf8');
const science = readFileSync('docs/science.md', 'utf8');
const rows = articleRows(page);
const say = wordsIn('en');
const says = (id: string) => say(`claims.${id}.says`);

test('every statement of the article has its row, in the words of the page, and there is no other', () => {
  expect(rows.map(({ id }) => id)).toEqual(ARTICLE_CLAIMS.map(({ id }) => id));
  for (const row of rows) expect({ id: row.id, says: row.says }).toEqual({ id: row.id, says: says(row.id) });
  expect(rows.map(({ stance }) => stance.replace(' ', '-'))).toEqual(
    ARTICLE_CLAIMS.map(({ stance }) => stance),
  );
});

test('each statement is carried elsewhere than by its own words on the page, or its row says so and the page names no other', () => {
  const circular = rows.filter(({ places, stance }) => !places.some((place) => carries(place, stance)));
  expect(circular.map(({ id }) => id)).toEqual(rows.filter(({ isAlone }) => isAlone).map(({ id }) => id));

  const pagesOf = new Map(ARTICLE_CLAIMS.map(({ id, pages }) => [id, pages]));
  for (const { id } of circular) expect({ id, pages: pagesOf.get(id) }).toEqual({ id, pages: [] });
});

describe('what the table of the article names is there:', () => {
  test.each(rows)('$id', ({ places }) => {
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !isThere(place))).toEqual([]);
  });

  test.each([
    'src/ledger/gone.ts#Coverages',
    'src/ledger/coverages.ts#Gone',
    'src/ledger/coverages.ts#Coverage',
    'test/support/article-places.ts#speaks',
    'src/ledger/coverages.ts',
    'GET /api/v1/gone',
    'page /gone',
    'text ledger.gone',
  ])('and what is gone is missed: %s', (place) => {
    expect(isThere(place)).toBe(false);
  });
});

test('the chapter of docs/science.md tells of each statement what the page does, graded and with its sources', () => {
  const [, chapter = ''] = /\n## What the article says\n([^]*?)\n## /.exec(science) ?? [];
  const told = chapter
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, 5),
    );
  expect(told).toEqual(
    ARTICLE_CLAIMS.map(({ id, grade, sources }) => [
      says(id),
      grade,
      say(`claims.${id}.evidence`),
      sources.map((key) => `[${key}]`).join(' '),
    ]),
  );
});

test.each(Object.entries(CITED_WORKS))(
  'the list of references holds %s, by the same DOI',
  (key, { href }) => {
    const entry = science.split('\n').find((line) => line.startsWith(`- **[${key}]** `)) ?? '';
    const [, doi] = /^https:\/\/doi[.]org\/(.+)$/.exec(href ?? '') ?? [];
    expect(entry).toContain(doi === undefined ? key : `doi:${doi}`);
  },
);

describe('nothing is copied from the article:', () => {
  test('six words in a row would be seen, whatever stands around and between them', () => {
    const known = new Set([shingle('ett två tre fyra fem sex')]);
    expect(copiedFrom('Noll: Ett, två – tre fyra\nFEM sex sju.', known)).toEqual([
      'ett två tre fyra fem sex',
    ]);
    expect(copiedFrom('ett två tre fyra fem sju', known)).toEqual([]);
  });

  test('in texts', () => {
    const copied = everyText().flatMap(({ key, text }) => copiedFrom(text).map((stretch) => [key, stretch]));
    expect(copied).toEqual([]);
  });

  test('in docs and code', () => {
    const files = ['docs', 'src', 'web/src'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /[.](md|tsx?|csv|json)$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((file) => copiedFrom(readFileSync(file, 'utf8')).length > 0)).toEqual([]);
  });
});
