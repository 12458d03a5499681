import { describe, expect, test } from '@jest/globals';
import { typicalWeather } from '#src/estimates/climate';
import { dressedFor } from '#src/estimates/clothing';
import { biasOf } from '#src/estimates/device-bias';
import { airFromDevice } from '#src/estimates/device-temperature';
import { clearSkyWm2, sunHeightSine } from '#src/estimates/sun';
import { type Around, conditionsOf, indoorOf, NOTHING_TOLD, waterOf } from '#src/estimates/surroundings';
import { aRecording } from '../support/a-recording.js';

const around = (known: Partial<Around> = {}): Around => ({
  indoor: false,
  told: NOTHING_TOLD,
  weather: null,
  deviceMinusAirC: [],
  ...known,
});
const STOCKHOLM = { latitudeDeg: 59.33, longitudeDeg: 18.07 };

describe('the sun', () => {
  test('stands 54° over Stockholm at midsummer noon and 7° at midwinter noon', () => {
    const degrees = (at: string) => (Math.asin(sunHeightSine(new Date(at), STOCKHOLM)) * 180) / Math.PI;
    expect(degrees('2026-06-21T10:50:00Z')).toBeCloseTo(54.1, 0);
    expect(degrees('2026-12-21T10:46:00Z')).toBeCloseTo(7.2, 0);
    expect(degrees('2026-06-21T22:50:00Z')).toBeLessThan(0);
  });

  test('gives nothing at night, and around 1000 W/m² straight overhead', () => {
    expect(clearSkyWm2(-0.2)).toBe(0);
    expect(clearSkyWm2(1)).toBeGreaterThan(980);
    expect(clearSkyWm2(1)).toBeLessThan(1080);
  });
});

describe('typical weather, where nobody told', () => {
  // Monthly mean temperatures, January and July, °C, from the cities' climate tables (1991–2020), rounded.
  const cities: [string, number, number, number, number][] = [
    ['Stockholm', 59.3, 18.1, -1, 19],
    ['Berlin', 52.5, 13.4, 1, 20],
    ['Rome', 41.9, 12.5, 8, 25],
    ['New York', 40.8, -74, 1, 25],
    ['Cairo', 30, 31.2, 14, 29],
    ['Singapore', 1.3, 103.8, 27, 28],
    ['Sydney', -33.9, 151.2, 23, 13],
  ];

  test.each(cities)(
    '%s comes within ten degrees of its January and July',
    (_, latitudeDeg, longitudeDeg, january, july) => {
      const place = { latitudeDeg, longitudeDeg };
      expect(Math.abs(typicalWeather(new Date('2026-01-15T12:00:00Z'), place).airC - january)).toBeLessThan(
        10,
      );
      expect(Math.abs(typicalWeather(new Date('2026-07-15T12:00:00Z'), place).airC - july)).toBeLessThan(10);
    },
  );
});

describe('a device’s thermometer', () => {
  test('a watch that starts on a warm wrist is believed only once it has cooled, and then less five degrees', () => {
    const recording = aRecording({ streams: { deviceTemperatureC: (s) => (s < 900 ? 31 : 20) } });
    expect(airFromDevice(recording.streams, recording.legs[0]!, biasOf('watch', []))).toEqual({
      airC: 15,
      sdC: 3,
    });
  });

  test('a computer on the handlebar is nearer the air', () => {
    const recording = aRecording({ streams: { deviceTemperatureC: 20 } });
    expect(airFromDevice(recording.streams, recording.legs[0]!, biasOf('bike_computer', []))).toEqual({
      airC: 19,
      sdC: 2,
    });
  });

  test('a short run uses the last third, the coolest there is', () => {
    const recording = aRecording({
      minutes: 12,
      streams: { deviceTemperatureC: (s) => (s < 480 ? 30 : 22) },
    });
    expect(airFromDevice(recording.streams, recording.legs[0]!, biasOf('watch', []))!.airC).toBe(17);
  });

  test('no thermometer, no temperature', () => {
    const recording = aRecording();
    expect(airFromDevice(recording.streams, recording.legs[0]!, biasOf('watch', []))).toBeNull();
  });
});

describe('the surroundings of a leg', () => {
  test('what was told beats the device, and the device beats typical weather', () => {
    const recording = aRecording({ streams: { deviceTemperatureC: 25 } });
    const leg = recording.legs[0]!;
    const told = { ...NOTHING_TOLD, airC: { value: 12, source: 'flag' as const } };
    expect(conditionsOf(recording, leg, around({ told })).airC).toEqual({ value: 12, source: 'flag' });
    expect(conditionsOf(recording, leg, around()).airC).toMatchObject({ source: 'device' });
    const without = aRecording();
    expect(conditionsOf(without, without.legs[0]!, around()).airC).toMatchObject({
      source: 'default',
      sd: 8,
    });
  });

  test('indoors there is no sun and still air', () => {
    const recording = aRecording();
    const indoors = conditionsOf(recording, recording.legs[0]!, around({ indoor: true }));
    expect(indoors.solarWm2.value).toBe(0);
    expect(indoors.windMs.value).toBe(0.3);
  });

  test('a run without positions and without a word is taken for a treadmill; with positions it is outdoors', () => {
    const treadmill = aRecording({ indoor: null });
    expect(indoorOf(treadmill, treadmill.legs[0]!, NOTHING_TOLD)).toEqual({ value: true, source: 'default' });
    const trail = aRecording({ indoor: null, streams: { latitudeDeg: 59, longitudeDeg: 18 } });
    expect(indoorOf(trail, trail.legs[0]!, NOTHING_TOLD)).toEqual({ value: false, source: 'default' });
  });

  test('a swimmer’s watch tells the water, never the air', () => {
    const swim = aRecording({
      sport: 'open_water_swim',
      streams: { deviceTemperatureC: 19 },
      device: { maker: 'garmin', product: 'fr255', serial: null, kind: 'watch' },
    });
    expect(waterOf(swim, swim.legs[0]!, NOTHING_TOLD)).toEqual({ value: 19, source: 'device' });
    expect(conditionsOf(swim, swim.legs[0]!, around()).airC.source).toBe('default');
    const run = aRecording();
    expect(waterOf(run, run.legs[0]!, NOTHING_TOLD)).toBeNull();
  });

  test('people dress for the cold', () => {
    expect(dressedFor(20, 0.25)).toBe(0.25);
    expect(dressedFor(2, 0.25)).toBeCloseTo(0.55, 9);
    expect(dressedFor(-40, 0.25)).toBe(1.2);
  });
});

describe('the weather a source tells of its own workout', () => {
  const weather = { airC: 24, humidityPct: 41, wind10mMs: 4, cloudShare: 0.5 };
  const outdoors = (more: object = {}) =>
    aRecording({
      weather,
      streams: { latitudeDeg: 59.33, longitudeDeg: 18.07, deviceTemperatureC: 30 },
      ...more,
    });
  const conditions = (recording = outdoors(), known: Partial<Around> = {}) =>
    conditionsOf(recording, recording.legs[0]!, around(known));

  test('beats the device’s thermometer and what is usual, and says where it came from', () => {
    const { airC, humidityPct, windMs, solarWm2 } = conditions();
    expect([airC, humidityPct]).toMatchObject([
      { value: 24, source: 'file', sd: 2.5 },
      { value: 41, source: 'file' },
    ]);
    expect(windMs.value).toBeCloseTo(2.6, 9);
    // Half a sky of cloud takes 7 % of the sun.
    const clear = clearSkyWm2(sunHeightSine(new Date('2026-06-20T08:30:00Z'), STOCKHOLM));
    expect(solarWm2.value).toBeCloseTo(clear * (1 - 0.75 * 0.5 ** 3.4), 6);
  });

  test('is silent where a weather service knew the way, and under a roof', () => {
    const service = { value: 12, source: 'weather' as const };
    const known = { airC: service, humidityPct: service, windMs: service, solarWm2: service };
    expect(conditions(outdoors(), { weather: known }).airC).toBe(service);
    expect(conditions(outdoors(), { indoor: true }).airC.value).not.toBe(24);
  });

  test('leaves the sun to what is usual where nobody knows the place', () => {
    expect(conditions(aRecording({ weather })).solarWm2.source).toBe('default');
  });
});
