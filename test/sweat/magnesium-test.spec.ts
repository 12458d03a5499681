import { describe, expect, test } from '@jest/globals';
import { product, splitLogNormal } from '#src/sweat/correlated-sum';
import { ANYBODYS_MAGNESIUM, magnesiumMgPerL } from '#src/sweat/magnesium';
import {
  type MagnesiumTest,
  MAGNESIUM_TEST_METHODS,
  testedMagnesium,
  withOwnMagnesium,
} from '#src/sweat/magnesium-test';

const tested = (method: MagnesiumTest['method'], mmolPerL: number, day = '2026-05-20'): MagnesiumTest => ({
  ...{ method, mmolPerL, day },
});
/** As many days in a row, all with the same value. */
const daysOf = (method: MagnesiumTest['method'], mmolPerL: number, days: number) =>
  Array.from({ length: days }, (_, i) =>
    tested(method, mmolPerL, `2026-05-${String(i + 1).padStart(2, '0')}`),
  );
const OVER = { 'wash-down': 1, patch: 1.48 };
const SIGMA = { 'wash-down': 0.35, patch: 0.6 };

test('nobody is tested without a test', () => {
  expect(testedMagnesium([])).toBeNull();
});

// Worked by hand: precision 1/0.7632² = 1.717 of anybody, 1/0.35² = 8.163 of a wash-down, 1/0.6² = 2.778 of a patch.
test.each([
  { tests: [tested('wash-down', 0.4)], mmolPerL: 0.333, sigma: 0.3181 },
  { tests: [tested('wash-down', 0.05)], mmolPerL: 0.0598, sigma: 0.3181 },
  { tests: [tested('patch', 0.6)], mmolPerL: 0.2701, sigma: 0.4717 },
  { tests: [tested('patch', 0.4), tested('wash-down', 0.4)], mmolPerL: 0.3183, sigma: 0.2811 },
])('$tests.0.method of $tests.0.mmolPerL mmol/L: $mmolPerL ×/÷ $sigma', ({ tests, mmolPerL, sigma }) => {
  const own = testedMagnesium(tests)!;
  expect(Math.exp(own.ln) / mmolPerL).toBeCloseTo(1, 2);
  expect(own.sigma).toBeCloseTo(sigma, 3);
});

describe.each(MAGNESIUM_TEST_METHODS)('by %s', (method) => {
  const values = [0.005, 0.03, 0.12, 0.2, 0.6, 2];

  test.each(values)(
    'of %d mmol/L: between what anybody has and what was found, and surer than either',
    (value) => {
      const own = testedMagnesium([tested(method, value)])!;
      const found = Math.log(value / OVER[method]);
      expect(own.ln).toBeGreaterThan(Math.min(found, ANYBODYS_MAGNESIUM.ln));
      expect(own.ln).toBeLessThan(Math.max(found, ANYBODYS_MAGNESIUM.ln));
      expect(own.sigma).toBeLessThan(Math.min(SIGMA[method], ANYBODYS_MAGNESIUM.sigma));
    },
  );

  test('more days make it surer, but never surer than the method is', () => {
    const sigmaOf = (days: number) => testedMagnesium(daysOf(method, 0.4, days))!.sigma;
    const methodsOwn = Math.sqrt(SIGMA[method] ** 2 - 0.25 ** 2);
    const floor = (methodsOwn ** -2 + ANYBODYS_MAGNESIUM.sigma ** -2) ** -0.5;
    expect(sigmaOf(2)).toBeLessThan(sigmaOf(1));
    expect(sigmaOf(28)).toBeGreaterThan(floor);
    expect(sigmaOf(28)).toBeLessThan(floor * 1.02);
  });

  test('several of one day are one', () => {
    const several = [0.2, 0.4, 0.8].map((value) => tested(method, value));
    const [one, three] = [testedMagnesium([tested(method, 0.4)])!, testedMagnesium(several)!];
    expect(three.sigma).toBeCloseTo(one.sigma, 12);
    expect(three.ln).toBeCloseTo(one.ln, 12);
  });
});

test('a wash-down pulls further than a patch that found the same in the whole body, and five patches less than it', () => {
  const distance = (tests: MagnesiumTest[]) => testedMagnesium(tests)!.ln - ANYBODYS_MAGNESIUM.ln;
  const wholeBody = distance([tested('wash-down', 0.4)]);
  expect(wholeBody).toBeGreaterThan(distance([tested('patch', 0.4 * 1.48)]) * 1.2);
  expect(wholeBody).toBeGreaterThan(distance(daysOf('patch', 0.4 * 1.48, 5)));
  expect(testedMagnesium(daysOf('patch', 0.4, 28))!.sigma).toBeGreaterThan(
    testedMagnesium([tested('wash-down', 0.4)])!.sigma,
  );
});

test('what a session cost anybody becomes what it cost this person, as if it had been reckoned so', () => {
  const litres = splitLogNormal(1.3, { sharedSigma: 0.29, ownSigma: 0.14 });
  const own = testedMagnesium([tested('wash-down', 0.4), tested('patch', 0.3)])!;
  for (const heatAcclimatised of [false, true]) {
    const anybodys = product(litres, magnesiumMgPerL({ heatAcclimatised }));
    const theirs = product(litres, magnesiumMgPerL({ heatAcclimatised }, own));
    const anew = withOwnMagnesium(anybodys, own);
    expect(anew.mu).toBeCloseTo(theirs.mu, 12);
    expect(anew.sigma).toBeCloseTo(theirs.sigma, 12);
  }
  const narrow = withOwnMagnesium({ mu: 0, sigma: 0.1 }, own); // of no version of the model, and no reason to be NaN
  expect(narrow.sigma).toBeCloseTo(own.sigma, 12);
});
