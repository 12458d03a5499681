import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { problemOf } from '#web/api.ts';
import { problemText } from '#web/app/problem-text.ts';
import type { Language } from '#web/words/language.ts';
import { numbersIn } from '#web/words/numbers.ts';
import type { Units } from '#web/words/measures.ts';

const locales = join(import.meta.dirname, '..', '..', 'locales');

function speech(language: Language, units: Units = 'metric') {
  const texts: Record<string, string> = {};
  for (const file of readdirSync(join(locales, language))) {
    const part = JSON.parse(readFileSync(join(locales, language, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(part)) {
      texts[key] = text;
      texts[`${file.slice(0, -'.json'.length)}.${key}`] = text;
    }
  }
  const t = (key: string, values?: Record<string, unknown>) =>
    String(new IntlMessageFormat(texts[key]!, language).format(values as Record<string, string>));
  const tOr = (keys: string[], fallback: string, values?: Record<string, unknown>) => {
    const known = keys.find((key) => key in texts);
    return known === undefined ? fallback : t(known, values);
  };
  return { t, tOr, numbers: numbersIn(language, { units, timeZone: 'UTC' }) };
}

const told = (...[problem, ...how]: [ReturnType<typeof problemOf>, Language, Units?]) =>
  problemText(speech(...how), problem).replaceAll('\u00a0', ' ');

const unfit = (fields: object[]) => problemOf(400, { code: 'request.invalid', detail: 'Please …', fields });

test('a form that does not fit says which field, in the reader’s language and units', () => {
  const light = unfit([{ path: 'massKg', message: 'give at least 20', fault: 'at-least', limit: 20 }]);
  expect(told(light, 'en')).toBe('Please correct this. Body mass: at least 20 kg.');
  expect(told(light, 'sv')).toBe('Det här behöver rättas. Kroppsvikt: minst 20 kg.');
  expect(told(light, 'sv', 'imperial')).toBe('Det här behöver rättas. Kroppsvikt: minst 44,1 lb.');
});

test('several fields are told one after another', () => {
  const two = unfit([
    { path: 'email', message: 'write an e-mail address', fault: 'email' },
    { path: 'password', message: 'use more', fault: 'characters-at-least', limit: 12 },
  ]);
  expect(told(two, 'sv')).toBe(
    'Det här behöver rättas. E-post: skriv som namn@example.org; Lösenord: minst 12 tecken.',
  );
});

test.each(['en', 'sv'] as const)('a field nobody has a name for is told in %s as well', (language) => {
  const strange = unfit([{ path: 'items.3.odd', message: 'Invalid input' }]);
  expect(told(strange, language)).not.toContain('Invalid input');
});

test('what a proxy answers in Svett’s place is told in words, and never as a number of HTTP', () => {
  expect(told(problemOf(413, null), 'sv')).toContain('större än vad vägen hit släpper igenom');
  expect(told(problemOf(502, '<html>'), 'sv')).toContain('Något på vägen till Svett svarade');
});

test('a code from a later server is told as the server put it', () => {
  expect(told(problemOf(409, { code: 'moon.full', detail: 'Wait for the new moon.' }), 'en')).toBe(
    'Wait for the new moon.',
  );
});
