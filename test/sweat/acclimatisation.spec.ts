import { describe, expect, test } from '@jest/globals';
import { acclimatisationFactor, heatDays, isHeatExposure } from '#src/sweat/acclimatisation';

test('forty-five minutes at 28 °C train the body; shorter or cooler does not', () => {
  expect(isHeatExposure({ durationMin: 45, airC: 28 })).toBe(true);
  expect(isHeatExposure({ durationMin: 44, airC: 35 })).toBe(false);
  expect(isHeatExposure({ durationMin: 180, airC: 27 })).toBe(false);
});

describe('days of heat that still count', () => {
  test('none without any', () => {
    expect(heatDays([], 100)).toBe(0);
  });

  test('each day once, however many sessions', () => {
    expect(heatDays([95, 96, 96, 97, 98, 99], 100)).toBe(5);
  });

  test('today’s own session does not help today', () => {
    expect(heatDays([99, 100, 101], 100)).toBe(1);
  });

  test('five per cent fade with each day in between', () => {
    expect(heatDays([90], 101)).toBeCloseTo(0.95 ** 10, 10);
    expect(heatDays([90, 95], 96)).toBeCloseTo(0.95 ** 4 + 1, 10);
  });

  test('no more than two weeks are stored', () => {
    const summer = Array.from({ length: 60 }, (_, day) => day);
    expect(heatDays(summer, 60)).toBe(14);
  });

  test('in whatever order they are told', () => {
    expect(heatDays([97, 90, 99, 95], 100)).toBe(heatDays([90, 95, 97, 99], 100));
  });
});

test('heat brings up to a fifth more sweat, most of it in the first week', () => {
  expect(acclimatisationFactor(0)).toBe(1);
  expect(acclimatisationFactor(5)).toBeCloseTo(1.143, 3);
  expect(acclimatisationFactor(14)).toBeLessThan(1.2);
});
