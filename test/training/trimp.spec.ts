import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HeartBounds } from '#src/training/heart-bounds';
import { sessionRpeLoad, trimpAMinute, trimpOf } from '#src/training/trimp';

const bounds = (restBpm: number, maxBpm: number): HeartBounds => ({ restBpm, maxBpm, notes: [] });
const steady = (bpm: number, minutes: number) => new Float64Array(minutes * 60).fill(bpm);

describe('training impulse', () => {
  test.each([
    // Worked examples as they are told to runners: betterworkouts.helpscoutdocs.com, theprimecalculator.com.
    { minutes: 30, bpm: 130, rest: 40, max: 200, trimp: 32 },
    { minutes: 45, bpm: 145, rest: 60, max: 190, trimp: 66 },
  ])('of a man, $minutes minutes at $bpm, is $trimp', ({ minutes, bpm, rest, max, trimp }) => {
    expect(Math.round(trimpOf(steady(bpm, minutes), bounds(rest, max), 'male')!)).toBe(trimp);
  });

  test('of a minute reaches 4.37 for men and 4.57 for women, and is nothing at rest', () => {
    expect(trimpAMinute(200, bounds(40, 200), 'male')).toBeCloseTo(4.365, 2);
    expect(trimpAMinute(200, bounds(40, 200), 'female')).toBeCloseTo(4.568, 2);
    expect(trimpAMinute(38, bounds(40, 200), 'male')).toBe(0);
  });

  test('of somebody whose sex nobody told lies between', () => {
    const of = (sex: 'male' | 'female' | null) => trimpOf(steady(150, 60), bounds(50, 190), sex)!;
    expect(of(null)).toBeCloseTo((of('male') + of('female')) / 2);
  });

  test('of intervals is more than that of their mean', () => {
    const intervals = steady(120, 60).map((_, second) => (Math.floor(second / 120) % 2 ? 170 : 120));
    expect(trimpOf(intervals, bounds(50, 190), 'male')!).toBeGreaterThan(
      trimpOf(steady(145, 60), bounds(50, 190), 'male')!,
    );
  });

  test('takes gaps to have been like the rest, and tells nothing where they are a fifth or more', () => {
    const gappy = (share: number) => steady(150, 60).fill(NaN, 0, Math.round(3600 * share));
    expect(trimpOf(gappy(0.19), bounds(50, 190), 'male')).toBeCloseTo(
      trimpOf(steady(150, 60), bounds(50, 190), 'male')!,
    );
    expect(trimpOf(gappy(0.21), bounds(50, 190), 'male')).toBeNull();
  });

  test('never falls when the heart beats faster or the session goes on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 210 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 90 }),
        (bpm, faster, minutes) => {
          const of = (beats: number, long: number) =>
            trimpOf(steady(beats, long), bounds(50, 190), 'female')!;
          expect(of(bpm + faster, minutes)).toBeGreaterThanOrEqual(of(bpm, minutes));
          expect(of(bpm, minutes + 1)).toBeGreaterThanOrEqual(of(bpm, minutes));
        },
      ),
    );
  });
});

test('where there is no heart rate, how hard it felt times its minutes counts', () => {
  expect(sessionRpeLoad(6, 50)).toBe(300);
  expect(sessionRpeLoad(null, 50)).toBeNull();
});
