import { expect, test } from '@jest/globals';
import type { LabValue } from '#web/labs/lab-shapes.ts';
import { intervalText } from '#web/labs/lab-words.ts';
import { numbersIn } from '#web/words/numbers.ts';
import type { Words } from '#web/words/words.tsx';

const words = {
  numbers: numbersIn('en', { units: 'metric', timeZone: 'Europe/Stockholm' }),
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
} as Words;
const told = (interval: LabValue['interval']) =>
  intervalText(words, { interval, shownUnit: 'u' } as LabValue);

test.each<[string, LabValue['interval'], string | null]>([
  [
    'the report’s own, to its last digit',
    { low: 0.7, high: 1234.5, source: null, lent: null },
    'own between 0.7 1,234.5 u',
  ],
  [
    'another’s, by name',
    { low: 1.72561, high: 2.2846, source: 'NORIP', lent: null },
    'from between 1.73 2.28 u NORIP',
  ],
  [
    'an end that was lent',
    { low: 0.7, high: 0.9401, source: 'NORIP', lent: 'high' },
    'lent.high between 0.7 0.94 u NORIP',
  ],
  [
    'one that nobody is named for',
    { low: null, high: 5, source: 'nobody-named', lent: null },
    'from under  5 u nobody-named',
  ],
  ['none', null, null],
])('an interval is told to be whose it is: %s', (_, interval, text) => {
  expect(told(interval)?.replaceAll('labs.interval.', '') ?? null).toBe(text);
});
