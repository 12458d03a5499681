import { expect, test } from '@jest/globals';
import { plausible } from '#src/weather/plausible';
import type { WeatherHour } from '#src/weather/weather.port';

const HOUR: WeatherHour = {
  at: new Date('2026-06-15T10:00:00Z'),
  airC: 18,
  humidityPct: 60,
  wind10mMs: 4,
  solarWm2: 500,
};
const of = (values: Partial<WeatherHour>) => plausible({ ...HOUR, ...values });

test('weather as it is stays as it is, zero and unknown too', () => {
  expect(of({})).toEqual(HOUR);
  const still = { airC: 0, humidityPct: null, wind10mMs: 0, solarWm2: 0 };
  expect(of(still)).toEqual({ ...HOUR, ...still });
});

test('what a model overshoots a bound by is brought back to it', () => {
  expect(of({ humidityPct: 101 }).humidityPct).toBe(100);
  expect(of({ solarWm2: -0.4 }).solarWm2).toBe(0);
});

test('what cannot be is unknown, and the rest of the hour stays', () => {
  expect(of({ airC: 9999 })).toEqual({ ...HOUR, airC: null });
  expect(of({ airC: 288.15 })).toEqual({ ...HOUR, airC: null }); // kelvin
  expect(of({ humidityPct: -20, wind10mMs: -1, solarWm2: 1e6 })).toEqual({
    ...HOUR,
    humidityPct: null,
    wind10mMs: null,
    solarWm2: null,
  });
  expect(of({ wind10mMs: NaN }).wind10mMs).toBeNull();
});
