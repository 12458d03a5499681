import { expect, test } from '@jest/globals';
import { RESTED, type RawSweatLeg } from '#src/sweat/raw-sweat-types';
import { rawSwimSweat, SWIM_REFERENCE_W, swimSweatLPerH } from '#src/sweat/swimming';

const HOUR: RawSweatLeg = {
  sport: 'swim',
  indoor: true,
  massKg: 73,
  heightM: 1.72,
  acclimatised: false,
  lengthMin: new Float64Array(60).fill(1),
  activeShare: 1,
  metabolicW: new Float64Array(60).fill(SWIM_REFERENCE_W),
  externalW: new Float64Array(60),
  clo: 0.1,
  airC: 27,
  humidityPct: 60,
  windMs: 0,
  solarWm2: 0,
  ownSpeedMs: 0.9,
  waterC: null,
};

test.each([
  [23, 0.48],
  [27, 0.76],
  [32, 1.25],
])('masters swimmers in %i °C water', (waterC, litres) => {
  expect(Math.abs(swimSweatLPerH({ waterC, metabolicW: SWIM_REFERENCE_W }) - litres)).toBeLessThan(0.05);
});

test('unmeasured water is a pool of 27.5 °C, and the clock runs on for the next leg', () => {
  const swim = rawSwimSweat(HOUR, RESTED);
  expect(swim.totalL).toBeCloseTo(0.76 * Math.exp(0.053), 10);
  expect(swim.end.body.elapsedMin).toBe(60);
});

test('nothing beside it is lost twice: the swimmers the rule was made on were weighed', () => {
  expect(rawSwimSweat(HOUR, RESTED).nonSweatKg).toBe(0);
});
