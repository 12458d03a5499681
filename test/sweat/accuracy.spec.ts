import { describe, expect, test } from '@jest/globals';
import { accuracyOf, FEWEST_TRIALS, type Trial } from '#src/sweat/accuracy';
import { normalDraws } from '../support/normal-draws.js';
import { seeded } from '../support/seeded.js';

const SIGMA = 0.3;
/** A litre foretold, and so many times as much measured on a scale that does not err. */
const trial = (times: number, more: Partial<Trial> = {}): Trial => ({
  foretold: { mu: 0, sigma: SIGMA },
  observedL: times,
  observedSdL: 1e-9,
  ...more,
});
const trials = (...times: number[]) => times.map((one) => trial(one));

test('of seven, the six inside are counted, and five or six were to be expected', () => {
  const found = accuracyOf(trials(1, 1.1, 0.9, 1.2, 0.8, 1.3, 2));
  expect(found).toMatchObject({ trials: 7, inside: 6, coverage: 'as-promised' });
  expect(found.expected).toBeCloseTo(5.6, 6);
  expect(found.usual).toEqual({ from: 4, to: 7 });
});

test('with fewer than five it is too few to tell, and nothing is said of the middle', () => {
  const found = accuracyOf(trials(...Array.from({ length: FEWEST_TRIALS - 1 }, () => 3)));
  expect(found).toMatchObject({ inside: 0, coverage: 'too-few', middle: null, halfWithin: null });
  expect(accuracyOf([])).toMatchObject({ trials: 0, inside: 0, expected: 0, coverage: 'too-few' });
});

test('ranges that miss too often are called too narrow, and such that never miss in fifteen too wide', () => {
  expect(accuracyOf(trials(1, 1, 1, 2, 0.4, 2, 0.4)).coverage).toBe('too-narrow');
  expect(accuracyOf(trials(...Array<number>(15).fill(1))).coverage).toBe('too-wide');
  expect(accuracyOf(trials(...Array<number>(7).fill(1))).coverage).toBe('as-promised');
});

test('a scale that errs is let into what was to be expected: fewer of its numbers lie in a range that is right', () => {
  const exact = accuracyOf([trial(1)]).expected;
  const blurred = accuracyOf([trial(1, { observedSdL: SIGMA })]).expected;
  // As much error as spread: 2Φ(1.2816/√2) − 1.
  expect(exact).toBeCloseTo(0.8, 6);
  expect(blurred).toBeCloseTo(0.6352, 3);
});

describe('the middle', () => {
  test('is said to be too low where the scale sees more nearly every time', () => {
    const { middle, halfWithin } = accuracyOf(trials(1.4, 1.5, 1.3, 1.45, 1.35, 1.4));
    expect(middle!.leaning).toBe('too-low');
    expect(middle!.times).toBeCloseTo(1.4, 1);
    expect(halfWithin).toBeCloseTo(0.4, 6);
  });

  test('is said to be too high where it sees less', () => {
    expect(accuracyOf(trials(0.7, 0.72, 0.68, 0.7, 0.75)).middle!.leaning).toBe('too-high');
  });

  test('is said to be neither where they scatter to both sides, and widely scattered ones make it less sure', () => {
    const near = accuracyOf(trials(1.1, 0.9, 1.05, 0.95, 1)).middle!;
    const far = accuracyOf(trials(2.5, 0.4, 2.2, 0.45, 1)).middle!;
    expect([near.leaning, far.leaning]).toEqual(['neither', 'neither']);
    expect(far.p90 / far.p10).toBeGreaterThan((near.p90 / near.p10) * 1.5);
  });

  test('leans on the trials that are surer', () => {
    const sure = Array.from({ length: 5 }, () => trial(1.2, { foretold: { mu: 0, sigma: 0.15 } }));
    const vague = Array.from({ length: 5 }, () => trial(0.5, { foretold: { mu: 0, sigma: 1 } }));
    expect(accuracyOf([...sure, ...vague]).middle!.times).toBeGreaterThan(1.1);
  });
});

test('ranges made as they promise are seldom accused: at most one series in ten on either side', () => {
  const draw = normalDraws(seeded(8));
  const verdicts = Array.from({ length: 400 }, () =>
    accuracyOf(Array.from({ length: 20 }, () => trial(Math.exp(SIGMA * draw())))),
  );
  const share = (of: string) => verdicts.filter(({ coverage }) => coverage === of).length / 400;
  expect(share('too-narrow')).toBeLessThan(0.14);
  expect(share('too-wide')).toBeLessThan(0.14);
  const inside = verdicts.reduce((sum, one) => sum + one.inside, 0) / (400 * 20);
  expect(inside).toBeGreaterThan(0.78);
  expect(inside).toBeLessThan(0.82);
});
