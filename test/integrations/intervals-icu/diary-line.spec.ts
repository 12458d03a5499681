import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withLine } from '#integrations/intervals-icu/diary-line';

const loss = fc
  .tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0.001, max: 5, noNaN: true }))
  .map(([lowL, widthL]) => ({ lowL, highL: lowL + widthL }));
const comments = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '\n', '[svett]', '.') });

test('our line comes and goes, and what the athlete wrote is as it was', () => {
  fc.assert(
    fc.property(comments, loss, loss, (before, first, second) => {
      const withOurs = withLine(withLine(before, first), second);
      expect(withOurs.match(/\[\/svett\]/g)).toHaveLength(1);
      expect(withLine(withOurs, second)).toBe(withOurs);
      expect(withLine(withOurs, { lowL: 0, highL: 0 })).toBe(before);
    }),
  );
});

test('the range written down holds the range it was made from', () => {
  fc.assert(
    fc.property(loss, ({ lowL, highL }) => {
      const [, low, high] = /loss ([\d.]+) to ([\d.]+) litres/.exec(withLine('', { lowL, highL }))!;
      expect(Number(low)).toBeLessThanOrEqual(lowL + 1e-9);
      expect(Number(high)).toBeGreaterThanOrEqual(highL - 1e-9);
    }),
  );
});

test.each([
  [{ lowL: 0.3, highL: 0.7 }, '0.3 to 0.7'],
  [{ lowL: 0.04, highL: 0.05 }, '0.0 to 0.1'],
  [{ lowL: 1, highL: 2 }, '1.0 to 2.0'],
])('%j reads %s', (range, words) => {
  expect(withLine('', range)).toBe(`[svett] sweat loss ${words} litres, estimated [/svett]`);
});
