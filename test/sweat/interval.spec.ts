import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MISSING_INPUT, airSigma, totalSigma } from '#src/sweat/interval';

const fold = (sigma: number) => Math.exp(1.2815515655446004 * sigma);
const uncalibrated = { personalVariance: 0.28 ** 2, lnModelRatio: 0.1 };

test('speed or power without a weigh-in is about ×/÷ 1.5 wide, METs 1.75', () => {
  expect(fold(totalSigma({ ...uncalibrated, metabolicSigma: 0.05 }).sigma)).toBeCloseTo(1.5, 1);
  expect(fold(totalSigma({ ...uncalibrated, metabolicSigma: 0.08 }).sigma)).toBeCloseTo(1.5, 1);
  expect(fold(totalSigma({ ...uncalibrated, metabolicSigma: 0.2 }).sigma)).toBeCloseTo(1.6, 1);
  expect(fold(totalSigma({ ...uncalibrated, metabolicSigma: 0.3 }).sigma)).toBeCloseTo(1.75, 1);
});

test('an unknown climate is worth about 0.15 L at 0.9 L', () => {
  expect(0.9 * airSigma(6)).toBeCloseTo(0.15, 2);
});

test('a missing input widens the day, not the person, and counts once', () => {
  const known = totalSigma({ ...uncalibrated, metabolicSigma: 0.08 });
  const dry = totalSigma({ ...uncalibrated, metabolicSigma: 0.08, missing: ['humidity', 'humidity'] });
  expect(dry.sharedSigma).toBe(known.sharedSigma);
  expect(dry.ownSigma ** 2 - known.ownSigma ** 2).toBeCloseTo(MISSING_INPUT.humidity ** 2, 12);
});

test('nobody is known better than ×/÷ 1.2', () => {
  const best = totalSigma({ personalVariance: 0, metabolicSigma: 0, lnModelRatio: 0 });
  expect(fold(best.sigma)).toBeCloseTo(1.2, 12);
});

test('the parts always make up the whole, and no part narrows it', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(part, part, fc.double({ min: -3, max: 3, noNaN: true }), part, (v, m, ratio, air) => {
      const { sigma, sharedSigma, ownSigma } = totalSigma({
        personalVariance: v,
        metabolicSigma: m,
        lnModelRatio: ratio,
        airSdC: 10 * air,
      });
      expect(Math.hypot(sharedSigma, ownSigma)).toBeCloseTo(sigma, 9);
      for (const one of [Math.sqrt(v), m, Math.abs(ratio) / 4, 0.28 * air]) {
        expect(sigma).toBeGreaterThanOrEqual(one);
      }
    }),
  );
});
