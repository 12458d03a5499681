import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median } from '#src/sweat/distribution';
import { estimateAnyway } from '#src/sweat/estimate';
import { STEPS, waterfallOf, type StepName } from '#src/sweat/waterfall';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const litres = (wishes: InputWishes) => median(estimateAnyway(aSessionInput(wishes)).litres);

function waterfall(wishes: InputWishes) {
  const input = aSessionInput(wishes);
  return waterfallOf(input, estimateAnyway(input));
}

function deltas(wishes: InputWishes): Partial<Record<StepName, number>> {
  return Object.fromEntries(waterfall(wishes).steps.map(({ step, fromL, toL }) => [step, toL - fromL]));
}

/** A hot race: nothing about it is calm. */
const RACE: InputWishes = {
  speedKmh: 14,
  massKg: 72,
  minutes: 90,
  airC: 29,
  humidityPct: 70,
  windMs: 0.2,
  solarWm2: 650,
  clo: 0.5,
  heatDays: 8,
  factor: { mu: Math.log(1.25), tests: 2 },
};

/** Sessions of people in weather they train in, and a little beyond. */
const session = fc.record({
  speedKmh: between(6, 16),
  massKg: between(40, 130),
  minutes: fc.integer({ min: 12, max: 150 }),
  airC: between(-20, 44),
  humidityPct: between(5, 100),
  windMs: between(0, 12),
  solarWm2: between(0, 1100),
  clo: between(0.1, 0.8),
  heatDays: between(0, 14),
  factor: fc.record({ mu: between(-0.8, 0.8), holdsAcclimatisation: fc.boolean() }),
});

describe('whatever the session', () => {
  test('the steps hang together and end at the estimate’s middle, to the last digit', () => {
    fc.assert(
      fc.property(session, (wishes) => {
        const { startL, steps } = waterfall(wishes);
        const heights = [startL, ...steps.map(({ toL }) => toL)];
        expect(steps.map(({ fromL }) => fromL)).toEqual(heights.slice(0, -1));
        expect(heights.at(-1)).toBe(litres(wishes));
        expect(heights.every((height) => Number.isFinite(height) && height > 0)).toBe(true);
        const sum = steps.reduce((total, { fromL, toL }) => total + (toL - fromL), startL);
        expect(sum).toBeCloseTo(litres(wishes), 12);
      }),
      { numRuns: 60 },
    );
  });

  test('air warmer than the cool day takes nothing away, and colder air adds nothing', () => {
    fc.assert(
      fc.property(session, (wishes) => {
        const air = deltas(wishes).air!;
        expect(wishes.airC >= 10 ? air : -air).toBeGreaterThanOrEqual(-1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('nor does sun, nor what days in the heat taught', () => {
    fc.assert(
      fc.property(session, (wishes) => {
        const { sun, heatDays } = deltas(wishes);
        expect(sun).toBeGreaterThanOrEqual(-1e-6);
        expect(heatDays).toBeGreaterThanOrEqual(-1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

test('each points where one expects', () => {
  const { effort, air, humidity, sun, clothing, heatDays, personal } = deltas(RACE);
  for (const delta of [effort, air, humidity, sun, clothing, heatDays, personal])
    expect(delta).toBeGreaterThan(0.005);
  expect(deltas({ ...RACE, airC: 2 }).air).toBeLessThan(0);
  expect(deltas({ ...RACE, factor: { mu: -0.3 } }).personal).toBeLessThan(0);
});

test('what was calm already is a step of nothing, exactly', () => {
  const { effort, ...rest } = deltas({ speedKmh: 12, airC: 10, windMs: 0 });
  expect(effort).not.toBe(0);
  expect(Object.values(rest).every((delta) => delta === 0)).toBe(true);
});

test('it begins with the same minutes done easily, whatever was recorded of them', () => {
  const calm: InputWishes = { airC: 10, windMs: 0 };
  const { startL } = waterfall({ ...calm, speedKmh: 15 });
  expect(startL).toBeLessThan(litres({ ...calm, speedKmh: 15 }));
  expect(waterfall({ ...calm, heartRateBpm: 165 }).startL).toBeCloseTo(waterfall(calm).startL, 9);
});

test('somebody never weighed has no step of their own, in a sport whose players sweat more as well', () => {
  const player = waterfall({ sport: 'soccer', heartRateBpm: 160, factor: { mu: 0.26 } });
  const { fromL, toL, actual } = player.steps.at(-1)!;
  expect(toL).toBe(fromL);
  expect(actual.value).toBe(1);
});

test('in the water there is water and no air; where both took part, both are told', () => {
  const swim: InputWishes = { sport: 'swim', heartRateBpm: 140, waterC: 29 };
  expect(Object.keys(deltas(swim))).toEqual(['effort', 'water', 'heatDays', 'personal']);
  expect(deltas(swim).water).toBeGreaterThan(0);
  const triathlon = waterfall({ legs: [swim, { sport: 'ride', powerW: 200, minutes: 90, airC: 26 }] });
  expect(triathlon.steps.map(({ step }) => step)).toEqual([...STEPS]);
  const told = new Map(triathlon.steps.map(({ step, actual, calm }) => [step, { actual, calm }]));
  expect(told.get('water')).toEqual({ actual: { value: 29, unit: '°C' }, calm: { value: 25, unit: '°C' } });
  expect(told.get('air')).toEqual({ actual: { value: 26, unit: '°C' }, calm: { value: 10, unit: '°C' } });
});
