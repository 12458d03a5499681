import { expect, test } from '@jest/globals';
import { shownSteps } from '#web/session/waterfall-steps.ts';

const value = { value: 0, unit: '' };
type Step = Parameters<typeof shownSteps>[0]['steps'][number];

/** A waterfall through these heights. */
function through(startL: number, ...heights: number[]) {
  const names = ['effort', 'air', 'humidity', 'sun', 'wind'] as const;
  const steps = heights.map((toL, i): Step => ({
    step: names[i]!,
    fromL: heights[i - 1] ?? startL,
    toL,
    actual: value,
    calm: value,
  }));
  return { startL, steps };
}

test('what is written adds up for whoever counts, although each step by itself would be rounded otherwise', () => {
  const steps = shownSteps(through(0.5, 0.6149, 0.7298, 0.8447));
  expect(steps.map(({ deltaL }) => deltaL)).toEqual([0.11, 0.12, 0.11]);
  expect(0.5 + 0.11 + 0.12 + 0.11).toBeCloseTo(0.84, 9);
});

test('a step too small to be written is left out, and many of them are not lost', () => {
  const steps = shownSteps(through(0.5, 0.503, 0.506, 0.509, 0.7));
  expect(steps.map(({ step, deltaL }) => [step, deltaL])).toEqual([
    ['air', 0.01],
    ['sun', 0.19],
  ]);
});

test('a step may take away', () => {
  expect(shownSteps(through(0.9, 0.6))[0]!.deltaL).toBe(-0.3);
});
