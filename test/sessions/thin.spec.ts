import { expect, test } from '@jest/globals';
import { thin } from '#src/sessions/thin';

const streams = (length: number) => ({
  timeS: Float64Array.from({ length }, (_, s) => s),
  channels: {
    powerW: Float64Array.from({ length }, (_, s) => (s % 2 === 0 ? 100 : 300)),
    heartRateBpm: Float64Array.from({ length }, (_, s) => (s < 10 ? NaN : 140)),
    latitudeDeg: new Float64Array(length).fill(59.3),
  },
});

test('a short recording is drawn point by point, a gap as a gap', () => {
  const { timeS, channels } = thin(streams(12), 2000);
  expect(timeS).toHaveLength(12);
  expect(channels.powerW?.slice(0, 3)).toEqual([100, 300, 100]);
  expect(channels.heartRateBpm).toEqual([...Array<null>(10).fill(null), 140, 140]);
});

test('a long one by the means of equal runs, never more points than asked for', () => {
  const { timeS, channels } = thin(streams(10_001), 2000);
  expect(timeS.length).toBeLessThanOrEqual(2000);
  expect(timeS.slice(0, 3)).toEqual([0, 6, 12]);
  expect(channels.powerW?.slice(0, 2)).toEqual([200, 200]);
  expect(channels.heartRateBpm?.slice(0, 3)).toEqual([null, 140, 140]);
});

test('where somebody was is never drawn', () => {
  expect(Object.keys(thin(streams(5), 10).channels).sort()).toEqual(['heartRateBpm', 'powerW']);
});

test('a recording without streams has none', () => {
  expect(thin({ timeS: new Float64Array(0), channels: {} }, 100)).toEqual({ timeS: [], channels: {} });
});
