import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

const folder = join(import.meta.dirname, '..', '..', 'locales');
const web = join(import.meta.dirname, '..', '..', 'web', 'src');
const languages = readdirSync(folder);
const files = [...new Set(languages.flatMap((language) => readdirSync(join(folder, language))))];

function texts(language: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of everything a text wants filled in, those inside plural and select arms too. */
function placeholders(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    const inner =
      'options' in element ? Object.values(element.options).flatMap((arm) => placeholders(arm.value)) : [];
    const isText = (element.type as number) === LITERAL;
    return 'value' in element && !isText ? [element.value, ...inner] : inner;
  });
}
/** A stretch of plain text, in the parser's numbering of what a message is made of. */
const LITERAL = 0;

const wanted = (text: string, language: string) =>
  [...new Set(placeholders(new IntlMessageFormat(text, language).getAst()))].sort();

/** A bound told twice, and read once: `{units, select, imperial {68 °F} other {20 °C}}`. */
const EITHER_UNIT = /[{]units, select, imperial [{][^}]+[}] other [{][^}]+[}][}]/g;

test('Svett speaks Swedish and English', () => {
  expect(languages.sort()).toEqual(['en', 'sv']);
  expect(files.length).toBeGreaterThanOrEqual(2);
});

describe.each(files)('%s', (file) => {
  const english = texts('en', file);

  test.each(languages)('has the same texts in %s as in English', (language) => {
    expect(Object.keys(english).length).toBeGreaterThan(0);
    expect(Object.keys(texts(language, file)).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(languages)('asks for the same values in %s as in English', (language) => {
    const told = texts(language, file);
    for (const [key, text] of Object.entries(english)) {
      expect({ key, values: wanted(told[key] ?? '', language) }).toEqual({ key, values: wanted(text, 'en') });
    }
  });

  test.each(languages)('names no unit in %s that some readers are not used to', (language) => {
    const own = ['preferences.units.metric', 'preferences.units.imperial', 'readme'];
    const named = Object.entries(texts(language, file))
      .filter(([key]) => !['cli.json', 'help.json'].includes(file) && !own.includes(key))
      .map(([, text]) => text.replaceAll(EITHER_UNIT, ''))
      .filter((text) => /°[CF]|km\/h|\bmph\b|\b(kg|lb|cm)\b/.test(text));
    expect(named).toEqual([]);
  });
});

test('every text the page asks for by name is there', () => {
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const asked = pages.flatMap((name) =>
    [...readFileSync(join(web, name), 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key),
  );
  const known = new Set(
    files.flatMap((file) =>
      Object.keys(texts('en', file)).map((key) =>
        file === 'web.json' || key.startsWith('problem.') ? key : `${file.slice(0, -5)}.${key}`,
      ),
    ),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !known.has(key!))).toEqual([]);
});
