import { expect, test } from '@jest/globals';
import { airOverSkinMs, radiantC, saturationKPa, vapourKPa, windAtBodyMs } from '#src/sweat/environment';

test('saturated air at 20 °C holds 2.34 kPa of vapour, half of it at 50 %', () => {
  expect(vapourKPa({ airC: 20, humidityPct: 100 })).toBeCloseTo(2.339, 2);
  expect(vapourKPa({ airC: 20, humidityPct: 50 })).toBeCloseTo(1.169, 2);
  expect(saturationKPa(36)).toBeCloseTo(5.94, 1);
});

test('a sun of 500 W/m² warms the surroundings by 23 °C', () => {
  expect(radiantC({ airC: 20, solarWm2: 500 })).toBeCloseTo(43, 0);
  expect(radiantC({ airC: 20, solarWm2: 0 })).toBe(20);
});

test('wind is weaker at body height than at the mast, and weaker still among houses', () => {
  expect(windAtBodyMs({ wind10Ms: 10, sheltered: false })).toBe(6.5);
  expect(windAtBodyMs({ wind10Ms: 10, sheltered: true })).toBe(4);
});

test('wind and own speed add at a right angle; limbs stir what stands still', () => {
  expect(airOverSkinMs({ windMs: 3, ownSpeedMs: 4, limbMs: 0.8 })).toBe(5);
  expect(airOverSkinMs({ windMs: 0.3, ownSpeedMs: 0, limbMs: 0.8 })).toBe(0.8);
});
