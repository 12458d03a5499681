import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rawRevision } from '#src/estimates/input-revision';
import { keep, personalAnew, type KeptRaw } from '#src/estimates/kept-raw';
import { calibrate, personalFactor, type WeighedSession } from '#src/sweat/calibration';
import { estimateAnyway } from '#src/sweat/estimate';
import type { SessionInput } from '#src/sweat/session-input';
import { inputRevision } from '#src/estimates/input-revision';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

const aTest: fc.Arbitrary<WeighedSession> = fc.record({
  sport: fc.constantFrom('run' as const, 'ride' as const, 'soccer' as const),
  indoor: fc.boolean(),
  airC: fc.double({ min: -5, max: 38, noNaN: true }),
  observedL: fc.double({ min: 0.2, max: 3, noNaN: true }),
  observedSdL: fc.double({ min: 0.03, max: 0.2, noNaN: true }),
  rawL: fc.double({ min: 0.2, max: 3, noNaN: true }),
  metabolicSigma: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  ageDays: fc.nat({ max: 3_650 }),
});
const aSession: fc.Arbitrary<InputWishes> = fc.record({
  speedKmh: fc.double({ min: 6, max: 16, noNaN: true }),
  heartRateBpm: fc.integer({ min: 100, max: 185 }),
  minutes: fc.double({ min: 3.5, max: 130, noNaN: true }),
  airC: fc.double({ min: -10, max: 40, noNaN: true }),
  heatDays: fc.double({ min: 0, max: 14, noNaN: true }),
  legs: fc.constantFrom([{}], [{ sport: 'swim' as const }, { sport: 'ride' as const, powerW: 190 }, {}]),
});
const withTests = (input: SessionInput, tests: WeighedSession[]): SessionInput => {
  const calibration = calibrate(tests);
  const personal = ({ sport, indoor, conditions }: SessionInput['legs'][number]) =>
    personalFactor(calibration, { sport, indoor: indoor.value, airC: conditions.airC.value });
  return { ...input, personalFactor: personal };
};
/** As it comes back from the database. */
const stored = (kept: KeptRaw): KeptRaw => JSON.parse(JSON.stringify(kept)) as KeptRaw;

test('what is kept before the person gives, with any factor, what the whole calculation would: to the last digit', () => {
  fc.assert(
    fc.property(aSession, fc.array(aTest, { maxLength: 4 }), (wishes, tests) => {
      const input = withTests(aSessionInput(wishes), []);
      const kept = stored(keep(estimateAnyway(input).raw, rawRevision(input)));
      const learned = withTests(input, tests);
      const anew = personalAnew(kept, calibrate(tests), 'another');

      const { outcome: _, model: __, raw: ___, legs, ...whole } = estimateAnyway(learned);
      const withoutEffort = legs.map(({ metabolic: ____, ...leg }) => leg);
      expect(anew!.estimate).toStrictEqual({ ...whole, legs: withoutEffort });
      expect(anew!.inputRevision).toBe(inputRevision(learned));
    }),
    { numRuns: 60 },
  );
});

test('where it was made for just this person, there is nothing to do', () => {
  const input = withTests(aSessionInput({ speedKmh: 11 }), []);
  const kept = keep(estimateAnyway(input).raw, rawRevision(input));
  expect(personalAnew(kept, calibrate([]), inputRevision(input))).toBeNull();
});

test('weigh-ins never make a range wider than it was without any, in whatever order they are learned', () => {
  fc.assert(
    fc.property(aSession, fc.array(aTest, { minLength: 1, maxLength: 5 }), (wishes, tests) => {
      const input = withTests(aSessionInput(wishes), []);
      const before = estimateAnyway(input).legs;
      const after = estimateAnyway(withTests(input, tests)).legs;
      const reversed = estimateAnyway(withTests(input, tests.toReversed())).legs;
      before.forEach(({ litres: { sigma } }, i) => {
        expect(after[i]!.litres.sigma).toBeLessThanOrEqual(sigma + 1e-12);
        expect(reversed[i]!.litres.sigma).toBeCloseTo(after[i]!.litres.sigma, 9);
        expect(reversed[i]!.litres.mu).toBeCloseTo(after[i]!.litres.mu, 9);
      });
    }),
    { numRuns: 40 },
  );
});
