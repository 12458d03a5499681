import { describe, expect, test } from '@jest/globals';
import { biasOf, deviceKeyOf } from '#src/estimates/device-bias';
import { deviceLesson } from '#src/estimates/device-lesson';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { aSky, type SkyWishes } from '../support/a-sky.js';
import { knowing } from '../support/knowing.js';

const WATCH = { maker: 'garmin', product: 'fr255', serial: '3412', kind: 'watch' } as const;

describe('how much too warm a device reads', () => {
  test('is what is usual for its kind, until it has been seen beside known air', () => {
    expect(biasOf('watch', [])).toEqual({ biasC: 5, sdC: 3 });
    expect(biasOf('pod', [])).toEqual({ biasC: 0.5, sdC: 1.5 });
  });

  test('is drawn to what it has read: half after three sessions, nearly all after twenty, and ever surer', () => {
    const seen = (times: number) => biasOf('watch', new Array<number>(times).fill(8));
    expect(seen(1).biasC).toBeCloseTo(5.75, 9);
    expect(seen(3).biasC).toBeCloseTo(6.5, 9);
    expect(seen(20).biasC).toBeGreaterThan(7.5);
    const sds = [0, 1, 3, 8, 20].map((times) => seen(times).sdC);
    expect(sds).toEqual([...sds].sort((a, b) => b - a));
    expect(sds.at(-1)).toBe(1.5); // the weather’s own
  });

  test('is unsure where sessions differ much', () => {
    expect(biasOf('bike_computer', [0, 9, -3, 12, 1, 8]).sdC).toBeGreaterThan(4);
  });
});

test('a device is known again by its serial number, else by its make; by nothing where it tells neither', () => {
  expect(deviceKeyOf(WATCH)).toBe('garmin 3412');
  expect(deviceKeyOf({ ...WATCH, serial: null })).toBe('garmin fr255');
  expect(deviceKeyOf({ ...WATCH, serial: null, product: null })).toBeNull();
  expect(deviceKeyOf(null)).toBeNull();
});

describe('a session teaches how warm its device reads', () => {
  const lesson = (wishes: RecordingWishes = {}, sky: SkyWishes | null = {}) =>
    deviceLesson(
      aRecording({ everyS: 5, device: WATCH, streams: { deviceTemperatureC: 26 }, ...wishes }),
      knowing({ weather: sky && { spots: [aSky(sky)], missing: false, attributions: [] } }),
    );

  test('beside the weather of the same minutes', () => {
    expect(lesson()).toEqual({ deviceKey: 'garmin 3412', deviceMinusAirC: 6 });
  });

  test('once it has settled: the warm wrist it started on is left out', () => {
    const warmStart = { streams: { deviceTemperatureC: (second: number) => (second < 900 ? 33 : 24) } };
    expect(lesson(warmStart)!.deviceMinusAirC).toBeCloseTo(4, 9);
  });

  test.each<[string, RecordingWishes, SkyWishes | null]>([
    ['indoors', { indoor: true }, {}],
    ['without weather', {}, null],
    ['where the service does not know the air', {}, { airC: null }],
    ['without a thermometer', { streams: { heartRateBpm: 140 } }, {}],
    ['when it is too short to settle', { minutes: 15 }, {}],
    ['after water', { legs: [{ sport: 'open_water_swim' }] }, {}],
    ['from a device without a name', { device: null }, {}],
    ['that lay in a hot car', { streams: { deviceTemperatureC: 48 } }, {}],
  ])('but not %s', (_, wishes, sky) => {
    expect(lesson(wishes, sky)).toBeNull();
  });
});
