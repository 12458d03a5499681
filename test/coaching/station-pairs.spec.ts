import { expect, test } from '@jest/globals';
import { type Half, isOfToday, pairOf, roundsOf } from '#src/coaching/station-pairs';

const DAY = '2026-06-15';
const at = (time: string, day = DAY) => new Date(`${day}T${time}:00Z`);
const half = (side: Half['side'], time: string, massKg: number | null = 70): Half => {
  const how = { drinkKg: null, clothed: false, sure: false, enteredBy: null };
  return { id: time, side, at: at(time), day: DAY, massKg, ...how };
};
const on = (day: string, one: Half): Half => ({
  ...one,
  day,
  at: at(one.id, day),
  id: `${day.slice(8)} ${one.id}`,
});
/** Rounds as the moments of their halves. */
const told = (...rows: Half[]) =>
  roundsOf(rows).map(({ before, after }) => `${before?.id ?? '–'} ${after?.id ?? '–'}`);

test('before and after make a round, in whatever order they came', () => {
  const [before, after] = [half('before', '08:00'), half('after', '09:30')];
  expect(told(after, before)).toEqual(['08:00 09:30']);
});

test('who is weighed once more on the same side was weighed wrong the first time', () => {
  const wrong = [
    half('before', '08:00'),
    half('before', '08:01'),
    half('after', '09:30'),
    half('after', '09:31'),
  ];
  expect(told(...wrong)).toEqual(['08:01 09:31']);
});

test('a before that follows an after begins the next round of the day', () => {
  const two = [
    half('before', '08:00'),
    half('after', '09:30'),
    half('before', '16:00'),
    half('after', '17:30'),
  ];
  expect(told(...two)).toEqual(['08:00 09:30', '16:00 17:30']);
});

test('an after without a before, and one twelve hours later, stand alone', () => {
  expect(told(half('after', '09:30'))).toEqual(['– 09:30']);
  expect(told(half('before', '08:00'), half('after', '20:00'))).toEqual(['08:00 20:00']);
  expect(told(half('before', '08:00'), half('after', '20:01'))).toEqual(['08:00 –', '– 20:01']);
});

test('a round is a pair while both kilos are there, with the minutes between', () => {
  const [before, after] = [half('before', '08:00', 71), half('after', '09:30', 70.2)];
  expect(pairOf({ before, after })).toMatchObject({ beforeKg: 71, afterKg: 70.2, minutes: 90 });
  for (const round of [
    { before, after: null },
    { before: { ...before, massKg: null }, after },
  ])
    expect(pairOf(round)).toBeNull();
});

test('before and after with midnight between them are a round, and a first weighing of another day stays its own', () => {
  expect(told(on('2026-06-15', half('before', '23:30')), on('2026-06-16', half('after', '00:45')))).toEqual([
    '15 23:30 16 00:45',
  ]);
  const two = [on('2026-06-15', half('before', '08:00')), on('2026-06-16', half('before', '08:00'))];
  expect(told(...two)).toEqual(['15 08:00 –', '16 08:00 –']);
});

test('past midnight an evening is today’s for six hours', () => {
  const [round] = roundsOf([on('2026-06-15', half('before', '23:30'))]);
  const today = '2026-06-16';
  expect(isOfToday(round!, '2026-06-15', at('23:40'))).toBe(true);
  expect(isOfToday(round!, today, at('05:30', today))).toBe(true);
  expect(isOfToday(round!, today, at('05:31', today))).toBe(false);
});
