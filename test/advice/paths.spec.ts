import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { pagePaths } from '../support/page-paths.js';

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Of one of many things the place of its id is `$`. */
const pages = new Set([...pagePaths].map((path) => path.replaceAll(/\$\w+/g, '$')));

const rules = readdirSync(new URL('../../src/advice', import.meta.url));

test('whoever follows a word of advice comes to a page that there is', () => {
  expect(pages).toContain('/sessions/$');
  const given = rules.flatMap((file) =>
    [...textOf(`src/advice/${file}`).matchAll(/^ +path: (?!string;)(.+?),?$/gm)].map(([, path]) => ({
      file,
      path: path!.replaceAll(/\$\{[^}]+\}/g, '$').replaceAll(/['`]/g, ''),
    })),
  );
  expect(given.length).toBeGreaterThan(20);
  expect(given.filter(({ path }) => !pages.has(path))).toEqual([]);
});
