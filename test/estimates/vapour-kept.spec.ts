import { expect, test } from '@jest/globals';
import { vapourKept } from '#src/estimates/vapour-kept';
import { vapourKPa } from '#src/sweat/environment';
import type { Condition } from '#src/sweat/session-input';

const of = (value: number, source: Condition['source'] = 'weather'): Condition => ({ value, source });
const told = (value: number) => of(value, 'told');

test('a service’s humidity keeps its vapour in the air that was told', () => {
  const brought = vapourKept({ airC: of(20), humidityPct: of(60) }, told(30))!;
  expect(brought.value).toBeCloseTo(33, 0);
  expect(vapourKPa({ airC: 30, humidityPct: brought.value })).toBeCloseTo(
    vapourKPa({ airC: 20, humidityPct: 60 }),
    9,
  );
  expect(brought.source).toBe('weather');
});

test('so it does minute by minute', () => {
  const airC = { ...of(20), perMinute: Float64Array.of(18, 22) };
  const humidityPct = { ...of(60), perMinute: Float64Array.of(70, 50) };
  const { perMinute } = vapourKept({ airC, humidityPct }, told(25))!;
  const vapour = (air: number, humidity: number) => vapourKPa({ airC: air, humidityPct: humidity });
  expect(vapour(25, perMinute![0]!)).toBeCloseTo(vapour(18, 70), 9);
  expect(vapour(25, perMinute![1]!)).toBeCloseTo(vapour(22, 50), 9);
});

test('air told colder than it can hold is full, and no more', () => {
  expect(vapourKept({ airC: of(25), humidityPct: of(90) }, told(10))!.value).toBe(100);
});

test('where nobody told the air, or it came by a flag, humidity is as the service says', () => {
  const weather = { airC: of(20), humidityPct: of(60) };
  for (const air of [null, of(30, 'flag')]) expect(vapourKept(weather, air)).toBe(weather.humidityPct);
  expect(vapourKept({ ...weather, airC: null }, told(30))).toBe(weather.humidityPct);
  expect(vapourKept({ ...weather, humidityPct: null }, told(30))).toBeNull();
});
