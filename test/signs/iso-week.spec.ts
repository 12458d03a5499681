import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, isWeek, lastWeeks, mondayOf, weekOf, weeksAfter } from '#src/signs/iso-week';

test.each([
  ['2026-06-15', '2026-W25'],
  ['2026-06-14', '2026-W24'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2023-01-01', '2022-W52'],
])('%s lies in the week %s', (day, week) => {
  expect(weekOf(day)).toBe(week);
});

test('a week begins on its Monday, and weeks follow each other over the years', () => {
  expect(mondayOf('2026-W25')).toBe('2026-06-15');
  expect(mondayOf('2025-W01')).toBe('2024-12-30');
  expect(lastWeeks('2027-W02', 4)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -60, max: 60 }), (days, weeks) => {
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
      const week = weekOf(day);
      expect(weekOf(mondayOf(week))).toBe(week);
      expect(weeksAfter(weeksAfter(week, weeks), -weeks)).toBe(week);
      expect(isWeek(week)).toBe(true);
    }),
  );
});

test.each(['2026-W54', '2025-W53', '2026-W00', '2026-W5', '2026-06-15', ''])('%s is no week', (told) => {
  expect(isWeek(told)).toBe(false);
});

test('the day is that of the person’s own place', () => {
  const moment = new Date('2026-06-14T22:30:00Z');
  expect(dayIn('Europe/Stockholm', moment)).toBe('2026-06-15');
  expect(dayIn('America/New_York', moment)).toBe('2026-06-14');
});
