import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = process.cwd();
const { DECIDING } = (await import(join(root, 'jest.postgres-deciding.config.js'))) as {
  DECIDING: Record<string, string[]>;
};
const { default: whole } = (await import(join(root, 'jest.postgres.config.js'))) as {
  default: { testMatch: string[]; testPathIgnorePatterns: string[] };
};
const inFolder = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
const suites = inFolder('test').filter((name) => name.endsWith('.spec.ts'));

test('every room that keeps rows is tried on PostgreSQL in every run', () => {
  const rooms = inFolder('src').flatMap((name) => (name.endsWith('.entity.ts') ? [name.split('/')[0]!] : []));
  expect([...new Set(rooms)].filter((room) => !DECIDING[room])).toEqual([]);
});

test('what is named is there, and part of the whole run', () => {
  const rooms = whole.testMatch.map((match) => match.replace(/^<rootDir>\/test\/|\/\*\*.*$/g, ''));
  const elsewhere = whole.testPathIgnorePatterns.map((one) => new RegExp(one.replace('<rootDir>', root)));
  for (const specs of Object.values(DECIDING).flat()) {
    const isWhole = specs.endsWith('/*');
    if (!isWhole) expect(suites).toContain(`${specs}.spec.ts`);
    expect(rooms).toContain(specs.split('/')[0]);
    const path = join(root, 'test', `${specs}.spec.ts`);
    expect(elsewhere.filter((one) => !isWhole && one.test(path))).toEqual([]);
  }
});
