import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FAULT_CODES } from '#src/door/fault-words';

const root = join(import.meta.dirname, '..', '..');
const locales = join(root, 'locales');

/** Problems that no page meets: they answer a command, a brand's servers, a log, or wait in the outbox. */
const NO_PAGE = [
  /^cli[.]/,
  /^delivery[.]/,
  /^weather[.]/,
  /^database[.](row-not-taken|tables-older|tables-newer)$/,
  /^archive[.](another-first|interrupted)$/,
  /^connect[.](capabilities-contradict|desk-full|no-such-hook|owner-not-yet-known|too-slow|webhook-refused)$/,
];

/** Every code that stands in the source of the server: `code = 'people.no-such-task'`. */
function codes(): string[] {
  const found = ['src', 'integrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(join(root, folder, name), 'utf8').matchAll(
          /\bcode(?:: string)?\s*(?:=|:)\s*'([a-z-]+[.][a-z-]+)'/g,
        ),
      ]),
  );
  return [...new Set(found.map(([, code]) => code!))].sort();
}

function textsIn(language: string): Record<string, string> {
  const parts = readdirSync(join(locales, language)).map(
    (file) => JSON.parse(readFileSync(join(locales, language, file), 'utf8')) as Record<string, string>,
  );
  return Object.assign({}, ...parts) as Record<string, string>;
}

test.each(['en', 'sv'])('every problem that a page may meet is told in words: %s', (language) => {
  const texts = textsIn(language);
  const met = codes().filter((code) => !NO_PAGE.some((kind) => kind.test(code)));
  expect(met.length).toBeGreaterThan(90);
  expect(met.filter((code) => !(`problem.${code}` in texts))).toEqual([]);
});

test.each(['en', 'sv'])('whatever can be wrong with a field is told in words: %s', (language) => {
  const texts = textsIn(language);
  expect(FAULT_CODES.filter((code) => !(`is.${code}` in texts))).toEqual([]);
});
