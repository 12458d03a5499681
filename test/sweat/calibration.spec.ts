import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sport } from '#src/kernel/sport';
import { calibrate, personalFactor } from '#src/sweat/calibration';
import type { SessionKind, WeighedSession } from '#src/sweat/calibration';
import { totalSigma } from '#src/sweat/interval';

const run: SessionKind = { sport: 'run', indoor: false, airC: 20 };
const ride: SessionKind = { sport: 'ride', indoor: false, airC: 20 };

/** A run at 20 °C today: 1.5 L seen where 1.0 L was foretold, on a scale good to 0.1 kg. */
const weighed = (facts: Partial<WeighedSession> = {}): WeighedSession => ({
  ...run,
  observedL: 1.5,
  observedSdL: Math.SQRT2 * 0.1,
  rawL: 1,
  metabolicSigma: 0.08,
  ageDays: 0,
  ...facts,
});

const factor = (tests: WeighedSession[], kind = run) => Math.exp(personalFactor(calibrate(tests), kind).mu);
const variance = (tests: WeighedSession[], kind = run) => personalFactor(calibrate(tests), kind).variance;

describe('one test of 1.5 L against 1.0 L', () => {
  test('moves the factor to about 1.34 with a 0.1 kg scale and speed, never to 1.5', () => {
    expect(Math.abs(factor([weighed()]) - 1.34)).toBeLessThan(0.02);
  });

  test('and to about 1.38 with a perfect scale and power', () => {
    expect(Math.abs(factor([weighed({ observedSdL: 0, metabolicSigma: 0.05 })]) - 1.38)).toBeLessThan(0.01);
  });

  test('tells of other sports too, but less', () => {
    expect(factor([weighed()], ride)).toBeGreaterThan(1.2);
    expect(factor([weighed()], ride)).toBeLessThan(factor([weighed()]));
    expect(variance([weighed()], ride)).toBeGreaterThan(variance([weighed()]));
  });

  test('counts half when it is half a year old', () => {
    const old = personalFactor(calibrate([weighed({ ageDays: 180 })]), run);
    const fresh = personalFactor(calibrate([weighed()]), run);
    // Precision the test brought, on top of the prior's.
    const brought = (v: number) => 1 / v - 1 / 0.28 ** 2;
    expect(brought(old.variance) / brought(fresh.variance)).toBeCloseTo(0.5, 9);
    expect(old.holdsAcclimatisation).toBe(false);
    expect(fresh.holdsAcclimatisation).toBe(true);
  });
});

test('without a test the factor is the population’s: 1, and 1.3 in stop-and-go sports', () => {
  expect(personalFactor(calibrate([]), run)).toEqual({
    mu: 0,
    variance: expect.closeTo(0.28 ** 2, 12),
    tests: 0,
    holdsAcclimatisation: false,
  });
  const soccer = personalFactor(calibrate([]), { sport: 'soccer', indoor: false, airC: 30 });
  expect(soccer.mu).toBeCloseTo(0.26, 12);
  expect(soccer.variance).toBeCloseTo(0.4 ** 2, 12);
});

test('the range narrows with each test that agrees, and never below ×/÷ 1.2', () => {
  let last = Infinity;
  for (let n = 0; n <= 40; n++) {
    const tests = Array.from({ length: n }, () => weighed({ observedL: 1.1 }));
    const { sigma } = totalSigma({
      personalVariance: variance(tests),
      metabolicSigma: 0.05,
      lnModelRatio: 0,
    });
    expect(sigma).toBeLessThan(last);
    expect(Math.exp(1.2816 * sigma)).toBeGreaterThanOrEqual(1.2);
    last = sigma;
  }
  expect(Math.exp(1.2816 * last)).toBeLessThan(1.24);
});

describe('a test that cannot be', () => {
  const good = [1.1, 1.05, 1.15, 1.1].map((observedL) => weighed({ observedL }));
  const wrong = (observedL: number) => weighed({ observedL, observedSdL: 0.1 * observedL });
  const forgottenBottle = wrong(0.4);

  test('is doubted the more the wilder it is', () => {
    const pull = (test: WeighedSession) => Math.abs(Math.log(factor([...good, test]) / factor(good)));
    expect(pull(wrong(0.6))).toBeLessThan(0.1);
    expect(pull(wrong(0.3))).toBeLessThan(pull(wrong(0.6)));
    expect(pull(wrong(6))).toBeLessThan(pull(wrong(2)));
  });

  test('counts the same wherever it stands in the row', () => {
    expect(factor([forgottenBottle, ...good])).toBeCloseTo(factor([...good, forgottenBottle]), 9);
  });
});

describe('temperature', () => {
  const at = (airC: number, observedL = 1) => weighed({ airC, observedL, observedSdL: 0.05 });

  test('a test at 10 °C says less of 30 °C', () => {
    const cool = [at(10), at(11), at(12)];
    expect(variance(cool, { ...run, airC: 30 })).toBeGreaterThan(variance(cool, { ...run, airC: 11 }) + 0.01);
  });

  test('tests over a span of 10 °C teach the person’s own slope', () => {
    const sweatsMoreInHeat = [at(10, 0.8), at(12, 0.8), at(30, 1.25), at(32, 1.25)];
    const ratio =
      factor(sweatsMoreInHeat, { ...run, airC: 30 }) / factor(sweatsMoreInHeat, { ...run, airC: 10 });
    expect(ratio).toBeGreaterThan(1.15);
    expect(ratio).toBeLessThan(1.25 / 0.8);
  });

  test('until then no slope is believed', () => {
    const tests = [at(15), at(20)];
    expect(factor(tests, { ...run, airC: 30 })).toBeCloseTo(1, 1);
  });
});

test('what a soccer test teaches is first of soccer', () => {
  const soccer = { sport: 'soccer' as Sport, indoor: false, airC: 20 };
  const tests = [1, 2, 3].map(() => weighed({ ...soccer, observedL: 2, observedSdL: 0.1 }));
  expect(factor(tests, soccer)).toBeGreaterThan(1.7);
  expect(factor(tests)).toBeGreaterThan(1.05);
  expect(factor(tests)).toBeLessThan(1.5);
});

test('no set of tests gives NaN, or makes a person less sure than no test', () => {
  const kind = fc.record({
    sport: fc.constantFrom<Sport>('run', 'ride', 'soccer', 'swim', 'walk'),
    indoor: fc.boolean(),
    airC: fc.double({ min: -45, max: 55, noNaN: true }),
  });
  const anyTest = fc
    .tuple(
      kind,
      fc.record({
        observedL: fc.double({ min: 0.01, max: 12, noNaN: true }),
        observedSdL: fc.double({ min: 0, max: 1, noNaN: true }),
        rawL: fc.double({ min: 0.01, max: 12, noNaN: true }),
        metabolicSigma: fc.double({ min: 0, max: 0.5, noNaN: true }),
        lnModelRatio: fc.double({ min: -2, max: 2, noNaN: true }),
        ageDays: fc.double({ min: -400, max: 4000, noNaN: true }),
      }),
    )
    .map(([about, numbers]): WeighedSession => ({ ...about, ...numbers }));
  fc.assert(
    fc.property(fc.array(anyTest, { maxLength: 12 }), kind, (tests, about) => {
      const { mu, variance: after } = personalFactor(calibrate(tests), about);
      expect(Number.isFinite(mu)).toBe(true);
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThanOrEqual(personalFactor(calibrate([]), about).variance + 1e-12);
    }),
  );
});
