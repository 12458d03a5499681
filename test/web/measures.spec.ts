import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measureOf, shown } from '#web/words/measures.ts';
import { isPast, numbersIn } from '#web/words/numbers.ts';

const american = numbersIn('en', { units: 'imperial', timeZone: 'America/New_York' });
const swedish = numbersIn('sv', { units: 'metric', timeZone: 'Europe/Stockholm' });

test.each([
  ['kg', 73.9137, '163.0 lb'],
  ['°C', 27, '81 °F'],
  ['°C', -40, '−40 °F'],
  ['m/s', 4.4704, '10.0 mph'],
  ['m', 304.8, '1,000 ft'],
  ['W', 250, '250 W'],
  ['%', 40, '40 %'],
])('%s are told in the units somebody is used to', (metric, value, told) => {
  expect(american.measured(value, metric).replaceAll('\u00a0', ' ')).toBe(told);
});

test('metric stays metric', () => {
  expect(swedish.measured(73.9137, 'kg').replaceAll('\u00a0', ' ')).toBe('73,9 kg');
  expect([swedish.distance(900), swedish.distance(10_500)]).toEqual(['900\u00a0m', '10,5\u00a0km']);
});

test('how one differs from others is no round number', () => {
  expect(swedish.measured(1.2, '×').replaceAll('\u00a0', ' ')).toBe('1,20 ×');
});

test('a distance is told in miles', () => {
  expect([american.distance(800), american.distance(42_195)]).toEqual(['0.5\u00a0mi', '26.2\u00a0mi']);
});

test('what is typed comes back as it was typed, in every unit', () => {
  for (const metric of ['kg', 'cm', '°C']) {
    const measure = measureOf('imperial', metric);
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9_000 }), (tenths) => {
        expect(shown(measure, measure.toMetric(tenths / 10), 1)).toBe(tenths / 10);
      }),
    );
  }
});

test('days and hours are those of the person, wherever the browser is', () => {
  const late = '2026-06-15T23:30:00.000Z';
  expect(swedish.day(late)).toBe('16 juni 2026');
  expect(american.day(late)).toBe('15 June 2026');
  expect(american.day('2026-06-15')).toBe('15 June 2026');
  expect(american.dateTime(late, null)).toContain('19:30');
  expect(american.dateTime(late, 7200)).toContain('01:30');
  expect(swedish.time(late)).toBe('01:30');
  expect(american.time(late)).toBe('19:30');
  expect(swedish.today(new Date(late))).toBe('2026-06-16');
  expect(american.today(new Date(late))).toBe('2026-06-15');
});

test('what ends today has not ended before its hour', () => {
  const until = '2026-06-15T23:30:00.000Z';
  expect(isPast(until, Date.parse('2026-06-15T23:29:59Z'))).toBe(false);
  expect(isPast(until, Date.parse('2026-06-15T23:30:00Z'))).toBe(true);
});
