import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keptOf } from '#src/sessions/simplify';

type Point = [number, number];

test('of a straight way only its ends are kept, and of a corner the corner', () => {
  const straight = Array.from({ length: 50 }, (_, n): Point => [n * 10, n * 5]);
  expect(keptOf([straight], 1000)).toEqual([[0, 49]]);
  const corner: Point[] = [
    [0, 0],
    [50, 0.4],
    [100, 0],
    [100, 50],
    [100, 100],
  ];
  expect(keptOf([corner], 1000)).toEqual([[0, 2, 4]]);
});

test('a lap that ends where it began keeps its shape', () => {
  const lap = Array.from({ length: 401 }, (_, n): Point => {
    const angle = (n / 400) * 2 * Math.PI;
    return [100 * Math.cos(angle), 100 * Math.sin(angle)];
  });
  const [kept] = keptOf([lap], 1000);
  expect(kept!.length).toBeGreaterThan(8);
  expect(kept!.length).toBeLessThan(60);
});

test('the sharpest corners are kept where there is not room for all, over all lines together', () => {
  const zigzag = (height: number) =>
    Array.from({ length: 101 }, (_, n): Point => [n * 10, n % 2 === 0 ? 0 : height]);
  const [low, high] = keptOf([zigzag(5), zigzag(50)], 60);
  expect(low).toEqual([0, 100]);
  expect(high!.length).toBeGreaterThan(40);
});

test('no more are kept than asked for, the ends always, and in order, whatever the way', () => {
  const metres = fc.double({ min: -50_000, max: 50_000, noNaN: true });
  const line = fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 300 });
  fc.assert(
    fc.property(line, fc.integer({ min: 10, max: 100 }), (points, most) => {
      const [kept] = keptOf([points], most);
      expect(kept!.length).toBeLessThanOrEqual(most);
      expect([kept![0], kept!.at(-1)]).toEqual([0, points.length - 1]);
      expect(kept).toEqual(kept!.toSorted((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});
