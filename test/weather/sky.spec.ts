import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { momentAt, type SkyHour, type SpotWeather } from '#src/weather/sky';

const CELL = { latitudeDeg: 59.86, longitudeDeg: 17.64 };
const time = (clock: string) => new Date(`2026-06-20T${clock}Z`);

function hour(clock: string, values: Partial<SkyHour> = {}): SkyHour {
  return {
    at: time(clock),
    airC: null,
    humidityPct: null,
    wind10mMs: null,
    solarWm2: null,
    elevationM: null,
    tellers: {},
    ...values,
  };
}
const spot = (clock: string, ...hours: SkyHour[]): SpotWeather => ({ at: time(clock), cell: CELL, hours });

describe('in one place', () => {
  const spots = [
    spot(
      '10:20',
      hour('10:00', { airC: 10, humidityPct: 80, wind10mMs: 2, solarWm2: 100, elevationM: 20 }),
      hour('11:00', { airC: 12, humidityPct: 70, wind10mMs: 4, solarWm2: 300, elevationM: 20 }),
      hour('12:00', { airC: 14, humidityPct: 60, wind10mMs: 6, solarWm2: 500, elevationM: 20 }),
    ),
  ];

  test('air, humidity and wind go evenly from hour to hour', () => {
    expect(momentAt(spots, time('10:30'))).toMatchObject({
      airC: 11,
      humidityPct: 75,
      wind10mMs: 3,
      elevationM: 20,
    });
    expect(momentAt(spots, time('11:00'))).toMatchObject({ airC: 12, humidityPct: 70, wind10mMs: 4 });
  });

  test('the sun of a moment is the mean of the hour it lies in, which is told at its end', () => {
    const sun = (clock: string) => momentAt(spots, time(clock)).solarWm2;
    expect([sun('10:01'), sun('10:59'), sun('11:00'), sun('11:01'), sun('12:00')]).toEqual([
      300, 300, 300, 500, 500,
    ]);
  });

  test('outside of the hours nothing is known', () => {
    const nothing = { airC: null, humidityPct: null, wind10mMs: null, solarWm2: null, elevationM: null };
    expect(momentAt(spots, time('13:30'))).toEqual(nothing);
    expect(momentAt([], time('10:30'))).toEqual(nothing);
  });
});

test('a moment between a known and an unknown hour takes the known; between two unknown ones it stays unknown', () => {
  const spots = [
    spot('10:00', hour('10:00'), hour('11:00', { airC: 12, elevationM: 20 }), hour('12:00'), hour('13:00')),
  ];
  const airC = (clock: string) => momentAt(spots, time(clock)).airC;
  expect([airC('10:10'), airC('11:50'), airC('12:30')]).toEqual([12, 12, null]);
  expect(momentAt(spots, time('10:10'))).toMatchObject({ elevationM: 20, humidityPct: null, solarWm2: null });
});

test('between two places the air goes over from one to the other, and the height it stands for with it', () => {
  const day = (values: Partial<SkyHour>) => [
    hour('10:00', values),
    hour('11:00', values),
    hour('12:00', values),
  ];
  const spots = [
    spot('10:00', ...day({ airC: 20, elevationM: 0, solarWm2: 400 })),
    spot('11:00', ...day({ airC: 10, elevationM: 1_000, solarWm2: 600 })),
  ];
  expect(momentAt(spots, time('10:15'))).toMatchObject({ airC: 17.5, elevationM: 250, solarWm2: 450 });
  expect(momentAt(spots, time('11:40'))).toMatchObject({ airC: 10, elevationM: 1_000 });
});

test('a place whose air nobody knows does not pull at the height of the other’s', () => {
  const spots = [
    spot('10:00', hour('10:00', { airC: 20, elevationM: 50 }), hour('11:00', { airC: 20, elevationM: 50 })),
    spot('11:00', hour('10:00', { elevationM: 900 }), hour('11:00')),
  ];
  expect(momentAt(spots, time('10:30'))).toMatchObject({ airC: 20, elevationM: 50 });
});

test('whatever is known, a moment never lies outside of what was told', () => {
  const value = fc.option(fc.double({ min: -30, max: 40, noNaN: true }));
  const hours = fc.tuple(value, value, value);
  const minute = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(hours, hours, minute, (one, other, at) => {
      const clocks = ['10:00', '11:00', '12:00'];
      const spots = [one, other].map((airs, i) =>
        spot(i === 0 ? '10:00' : '11:30', ...airs.map((airC, h) => hour(clocks[h]!, { airC }))),
      );
      const { airC } = momentAt(spots, new Date(time('10:00').getTime() + at * 60_000));
      const told = [...one, ...other].filter((each) => each !== null);
      if (airC === null) return;
      expect(airC).toBeGreaterThanOrEqual(Math.min(...told) - 1e-9);
      expect(airC).toBeLessThanOrEqual(Math.max(...told) + 1e-9);
    }),
  );
});
