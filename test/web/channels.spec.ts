import { expect, test } from '@jest/globals';
import type { Streams } from '#web/api-shapes.ts';
import { channelsIn, plotted } from '#web/session/channels.ts';

const streams = {
  timeS: [0, 60],
  channels: { heartRateBpm: [140, 150], speedMs: [4.4704, null], powerW: [null, null] },
} as unknown as Streams;

function speedIn(units: 'metric' | 'imperial') {
  const speed = channelsIn(streams, units).find(({ channel }) => channel === 'speedMs')!;
  return { unit: speed.unit, first: plotted(streams, speed)[1][0] };
}

test('a speed is drawn in the units somebody is used to', () => {
  expect(speedIn('metric')).toEqual({ unit: 'km/h', first: expect.closeTo(16.09344, 9) });
  expect(speedIn('imperial')).toEqual({ unit: 'mph', first: expect.closeTo(10, 9) });
});

test('what was never recorded is not offered', () => {
  expect(channelsIn(streams, 'metric').map(({ channel }) => channel)).toEqual(['heartRateBpm', 'speedMs']);
  expect(channelsIn(undefined, 'metric')).toEqual([]);
});
