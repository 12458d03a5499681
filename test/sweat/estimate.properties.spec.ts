import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SPORTS } from '#src/kernel/sport';
import { median, quantile, type LogNormal } from '#src/sweat/distribution';
import { driversOf } from '#src/sweat/drivers';
import { estimateAnyway, estimateSession } from '#src/sweat/estimate';
import type { LegInput, SessionInput, Sourced } from '#src/sweat/session-input';
import { CannotEstimate } from '#src/sweat/sweat.problems';
import { wordsIn } from '#src/words/words';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Minutes, to the second. */
const length = (min: number, max: number) =>
  fc.integer({ min: min * 60, max: max * 60 }).map((seconds) => seconds / 60);
const litres = (wishes: InputWishes) => median(estimateAnyway(aSessionInput(wishes)).litres);

/** Weather people train in, and a little beyond. */
const weather = fc.record({
  airC: between(-20, 44),
  humidityPct: between(5, 100),
  windMs: between(0, 12),
  solarWm2: between(0, 1100),
});
// Efforts stay below 25 MET: above it a reading is not believed, and more of it changes nothing.
const runner = fc.record({
  speedKmh: between(6, 16),
  massKg: between(40, 130),
  heightM: between(1.45, 2.05),
  minutes: length(12, 120),
  clo: between(0.1, 0.8),
  grade: between(-0.08, 0.04),
});
const rider = fc.record({
  sport: fc.constant('ride' as const),
  powerW: between(40, 150),
  massKg: between(45, 120),
  minutes: length(12, 120),
});

/** Less by no more than rounding, unless `slack` (a share) is allowed. */
function expectNoLess(more: InputWishes, less: InputWishes, slack = 1e-6): void {
  expect(litres(more)).toBeGreaterThanOrEqual(litres(less) * (1 - slack));
}

describe('more of it never means less sweat', () => {
  const step = between(0.1, 15);

  test('warmer air, for a runner', () => {
    fc.assert(
      fc.property(runner, weather, step, (who, air, more) => {
        expectNoLess({ ...who, ...air, airC: air.airC + more }, { ...who, ...air });
      }),
    );
  });

  test('warmer air, for a rider', () => {
    fc.assert(
      fc.property(rider, weather, step, (who, air, more) => {
        expectNoLess({ ...who, ...air, airC: air.airC + more }, { ...who, ...air });
      }),
    );
  });

  test('humidity in warm air', () => {
    fc.assert(
      fc.property(runner, weather, between(20, 44), between(0, 95), (who, air, airC, humidityPct) => {
        const more = Math.min(100, humidityPct + 5);
        const dry = { ...who, ...air, airC, humidityPct };
        // Where next to nothing is sweated, the standard's damper skin is a trifle warmer and loses more by itself.
        expectNoLess({ ...dry, humidityPct: more }, dry, 0.005);
      }),
    );
  });

  test('sun', () => {
    fc.assert(
      fc.property(runner, weather, between(0, 300), (who, air, more) => {
        expectNoLess({ ...who, ...air, solarWm2: air.solarWm2 + more }, { ...who, ...air });
      }),
    );
  });

  test('power', () => {
    fc.assert(
      fc.property(rider, weather, between(1, 60), (who, air, more) => {
        expectNoLess({ ...who, ...air, powerW: who.powerW + more }, { ...who, ...air });
      }),
    );
  });

  test('speed', () => {
    fc.assert(
      fc.property(runner, weather, between(0.1, 2), (who, air, more) => {
        expectNoLess({ ...who, ...air, speedKmh: who.speedKmh + more }, { ...who, ...air });
      }),
    );
  });

  test('heart rate', () => {
    fc.assert(
      fc.property(
        rider,
        weather,
        between(90, 165),
        between(1, 20),
        ({ powerW: _, ...who }, air, bpm, more) => {
          expectNoLess({ ...who, ...air, heartRateBpm: bpm + more }, { ...who, ...air, heartRateBpm: bpm });
        },
      ),
    );
  });

  test('body mass to carry', () => {
    fc.assert(
      fc.property(runner, weather, between(0.5, 30), (who, air, more) => {
        expectNoLess({ ...who, ...air, massKg: who.massKg + more }, { ...who, ...air });
      }),
    );
  });

  test('time', () => {
    fc.assert(
      fc.property(runner, weather, length(1, 60), (who, air, more) => {
        expectNoLess({ ...who, ...air, minutes: who.minutes + more }, { ...who, ...air });
      }),
    );
  });

  test('days in the heat, and a higher factor of one’s own', () => {
    fc.assert(
      fc.property(runner, weather, between(0, 13), between(0, 0.5), (who, air, days, mu) => {
        const usual = { ...who, ...air, heatDays: days };
        expectNoLess({ ...usual, heatDays: days + 1 }, usual);
        expectNoLess({ ...usual, factor: { mu } }, usual);
      }),
    );
  });
});

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

test('so have its drivers', () => {
  fc.assert(
    fc.property(session, (input) => {
      const estimate = estimateSession(input);
      if (estimate.outcome === 'abstained') return;
      for (const { deltaL, actual, neutral } of driversOf(input, estimate)) {
        expect([deltaL, actual.value, neutral.value].every(Number.isFinite)).toBe(true);
      }
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
