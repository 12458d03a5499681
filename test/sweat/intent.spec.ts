import { describe, expect, test } from '@jest/globals';
import { EFFORTS, intentOf } from '#src/sweat/intent';
import { wattsFromOxygen } from '#src/sweat/oxygen';

const BODY = { massKg: 70, vo2maxMlKgMin: 50 };
const NOBODY = { massKg: 70, vo2maxMlKgMin: null };
const run = { sport: 'run', effort: 'steady', durationS: 3600 } as const;

describe('a word for an effort', () => {
  test.each([BODY, NOBODY])('asks more of the body the harder it is', (body) => {
    const watts = EFFORTS.map((effort) => intentOf({ ...run, effort }, body).metabolicW);
    expect(watts).toEqual(watts.toSorted((one, other) => one - other));
    expect(new Set(watts).size).toBe(EFFORTS.length);
  });

  test('never asks for more than the body takes up, whatever the sport', () => {
    const most = wattsFromOxygen(25, 70);
    for (const sport of ['run', 'swim', 'soccer', 'ice_hockey'] as const)
      expect(
        intentOf({ sport, effort: 'race', durationS: 600 }, { massKg: 70, vo2maxMlKgMin: 25 }).metabolicW,
      ).toBeLessThan(most);
  });

  test('asks less the longer it is to be held, from an hour on', () => {
    const held = (durationS: number) => intentOf({ ...run, durationS }, BODY).metabolicW;
    expect(held(1800)).toBe(held(3600));
    expect(held(6 * 3600)).toBeCloseTo(held(3600) * 6 ** -0.06, 9);
  });

  test('is less sure without an uptake, and least where nobody said a word', () => {
    const sigma = (effort: 'steady' | null, body: typeof BODY | typeof NOBODY) =>
      intentOf({ ...run, effort }, body).sigma;
    expect(sigma('steady', BODY)).toBeLessThan(sigma('steady', NOBODY));
    expect(sigma('steady', NOBODY)).toBeLessThan(sigma(null, NOBODY));
    expect(sigma(null, BODY)).toBe(sigma(null, NOBODY));
  });
});
