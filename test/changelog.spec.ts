import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('the changelog knows the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];

  expect(headings.filter((heading) => heading.split(/[\s()]+/).includes(version))).toHaveLength(1);
});
