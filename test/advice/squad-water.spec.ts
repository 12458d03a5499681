import { expect, test } from '@jest/globals';
import { FASTEST_L_PER_H } from '#src/advice/fluid';
import { inBottles, waterToBring } from '#src/advice/squad-water';
import { quantile } from '#src/sweat/distribution';

/** Twenty people who sweat a litre each. */
const SQUAD = { mu: Math.log(20), sigma: 0.4 };

test('a squad brings half of what it will likely sweat, from the least of it to the middle', () => {
  const { lowL, highL } = waterToBring(SQUAD, 20, 90);
  expect(lowL).toBeCloseTo(quantile(SQUAD, 0.1) / 2, 9);
  expect(highL).toBeCloseTo(10, 9);
});

test.each([0, 0.2, 0.5, 1])(
  'shared out evenly it stays below what a light sweater loses: spread %s',
  (sigma) => {
    const { highL } = waterToBring({ ...SQUAD, sigma }, 20, 90);
    const lightSweaterL = Math.exp(-1.28 * 0.28);
    expect(highL / 20).toBeLessThan(lightSweaterL);
  },
);

test.each([50, 200, 1000])(
  'nobody could drink more of it than at the fastest pace: %s litres sweated',
  (litres) => {
    const { lowL, highL } = waterToBring({ mu: Math.log(litres), sigma: 0.3 }, 10, 60);
    expect(highL).toBeLessThanOrEqual(10 * FASTEST_L_PER_H);
    expect(lowL).toBeLessThanOrEqual(highL);
  },
);

test.each([
  [{ lowL: 12.2, highL: 19.1 }, [12, 20]],
  [{ lowL: 3.2, highL: 5.1 }, [3, 5.5]],
  [{ lowL: 8.7, highL: 11.4 }, [8, 12]],
  [{ lowL: 4, highL: 4 }, [4, 4.5]],
  [{ lowL: 0.01, highL: 0.02 }, [0, 0.5]],
])('people read it in bottles, outwards and as a range: %j', (litres, [lowL, highL]) => {
  expect(inBottles(litres)).toEqual({ lowL, highL });
});
