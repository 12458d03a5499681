import { describe, expect, test } from '@jest/globals';
import { median } from '#src/sweat/distribution';
import { DRIVERS, driversOf, longestLeg, type DriverName } from '#src/sweat/drivers';
import { estimateSession } from '#src/sweat/estimate';
import type { SessionEstimate } from '#src/sweat/session-estimate';
import type { SessionInput } from '#src/sweat/session-input';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

function estimateOf(input: SessionInput): SessionEstimate {
  const estimate = estimateSession(input);
  if (estimate.outcome === 'abstained') throw new Error(`Abstained: ${estimate.reasons.join(', ')}`);
  return estimate;
}

function drivers(wishes: InputWishes) {
  const input = aSessionInput(wishes);
  return driversOf(input, estimateOf(input));
}

function deltas(wishes: InputWishes): Partial<Record<DriverName, number>> {
  return Object.fromEntries(drivers(wishes).map(({ driver, deltaL }) => [driver, deltaL]));
}

const litres = (wishes: InputWishes) => median(estimateOf(aSessionInput(wishes)).litres);

/** A hot race: nothing about it is neutral. */
const RACE: InputWishes = {
  speedKmh: 14,
  massKg: 72,
  minutes: 90,
  airC: 29,
  humidityPct: 70,
  windMs: 0.2,
  solarWm2: 650,
  clo: 0.5,
  factor: { mu: Math.log(1.25), tests: 2 },
};

describe('each driver is the median less the median with that one thing at its neutral value', () => {
  const { speedKmh: _, ...resting } = RACE;

  test.each<[DriverName, InputWishes]>([
    ['effort', resting],
    ['air', { ...RACE, airC: 20 }],
    ['humidity', { ...RACE, humidityPct: 50 }],
    ['sun', { ...RACE, solarWm2: 0 }],
    ['wind', { ...RACE, windMs: 0 }],
    ['clothing', { ...RACE, clo: 0.25 }],
    ['personal', { ...RACE, factor: { mu: 0 } }],
  ])('%s', (driver, neutral) => {
    expect(deltas(RACE)[driver]).toBeCloseTo(litres(RACE) - litres(neutral), 9);
  });

  test('each points where one expects', () => {
    const { effort, air, humidity, sun, clothing, personal } = deltas(RACE);
    for (const delta of [effort, air, humidity, sun, clothing, personal]) expect(delta).toBeGreaterThan(0);
    expect(deltas({ ...RACE, airC: 8 }).air).toBeLessThan(0);
    expect(deltas({ ...RACE, factor: { mu: -0.3 } }).personal).toBeLessThan(0);
  });

  test('where the athlete stands still, a fan takes sweat away', () => {
    const fanned = { ...RACE, sport: 'ride', indoor: true, powerW: 220, windMs: 1.2 } as const;
    const { wind } = deltas(fanned);
    expect(wind).toBeLessThan(0);
    expect(wind).toBeCloseTo(litres(fanned) - litres({ ...fanned, windMs: 0 }), 9);
  });
});

describe('what is neutral drives nothing, exactly', () => {
  test('an ordinary run', () => {
    const { effort, ...rest } = deltas({ speedKmh: 12, airC: 20, humidityPct: 50, windMs: 0, clo: 0.25 });
    expect(effort).not.toBe(0);
    expect(rest).toEqual({ air: 0, humidity: 0, sun: 0, wind: 0, clothing: 0, personal: 0 });
  });

  test('an effort that only the sport told, whatever the speed of the air it made', () => {
    expect(deltas({ sport: 'ride', speedKmh: 3, windMs: 0, airC: 32 }).effort).toBe(0);
  });
});

test('what drove it is told with its unit, beside the neutral value', () => {
  const told = new Map(drivers(RACE).map(({ driver, actual, neutral }) => [driver, { actual, neutral }]));
  expect([...told.keys()]).toEqual([...DRIVERS]);
  expect(told.get('air')).toEqual({ actual: { value: 29, unit: '°C' }, neutral: { value: 20, unit: '°C' } });
  expect(told.get('clothing')).toEqual({
    actual: { value: 0.5, unit: 'clo' },
    neutral: { value: 0.25, unit: 'clo' },
  });
  expect(told.get('personal')!.actual.value).toBeCloseTo(1.25, 9);
  expect(told.get('effort')!.actual.value).toBeGreaterThan(told.get('effort')!.neutral.value);
});

test('they are those of the whole session; what is told beside them is the longest leg’s', () => {
  const wishes: InputWishes = {
    legs: [
      { sport: 'ride', powerW: 200, minutes: 30, airC: 18 },
      { speedKmh: 12, minutes: 50, airC: 26 },
    ],
  };
  const air = drivers(wishes).find(({ driver }) => driver === 'air')!;
  expect(longestLeg(aSessionInput(wishes)).sport).toBe('run');
  expect(air.actual.value).toBe(26);
  const neutral = { legs: wishes.legs!.map((leg) => ({ ...leg, airC: 20 })) };
  expect(air.deltaL).toBeCloseTo(litres(wishes) - litres(neutral), 9);
});

test('a break longer than either run stands for nothing, unless there is nothing else', () => {
  const rest = { sport: 'transition' as const, minutes: 90, airC: 35 };
  const runs = { speedKmh: 12, airC: 20 };
  const input = aSessionInput({ legs: [{ ...runs, minutes: 30 }, rest, { ...runs, minutes: 40 }] });
  expect(longestLeg(input)).toBe(input.legs[2]);
  expect(longestLeg(aSessionInput({ legs: [rest] })).sport).toBe('transition');
});

test('in the water neither air nor clothing drives anything, so they are not told', () => {
  expect(Object.keys(deltas({ sport: 'swim', heartRateBpm: 140, waterC: 27 }))).toEqual([
    'effort',
    'personal',
  ]);
});
