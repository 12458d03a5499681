import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

type Texts = Record<string, string>;

const subjects = readdirSync('locales/en');
const texts = (language: string, subject: string) =>
  JSON.parse(readFileSync(`locales/${language}/${subject}`, 'utf8')) as Texts;

test('there are texts, and every subject has both languages', () => {
  expect(subjects).not.toEqual([]);
  expect(readdirSync('locales/sv')).toEqual(subjects);
});

describe.each(subjects)('%s', (subject) => {
  const en = texts('en', subject);
  const sv = texts('sv', subject);

  test('says in Swedish all that it says in English, and the other way round', () => {
    expect(Object.keys(sv).sort()).toEqual(Object.keys(en).sort());
  });

  test('is put together rightly, and takes the same values in both languages', () => {
    const values = (language: string, text = '') =>
      [...placeholders(new IntlMessageFormat(text, language).getAst())].sort();
    for (const key of Object.keys(en))
      expect({ [key]: values('sv', sv[key]) }).toEqual({ [key]: values('en', en[key]) });
  });

  test('has no empty text', () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(sv)])
      expect(`${key}: ${text.trim()}`).not.toBe(`${key}: `);
  });
});

/** Names of the values a message asks for, those inside its plural and select arms too. */
function placeholders(
  parts: ReturnType<IntlMessageFormat['getAst']>,
  names = new Set<string>(),
): Set<string> {
  const LITERAL = 0;
  for (const part of parts) {
    if (Number(part.type) !== LITERAL && 'value' in part) names.add(part.value);
    if ('options' in part) for (const arm of Object.values(part.options)) placeholders(arm.value, names);
    if ('children' in part) placeholders(part.children, names);
  }
  return names;
}
