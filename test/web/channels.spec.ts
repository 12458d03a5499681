import { describe, expect, test } from '@jest/globals';
import type { Streams } from '#web/api-shapes.ts';
import { channelsIn, drawnText, extent, placeOf, plotted } from '#web/session/channels.ts';
import { shownAmong } from '#web/session/chosen-channels.ts';
import { numbersIn } from '#web/words/numbers.ts';

const metric = numbersIn('en', { units: 'metric', timeZone: 'Europe/Stockholm' });
const imperial = numbersIn('en', { units: 'imperial', timeZone: 'America/New_York' });
const RIDE = { sport: 'ride', multisport: false } as const;
const RUN = { sport: 'run', multisport: false } as const;

const streams = {
  timeS: [0, 60, 120],
  channels: {
    heartRateBpm: [140, 150, 151],
    speedMs: [4.4704, null, 0],
    powerW: [null, null, null],
    deviceTemperatureC: [20, 25, 30],
    altitudeM: [10, 20, 30],
  },
} as unknown as Streams;

function drawn(session: typeof RIDE | typeof RUN, numbers: typeof metric, channel: string) {
  const look = channelsIn(streams, session, numbers).find((one) => one.channel === channel)!;
  const value = plotted(streams, look)[1][0]!;
  return { unit: look.unit, value, text: drawnText(look, value, numbers) };
}

describe('a channel is drawn in the units somebody is used to', () => {
  test('a rider’s speed', () => {
    expect(drawn(RIDE, metric, 'speedMs')).toMatchObject({ unit: 'km/h', text: '16.1' });
    expect(drawn(RIDE, imperial, 'speedMs')).toMatchObject({ unit: 'mph', text: '10.0' });
  });

  test('a runner’s pace', () => {
    expect(drawn(RUN, metric, 'speedMs')).toMatchObject({ unit: 'min/km', text: '3:44' });
    expect(drawn(RUN, imperial, 'speedMs')).toMatchObject({ unit: 'min/mi', text: '6:00' });
  });

  test('temperature and height', () => {
    expect(drawn(RIDE, metric, 'deviceTemperatureC')).toEqual({ unit: '°C', value: 20, text: '20' });
    expect(drawn(RIDE, imperial, 'deviceTemperatureC')).toEqual({ unit: '°F', value: 68, text: '68' });
    expect(drawn(RIDE, imperial, 'altitudeM')).toMatchObject({ unit: 'ft', text: '33' });
  });
});

test('what was never recorded is not offered', () => {
  expect(channelsIn(streams, RIDE, metric).map(({ channel }) => channel)).toEqual([
    'heartRateBpm',
    'speedMs',
    'deviceTemperatureC',
    'altitudeM',
  ]);
  expect(channelsIn(undefined, RIDE, metric)).toEqual([]);
});

describe('what is shown', () => {
  const looks = channelsIn(streams, RUN, metric);
  const shown = (chosen: Record<string, boolean>) => shownAmong(looks, chosen).map(({ channel }) => channel);

  test('is heart rate, what tells of effort, and temperature, until somebody says otherwise', () => {
    expect(shown({})).toEqual(['heartRateBpm', 'speedMs', 'deviceTemperatureC']);
  });

  test('is what was chosen; of a channel nobody spoke of, what is usual', () => {
    expect(shown({ heartRateBpm: false, altitudeM: true })).toEqual([
      'speedMs',
      'deviceTemperatureC',
      'altitudeM',
    ]);
  });
});

test('whoever stands has no pace, and a speed of nothing', () => {
  const [, pace] = channelsIn(streams, RUN, metric);
  const [, speed] = channelsIn(streams, RIDE, metric);
  expect(plotted(streams, pace!)[1]).toEqual([4.4704, null, null]);
  expect(plotted(streams, speed!)[1]).toEqual([expect.closeTo(16.09344, 9), null, 0]);
});

test('from lowest to highest; of a pace without the few steps before a stop', () => {
  const [heart, pace] = channelsIn(streams, RUN, metric);
  expect(extent(heart!, [null, 140, 151, 120])).toEqual([120, 151]);
  const steady = Array.from({ length: 40 }, () => 3);
  expect(extent(pace!, [0.4, null, ...steady])).toEqual([3, 3]);
});

test('a minute finds the last moment that is not after it', () => {
  const minutes = [0, 0.5, 1, 4];
  expect([-1, 0, 0.4, 0.5, 3.9, 4, 99].map((minute) => placeOf(minutes, minute))).toEqual([
    0, 0, 0, 1, 2, 3, 3,
  ]);
});
