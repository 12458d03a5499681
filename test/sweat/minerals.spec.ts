import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLogNormal, sumOfLegs, sumOfSessions } from '#src/sweat/correlated-sum';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';
import { median, quantile } from '#src/sweat/distribution';
import { MINERALS, mgPerL, mineralsMg } from '#src/sweat/minerals';
import { normalDraws } from '../support/normal-draws.js';
import { seeded } from '../support/seeded.js';

function expectWithin(share: number, actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(share);
}

const plain = { firstHourShare: 1, magnesium: { heatAcclimatised: false } };

/** Weighed to 15 %, the weighings independent of each other. */
const weighed = (litres: number) => splitLogNormal(litres, { sharedSigma: 0, ownSigma: 0.15 });

const magnesium = (sessions: number, litres: number) =>
  sumOfSessions(
    Array.from({ length: sessions }, () => mineralsMg({ ...plain, litres: weighed(litres) }).magnesium),
  )!;

/** 5, 50 and 95 % of a sum drawn rather than computed. */
function drawn(sessions: readonly SplitLogNormal[], draws = 100_000): Record<'low' | 'mid' | 'high', number> {
  const normal = normalDraws(seeded(7));
  const sums = Float64Array.from({ length: draws }, () => {
    const shared = normal();
    return sessions.reduce(
      (sum, { mu, sharedSigma, ownSigma }) => sum + Math.exp(mu + sharedSigma * shared + ownSigma * normal()),
      0,
    );
  }).sort();
  const at = (level: number) => sums[Math.floor(level * draws)]!;
  return { low: at(0.05), mid: at(0.5), high: at(0.95) };
}

describe('magnesium', () => {
  test.each([
    { sessions: 1, litres: 1, low: 0.9, mid: 3.4, high: 13 },
    { sessions: 1, litres: 2.5, low: 2.2, mid: 8.5, high: 33 },
    { sessions: 7, litres: 1, low: 7.0, mid: 25, high: 86 },
    { sessions: 20, litres: 1.2, low: 24, mid: 85, high: 298 },
  ])('$sessions session(s) of $litres L: $low to $high mg', ({ sessions, litres, low, mid, high }) => {
    const lost = magnesium(sessions, litres);
    expectWithin(0.07, quantile(lost, 0.05), low);
    expectWithin(0.07, quantile(lost, 0.5), mid);
    expectWithin(0.07, quantile(lost, 0.95), high);
  });

  test('a week is hardly less uncertain than a day: the method and the person stay', () => {
    expect(magnesium(7, 1).sigma / magnesium(1, 1).sigma).toBeGreaterThan(0.9);
  });

  test('after a week of heat there is a fifth less of it', () => {
    const acclimatised = mineralsMg({ ...plain, litres: weighed(1), magnesium: { heatAcclimatised: true } });
    expect(median(acclimatised.magnesium) / median(magnesium(1, 1))).toBeCloseTo(0.8, 12);
  });
});

test.each([
  { mineral: 'sodium', perMmol: 22.99, low: 21, high: 57 },
  { mineral: 'potassium', perMmol: 39.1, low: 3.3, high: 7.5 },
  { mineral: 'calcium', perMmol: 40.08, low: 0.26, high: 1.6 },
  { mineral: 'chloride', perMmol: 35.45, low: 18, high: 50 },
  { mineral: 'iron', perMmol: 1, low: 0.04, high: 0.5 },
  { mineral: 'zinc', perMmol: 1, low: 0.26, high: 1.4 },
  { mineral: 'magnesium', perMmol: 24.305, low: 0.038, high: 0.52 },
] as const)('nine in ten litres hold $low to $high of $mineral', ({ mineral, perMmol, low, high }) => {
  const perL = mgPerL(mineral, plain);
  expectWithin(0.12, quantile(perL, 0.05) / perMmol, low);
  expectWithin(0.12, quantile(perL, 0.95) / perMmol, high);
});

test('a litre holds about 805 mg of sodium', () => {
  expect(median(mgPerL('sodium', plain))).toBeCloseTo(805, 0);
});

test('zinc falls once the first sweat has washed the skin', () => {
  const at = (firstHourShare: number) => median(mgPerL('zinc', { ...plain, firstHourShare }));
  expect(at(1)).toBeCloseTo(0.6, 12);
  expect(at(0.5)).toBeCloseTo(0.475, 12);
  expect(at(0)).toBeCloseTo(0.35, 12);
});

describe('a sum of sessions', () => {
  const cases: Record<string, SplitLogNormal[]> = {
    'a week of magnesium': Array.from({ length: 7 }, (_, i) =>
      splitLogNormal(1 + i, { sharedSigma: 0.81, ownSigma: 0.29 }),
    ),
    'litres, some sessions better known than others': [
      splitLogNormal(1.2, { sharedSigma: 0.29, ownSigma: 0.14 }),
      splitLogNormal(0.4, { sharedSigma: 0.5, ownSigma: 0.3 }),
      splitLogNormal(2.1, { sharedSigma: 0.12, ownSigma: 0.14 }),
      splitLogNormal(0.9, { sharedSigma: 0.41, ownSigma: 0.25 }),
    ],
    'one long ride among short runs': [
      splitLogNormal(5, { sharedSigma: 0.8, ownSigma: 0.3 }),
      ...Array.from({ length: 6 }, () => splitLogNormal(0.5, { sharedSigma: 0.86, ownSigma: 0.3 })),
    ],
  };

  test.each(Object.entries(cases))('%s: computed as drawn, within 3 %%', (_, sessions) => {
    const sum = sumOfSessions(sessions)!;
    const { low, mid, high } = drawn(sessions);
    expectWithin(0.03, quantile(sum, 0.05), low);
    expectWithin(0.03, quantile(sum, 0.5), mid);
    expectWithin(0.03, quantile(sum, 0.95), high);
  });

  test('of one session is that session, and of none nothing', () => {
    const one = splitLogNormal(1.3, { sharedSigma: 0.3, ownSigma: 0.2 });
    const sum = sumOfSessions([one])!;
    expect(sum.mu).toBeCloseTo(one.mu, 12);
    expect(sum.sigma).toBeCloseTo(one.sigma, 12);
    expect(sumOfSessions([])).toBeNull();
    expect(sumOfLegs([])).toBeNull();
  });

  test('own spread shrinks with their number, shared spread does not', () => {
    const sessions = Array.from({ length: 100 }, () =>
      splitLogNormal(1, { sharedSigma: 0.3, ownSigma: 0.2 }),
    );
    const sum = sumOfSessions(sessions)!;
    expect(sum.sharedSigma).toBeCloseTo(0.3, 12);
    expect(sum.ownSigma).toBeCloseTo(0.02, 3);
  });

  test('lies between its largest part and the plain sum of means, whatever they are', () => {
    const session = fc
      .tuple(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
      )
      .map(([middle, sharedSigma, ownSigma]) => splitLogNormal(middle, { sharedSigma, ownSigma }));
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 40 }), (sessions) => {
        const sum = sumOfSessions(sessions)!;
        const ceiling = sessions.reduce((total, s) => total + Math.exp(s.mu + s.ownSigma ** 2 / 2), 0);
        expect(median(sum)).toBeLessThanOrEqual(ceiling * (1 + 1e-9));
        expect(sum.sigma).toBeLessThanOrEqual(Math.max(...sessions.map((s) => s.sigma)) + 1e-6);
        expect(Number.isFinite(sum.mu) && Number.isFinite(sum.sigma)).toBe(true);
      }),
    );
  });
});

test('legs of one day are off together: their quantiles add up', () => {
  const legs = [0.6, 1.8, 0.9].map((litres) => splitLogNormal(litres, { sharedSigma: 0.3, ownSigma: 0.15 }));
  const whole = sumOfLegs(legs)!;
  for (const level of [0.1, 0.5, 0.9] as const) {
    expect(quantile(whole, level)).toBeCloseTo(
      legs.reduce((sum, leg) => sum + quantile(leg, level), 0),
      9,
    );
  }
});

test('every mineral of every finite sweat is finite', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (litres, sigma, firstHourShare) => {
        const lost = mineralsMg({
          litres: splitLogNormal(litres, { sharedSigma: sigma, ownSigma: sigma }),
          firstHourShare,
          magnesium: { heatAcclimatised: false },
        });
        for (const mineral of MINERALS) {
          expect(quantile(lost[mineral], 0.05)).toBeLessThanOrEqual(median(lost[mineral]));
          expect(Number.isFinite(quantile(lost[mineral], 0.95))).toBe(true);
        }
      },
    ),
  );
});
