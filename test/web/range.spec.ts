import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { axis, place } from '#web/look/range.ts';

describe('the axis below a band', () => {
  test('ends at a round number that holds the highest value', () => {
    expect(axis(1.83)).toEqual({ full: 2, marks: [0, 0.5, 1, 1.5, 2], decimals: 1 });
    expect(axis(13)).toEqual({ full: 15, marks: [0, 5, 10, 15], decimals: 0 });
  });

  test('holds whatever it is asked to, in few steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 5000, noNaN: true }), (highest) => {
        const { full, marks } = axis(highest);
        expect(full).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(marks.length).toBeLessThanOrEqual(6);
        expect(marks[0]).toBe(0);
        expect(marks.at(-1)).toBeCloseTo(full, 9);
      }),
    );
  });
});

test('a value outside the band stays at its edge', () => {
  expect(place(-1, 2)).toBe('0.000%');
  expect(place(0.5, 2)).toBe('25.000%');
  expect(place(3, 2)).toBe('100.000%');
});
