import { expect, test } from '@jest/globals';
import { sparkline } from '#src/cli/sparkline';

test('rises with the values, from nothing to a full block', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], { width: 60, most: 8 })).toBe(' ▁▂▃▄▅▆▇█');
});

test('is never wider than asked; each column is the mean of its stretch', () => {
  expect(sparkline([0, 8, 0, 8, 8, 8], { width: 3, most: 8 })).toBe('▄▄█');
  expect(sparkline(new Float64Array(601).fill(1), { width: 60, most: 2 })).toBe('▄'.repeat(60));
});

test('stays within its height, and has one where everything is nothing', () => {
  expect(sparkline([-1, 9], { width: 2, most: 4 })).toBe(' █');
  expect(sparkline([0, 0], { width: 2, most: 0 })).toBe('  ');
  expect(sparkline([], { width: 60, most: 1 })).toBe('');
});
