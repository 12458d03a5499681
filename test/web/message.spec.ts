import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { messageOf, type Values } from '#web/words/message.ts';
import { LOCALES } from '#web/words/regions.ts';

const folder = join(import.meta.dirname, '..', '..', 'locales');
/** Said by the server alone, which has the whole of ICU's syntax. */
const SERVERS_OWN = ['cli.json', 'doctor.json'];
const COUNTS = [0, 1, 2, 3, 11, 21, 1234.5, -1];
/** As many ways to fill a text in as its longest select has arms, and more. */
const ROUNDS = 24;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Every value that tells one way of saying a text from another, by the names in its braces. */
function choices(elements: Element[], found = new Map<string, (string | number)[]>()) {
  for (const element of elements) {
    if (!('value' in element) || (element.type as number) === 0) continue;
    const { value: name, type } = element;
    const isNumber = (type as number) === 2 || 'pluralType' in element;
    const arms =
      'options' in element && !isNumber ? [...Object.keys(element.options), 'of another kind'] : [];
    const own = isNumber ? COUNTS : arms.length > 0 ? arms : [`some ${name}`, 7, 0.25];
    if (typeof found.get(name)?.[0] !== 'number') found.set(name, own);
    if ('options' in element) for (const arm of Object.values(element.options)) choices(arm.value, found);
  }
  return found;
}

describe.each(['en', 'sv'] as const)('%s', (language) => {
  const locale = LOCALES[language];
  const files = readdirSync(join(folder, language)).filter((file) => !SERVERS_OWN.includes(file));

  test.each(files)('every text of %s is said as intl-messageformat says it', (file) => {
    const texts = JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>;
    expect(Object.keys(texts).length).toBeGreaterThan(0);
    for (const text of Object.values(texts)) {
      const peer = new IntlMessageFormat(text, locale);
      const say = messageOf(text, locale);
      const named = [...choices(peer.getAst())];
      for (let round = 0; round < (named.length > 0 ? ROUNDS : 1); round += 1) {
        const values: Values = {};
        named.forEach(([name, all], n) => (values[name] = all[(round * (n + 1) + n) % all.length]!));
        expect(say(values)).toBe(peer.format(values));
      }
    }
  });
});

test.each([
  "it’s {name}, and it's ''so''",
  "a '{brace}' kept, and '{'one'}' more",
  "{n, plural, =0 {none} one {'#' is # of {name}} other {{name} has # '{'}}",
  '{name, select, Ada {{n, plural, one {# run} other {# runs}}} other {# stays}}',
  '{ n , plural , other { # } } and {n, number}',
  "an open quote '{name",
])('the corners of the syntax are read as intl-messageformat reads them: %s', (text) => {
  for (const n of [0, 1, 2500.25])
    for (const name of ['Ada', 'Bo'])
      expect(messageOf(text, 'sv-SE')({ n, name })).toBe(
        new IntlMessageFormat(text, 'sv-SE').format({ n, name }),
      );
});

test.each(['{', '}', 'a {name', '{n, plural, one {1}}', '{n, date}', '{n, select, a {b}', '{}'])(
  'a text that cannot be read is no text: %s',
  (text) => {
    expect(() => messageOf(text, 'en-GB')).toThrow('cannot be read');
  },
);

test('a value that is missing is noticed', () => {
  expect(() => messageOf('for {name}', 'en-GB')({})).toThrow('name');
});
