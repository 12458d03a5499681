import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median } from '#src/sweat/distribution';
import { estimateAnyway } from '#src/sweat/estimate';
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
