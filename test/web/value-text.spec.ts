import { expect, test } from '@jest/globals';
import { numbersIn } from '#web/words/numbers.ts';
import { valueText } from '#web/session/value-text.ts';

const american = numbersIn('en', { units: 'imperial', timeZone: 'America/New_York' });
const swedish = numbersIn('sv', { units: 'metric', timeZone: 'Europe/Stockholm' });
const asKey = (key: string) => key;
const asFallback = (_keys: string[], fallback: string) => fallback;

function told(numbers: typeof american, name: string, value: number, unit: string): string {
  return valueText({ t: asKey, tOr: asFallback, numbers }, name, value, unit).replaceAll('\u00a0', ' ');
}

test('a height is told as exactly as a person gives it, whatever they measure in', () => {
  expect(told(swedish, 'height', 1.78, 'm')).toBe('178 cm');
  expect(told(american, 'height', 1.78, 'm')).toBe('70.1 in');
});

test('air is told in the degrees somebody is used to', () => {
  expect(told(swedish, 'air', 15, '°C')).toBe('15 °C');
  expect(told(american, 'air', 15, '°C')).toBe('59 °F');
});
