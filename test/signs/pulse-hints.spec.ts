import { expect, test } from '@jest/globals';
import { disturbancesOf } from '#src/signs/pulse-hints';

const THIS_WEEK = '2026-W25';
const told = (week: string, more: { ill?: boolean; newMedicine?: boolean }) => [
  { week, ill: null, newMedicine: null, ...more },
];

test.each(['2026-W23', '2026-W24', '2026-W25'])(
  'an illness or a new medicine of %s explains a pulse',
  (week) => {
    expect(disturbancesOf(told(week, { ill: true }), THIS_WEEK)).toEqual({ ill: true, newMedicine: false });
    expect(disturbancesOf(told(week, { newMedicine: true }), THIS_WEEK)).toEqual({
      ill: false,
      newMedicine: true,
    });
  },
);

test('one told longer ago explains nothing, though it may be the last check-in there is', () => {
  const nothing = { ill: false, newMedicine: false };
  expect(disturbancesOf(told('2026-W22', { ill: true, newMedicine: true }), THIS_WEEK)).toEqual(nothing);
  expect(disturbancesOf(told(THIS_WEEK, { ill: false, newMedicine: false }), THIS_WEEK)).toEqual(nothing);
  expect(disturbancesOf([], THIS_WEEK)).toEqual(nothing);
});

test('weeks are counted over the turn of a year', () => {
  expect(disturbancesOf(told('2026-W53', { ill: true }), '2027-W02').ill).toBe(true);
  expect(disturbancesOf(told('2026-W52', { ill: true }), '2027-W02').ill).toBe(false);
});
