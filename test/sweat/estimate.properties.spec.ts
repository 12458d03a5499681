import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SPORTS } from '#src/kernel/sport';
import { median, quantile, type LogNormal } from '#src/sweat/distribution';
import { driversOf } from '#src/sweat/drivers';
import { estimateSession } from '#src/sweat/estimate';
import type { LegInput, SessionInput, Sourced } from '#src/sweat/session-input';
import { CannotEstimate } from '#src/sweat/sweat.problems';
import { waterfallOf } from '#src/sweat/waterfall';
import { wordsIn } from '#src/words/words';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A minute's reading as devices give it: sound, silent, or nonsense. */
const reading = (sound: fc.Arbitrary<number>) =>
  fc.oneof(
    { weight: 8, arbitrary: sound },
    { weight: 1, arbitrary: fc.constant(NaN) },
    { weight: 1, arbitrary: fc.constantFrom(0, -5, 1e9, Infinity, -Infinity) },
  );
const stream = (sound: fc.Arbitrary<number>, minutes: number) =>
  fc.option(
    fc
      .array(reading(sound), { minLength: minutes, maxLength: minutes })
      .map((values) => Float64Array.from(values)),
    {
      nil: null,
    },
  );
const told = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Sourced<T>> =>
  fc.record({
    value,
    source: fc.constantFrom('stream', 'device', 'weather', 'profile', 'flag', 'file', 'learned', 'default'),
  });

const leg: fc.Arbitrary<LegInput> = fc.integer({ min: 1, max: 90 }).chain((minutes) =>
  fc.record({
    sport: fc.constantFrom(...SPORTS),
    indoor: told(fc.boolean()),
    minutes: fc.record({
      lengthMin: between(0.01, 1).map((last) => new Float64Array(minutes).fill(1).fill(last, -1)),
      activeShare: fc
        .array(between(0, 1), { minLength: minutes, maxLength: minutes })
        .map((values) => Float64Array.from(values)),
      heartRateBpm: stream(between(40, 210), minutes),
      powerW: stream(between(0, 1500), minutes),
      speedMs: stream(between(0, 20), minutes),
      grade: stream(between(-0.5, 0.5), minutes),
    }),
    conditions: fc.record({
      airC: told(between(-45, 55)),
      humidityPct: told(between(0, 100)),
      windMs: told(between(0, 30)),
      solarWm2: told(between(0, 1400)),
    }),
    clothingClo: told(between(0, 3)),
    waterC: fc.option(told(between(0, 40)), { nil: null }),
  }),
);

const session: fc.Arbitrary<SessionInput> = fc.record({
  athlete: fc.record({
    massKg: told(between(20, 300)),
    heightM: told(between(0.9, 2.5)),
    sex: fc.option(told(fc.constantFrom('male', 'female')), { nil: null }),
    ageYears: fc.option(told(between(5, 110)), { nil: null }),
    vo2maxMlKgMin: fc.option(told(between(10, 100)), { nil: null }),
    restingHeartRateBpm: fc.option(told(between(25, 120)), { nil: null }),
    maxHeartRateBpm: fc.option(told(between(80, 240)), { nil: null }),
    heartRateLine: fc.option(
      fc.record({
        interceptW: between(-1500, 200),
        slopeWPerBpm: between(2, 20),
        sigma: between(0.02, 0.4),
        sessions: fc.integer({ min: 5, max: 20 }),
      }),
      { nil: null },
    ),
    heartRateReliable: fc.boolean(),
  }),
  legs: fc.array(leg, { minLength: 1, maxLength: 3 }),
  heatDays: told(between(0, 14)),
  personalFactor: fc
    .record({
      mu: between(-0.8, 0.8),
      variance: between(0.001, 0.2),
      tests: fc.integer({ min: 0, max: 12 }),
      holdsAcclimatisation: fc.boolean(),
    })
    .map((factor) => () => factor),
});

function expectHolds(d: LogNormal): void {
  const levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;
  const quantiles = levels.map((level) => quantile(d, level));
  expect(quantiles.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  expect(quantile(d, 0.5)).toBeCloseTo(median(d), 12);
}

test('whatever a device and a person may tell has an answer in finite numbers, or a reason for none', () => {
  const say = (['en', 'sv'] as const).map((language) => wordsIn(language));
  fc.assert(
    fc.property(session, (input) => {
      const estimate = estimateSession(input);
      const reasons = estimate.outcome === 'abstained' ? estimate.reasons : estimate.quality.reasons;
      for (const reason of reasons) for (const words of say) words(`estimate.reason.${reason}`);
      if (estimate.outcome === 'abstained') return;

      expectHolds(estimate.litres);
      for (const mineral of Object.values(estimate.minerals)) expectHolds(mineral);
      const minutes = estimate.legs.flatMap((one) => [...one.sweatL]);
      expect(minutes.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      const sum = minutes.reduce((total, value) => total + value, 0);
      // No sweat at all is told as a millionth of a litre, which has a logarithm.
      expect(Math.abs(sum - median(estimate.litres))).toBeLessThan(1.01e-6);
      expect(estimate.nonSweatKg).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(estimate.nonSweatKg + estimate.rawL)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('so have its drivers, one by one and as steps', () => {
  fc.assert(
    fc.property(session, (input) => {
      const estimate = estimateSession(input);
      if (estimate.outcome === 'abstained') return;
      for (const { deltaL, actual, neutral } of driversOf(input, estimate)) {
        expect([deltaL, actual.value, neutral.value].every(Number.isFinite)).toBe(true);
      }
      const { startL, steps } = waterfallOf(input, estimate);
      for (const { fromL, toL, actual, calm } of steps) {
        expect([startL, fromL, toL, actual.value, calm.value].every(Number.isFinite)).toBe(true);
      }
      expect(steps.at(-1)!.toL).toBe(median(estimate.litres));
    }),
    { numRuns: 40 },
  );
});

test('one fact that is no number, or out of this world, is refused whatever the sport', () => {
  type Spoil = (input: SessionInput, value: number) => SessionInput;
  const first = (change: (leg: LegInput) => LegInput) => (input: SessionInput) => ({
    ...input,
    legs: input.legs.map((one, i) => (i === 0 ? change(one) : one)),
  });
  const spoils: Spoil[] = [
    ...(['massKg', 'heightM', 'ageYears', 'vo2maxMlKgMin', 'maxHeartRateBpm'] as const).map(
      (fact): Spoil =>
        (input, value) => ({ ...input, athlete: { ...input.athlete, [fact]: { value, source: 'flag' } } }),
    ),
    ...(['airC', 'humidityPct', 'windMs', 'solarWm2'] as const).map(
      (name): Spoil =>
        (input, value) =>
          first((one) => ({ ...one, conditions: { ...one.conditions, [name]: { value, source: 'flag' } } }))(
            input,
          ),
    ),
    (input, value) => first((one) => ({ ...one, clothingClo: { value, source: 'flag' } }))(input),
    (input, value) => first((one) => ({ ...one, waterC: { value, source: 'flag' } }))(input),
    (input, value) => ({ ...input, heatDays: { value, source: 'flag' } }),
    (input, value) => ({
      ...input,
      personalFactor: (one) => ({ ...input.personalFactor(one), mu: value }),
    }),
  ];
  fc.assert(
    fc.property(
      session,
      fc.constantFrom(...spoils),
      fc.constantFrom(NaN, Infinity, -Infinity, 1e9, -1e9),
      (input, spoil, value) => {
        expect(() => estimateSession(spoil(input, value))).toThrow(CannotEstimate);
      },
    ),
    { numRuns: 200 },
  );
});
