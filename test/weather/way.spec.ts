import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellOf, cellsOf, MOST_CELLS, wayOf } from '#src/weather/way';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';

const HERE = { latitudeDeg: 59.858_64, longitudeDeg: 17.638_91 };
const START = new Date('2026-06-20T08:20:00Z');

const out = (wishes: RecordingWishes = {}) =>
  aRecording({ startedAt: START, streams: HERE, everyS: 10, ...wishes });

test('a round at home is one place to a hundredth of a degree, and the hours around it', () => {
  const way = wayOf(out(), 0.01);
  expect(cellsOf(way!.spots)).toEqual([{ latitudeDeg: 59.86, longitudeDeg: 17.64 }]);
  expect(way).toMatchObject({
    from: new Date('2026-06-20T08:00:00Z'),
    to: new Date('2026-06-20T10:00:00Z'),
  });
});

test('a source that demands more rounding gets it, and none gets less than a hundredth of a degree', () => {
  expect(wayOf(out(), 0.1)!.spots[0]!.cell).toEqual({ latitudeDeg: 59.9, longitudeDeg: 17.6 });
  expect(wayOf(out(), 0)!.spots[0]!.cell).toEqual({ latitudeDeg: 59.86, longitudeDeg: 17.64 });
});

test('a day’s ride is asked about where it went, at no more than ten places', () => {
  const ride = out({
    minutes: 600,
    streams: { latitudeDeg: (s) => 59 + s / 36_000, longitudeDeg: (s) => 17 + s / 18_000 },
  });
  const { spots } = wayOf(ride, 0.01)!;
  expect(spots).toHaveLength(MOST_CELLS);
  expect(spots[0]).toEqual({ at: START, cell: { latitudeDeg: 59, longitudeDeg: 17 } });
  expect(spots.at(-1)!.cell.latitudeDeg).toBeCloseTo(60, 1);
  const times = spots.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a run is looked at every quarter of an hour, a fast ride every five kilometres', () => {
  const run = wayOf(out({ minutes: 60 }), 0.01)!;
  expect(run.spots.map(({ at }) => (at.getTime() - START.getTime()) / 60_000)).toEqual([0, 15, 30, 45, 60]);
  const sprint = out({ minutes: 14, streams: { ...HERE, latitudeDeg: (s) => 59 + (s * 15) / 111_195 } });
  expect(wayOf(sprint, 0.01)!.spots).toHaveLength(3);
});

describe('nothing is asked', () => {
  test.each<[string, RecordingWishes]>([
    ['indoors', { indoor: true }],
    ['on legs that were all indoors', { indoor: null, legs: [{ indoor: true }] }],
    ['without positions', { streams: { heartRateBpm: 150 } }],
    ['with only half a position', { streams: { latitudeDeg: 59 } }],
    ['with positions that are none', { streams: { latitudeDeg: NaN, longitudeDeg: NaN } }],
    ['when only the day is known', { notes: ['start-hidden'] }],
    ['when the device did not know the date', { notes: ['clock-not-set'] }],
    ['of a recording that ran on for weeks', { elapsedS: 20 * 86_400, everyS: 3_600 }],
  ])('%s', (_, wishes) => {
    expect(wayOf(out(wishes), 0.01)).toBeNull();
  });

  test('of a leg indoors beside one outdoors', () => {
    const { spots } = wayOf(
      out({
        indoor: null,
        legs: [
          { indoor: true, startS: 0, elapsedS: 1_800 },
          { indoor: false, startS: 1_800, elapsedS: 1_800 },
        ],
      }),
      0.01,
    )!;
    expect(spots[0]!.at).toEqual(new Date('2026-06-20T08:50:10Z'));
  });
});

test('however places lie, what is asked about is rounded, close by and of this Earth', () => {
  const latitudeDeg = fc.double({ min: -90, max: 90, noNaN: true });
  const longitudeDeg = fc.double({ min: -180, max: 180, noNaN: true });
  fc.assert(
    fc.property(fc.record({ latitudeDeg, longitudeDeg }), fc.constantFrom(0.01, 0.1), (place, rounding) => {
      const cell = cellOf(place, rounding);
      for (const name of ['latitudeDeg', 'longitudeDeg'] as const) {
        expect(Math.abs(cell[name] - place[name])).toBeLessThanOrEqual(rounding / 2 + 1e-9);
        expect(String(cell[name])).toMatch(rounding === 0.1 ? /^-?\d+(\.\d)?$/ : /^-?\d+(\.\d{1,2})?$/);
        expect(Object.is(cell[name], -0)).toBe(false);
      }
    }),
  );
});
