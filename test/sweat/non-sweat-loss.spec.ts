import { expect, test } from '@jest/globals';
import { nonSweatLossKg, respiredWaterGPerMin } from '#src/sweat/non-sweat-loss';

test('an hour at 1000 W costs 0.17 kg in breath and carbon', () => {
  expect(nonSweatLossKg({ metabolicW: 1000, durationMin: 60 })).toBeCloseTo(0.172, 3);
});

test('most of it is water in dry air, none in air as humid as the breath', () => {
  const hour = 60 * respiredWaterGPerMin({ vo2LPerMin: 2.9, vapourKPa: 1 });
  expect(hour).toBeGreaterThan(100);
  expect(hour).toBeLessThan(172);
  expect(respiredWaterGPerMin({ vo2LPerMin: 2.9, vapourKPa: 7 })).toBe(0);
});
