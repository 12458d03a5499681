import { describe, expect, test } from '@jest/globals';
import { estimateSession } from '#src/sweat/estimate';
import { CannotEstimate } from '#src/sweat/sweat.problems';
import { aLeg, aSessionInput, type InputWishes } from '../support/a-session-input.js';

describe('what nobody can be is refused, in words that hold no value', () => {
  const told = (value: number) => ({ value, source: 'profile' as const });

  test.each<[string, InputWishes]>([
    ['massKg', { massKg: NaN }],
    ['massKg', { massKg: 1e6 }],
    ['massKg', { sport: 'swim', massKg: Infinity }],
    ['heightM', { heightM: 0 }],
    ['airC', { airC: Infinity }],
    ['airC', { sport: 'swim', airC: NaN }],
    ['humidityPct', { humidityPct: 130 }],
    ['windMs', { windMs: -1 }],
    ['solarWm2', { solarWm2: NaN }],
    ['clothingClo', { clo: -0.1 }],
    ['waterC', { sport: 'swim', waterC: 90 }],
    ['heatDays', { heatDays: NaN }],
    ['personalFactor.mu', { factor: { mu: NaN } }],
    ['personalFactor.variance', { factor: { variance: -1 } }],
    ['ageYears', { athlete: { ageYears: told(-4) } }],
    ['vo2maxMlKgMin', { heartRateBpm: 150, athlete: { vo2maxMlKgMin: told(Infinity) } }],
    ['maxHeartRateBpm', { athlete: { maxHeartRateBpm: told(NaN) } }],
    ['restingHeartRateBpm', { athlete: { restingHeartRateBpm: told(0) } }],
    [
      'heartRateLine.sigma',
      { athlete: { heartRateLine: { interceptW: -500, slopeWPerBpm: 9, sigma: NaN, sessions: 5 } } },
    ],
  ])('%s', (name, wishes) => {
    const input = aSessionInput({ speedKmh: 12, ...wishes });
    expect(() => estimateSession(input)).toThrow(CannotEstimate);
    expect(() => estimateSession(input)).toThrow(new RegExp(`^${name} must be a number from`));
  });

  test.each(['lengthMin', 'activeShare'] as const)('%s', (stream) => {
    const leg = aLeg({ speedKmh: 12 });
    leg.minutes[stream][20] = NaN;
    expect(() => estimateSession({ ...aSessionInput(), legs: [leg] })).toThrow(CannotEstimate);
  });

  test('a minute of weather that is no number', () => {
    const leg = aLeg({ speedKmh: 12 });
    leg.conditions.airC.perMinute = new Float64Array(60).fill(20).fill(NaN, 30, 31);
    expect(() => estimateSession({ ...aSessionInput(), legs: [leg] })).toThrow(CannotEstimate);
  });
});

describe('nothing is said', () => {
  const reasons = (wishes: InputWishes) => {
    const estimate = estimateSession(aSessionInput(wishes));
    return estimate.outcome === 'abstained' ? estimate.reasons : [];
  };

  test.each<[string, InputWishes]>([
    ['too-short', { speedKmh: 12, minutes: 2.9 }],
    ['too-short', { legs: [] }],
    ['too-long', { speedKmh: 5, minutes: 49 * 60 }],
    ['effort-unknown', { sport: 'other' }],
    [
      'effort-unknown',
      {
        legs: [
          { sport: 'e_bike', minutes: 40 },
          { speedKmh: 10, minutes: 30 },
        ],
      },
    ],
  ])('%s', (reason, wishes) => {
    expect(reasons(wishes)).toEqual([reason]);
  });

  test.each<InputWishes>([
    { speedKmh: 12, minutes: 3 },
    { sport: 'other', heartRateBpm: 140 },
    {
      legs: [
        { sport: 'e_bike', minutes: 20 },
        { speedKmh: 10, minutes: 30 },
      ],
    },
  ])('but not of %j', (wishes) => {
    expect(reasons(wishes)).toEqual([]);
  });
});
