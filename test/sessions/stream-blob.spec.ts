import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS } from '#src/sessions/recording.port';
import type { Channel, Streams } from '#src/sessions/recording.port';
import { StreamsDamaged } from '#src/sessions/recording.problems';
import { decodeStreams, encodeStreams, STEPS_PER_UNIT } from '#src/sessions/stream-blob';
import { aFitFile } from '../support/activity-files.js';
import { read } from '../support/read-file.js';

const SPANS: Record<Channel, [number, number]> = {
  heartRateBpm: [25, 250],
  powerW: [0, 2500],
  speedMs: [0, 45],
  altitudeM: [-500, 9000],
  distanceM: [0, 2_000_000],
  latitudeDeg: [-90, 90],
  longitudeDeg: [-180, 180],
  deviceTemperatureC: [-50, 70],
  coreTemperatureC: [33, 43],
  cadencePerMin: [0, 254],
};

const anyStreams: fc.Arbitrary<Streams> = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.subarray([...CHANNELS]), fc.boolean())
  .chain(([length, channels, gaps]) => {
    const column = ([min, max]: [number, number]) => {
      const value = fc.double({ min, max, noNaN: true });
      return fc.array(gaps ? fc.oneof(value, fc.constant(NaN)) : value, {
        minLength: length,
        maxLength: length,
      });
    };
    return fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: length, maxLength: length }),
        fc.tuple(...channels.map((channel) => column(SPANS[channel]))),
      )
      .map(([steps, columns]) => {
        let second = 0;
        return {
          timeS: Float64Array.from(steps, (step) => (second += step)),
          channels: Object.fromEntries(
            channels.map((channel, at) => [channel, Float64Array.from(columns[at]!)]),
          ),
        };
      });
  });

test('streams come back as they were, to half a step of each channel', () => {
  fc.assert(
    fc.property(anyStreams, (streams) => {
      const back = decodeStreams(encodeStreams(streams));
      expect(back.timeS).toEqual(streams.timeS);
      expect(Object.keys(back.channels).sort()).toEqual(Object.keys(streams.channels).sort());
      for (const channel of Object.keys(streams.channels) as Channel[]) {
        const half = 0.5 / STEPS_PER_UNIT[channel] + 1e-9;
        streams.channels[channel]!.forEach((value, row) => {
          const read = back.channels[channel]![row]!;
          if (Number.isNaN(value) ? !Number.isNaN(read) : !(Math.abs(read - value) <= half)) {
            throw new Error(`${channel} ${value} came back as ${read}`);
          }
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('what a device wrote comes back exactly', () => {
  const { streams } = read(aFitFile({ minutes: 30, power: (second) => 150 + (second % 90) }));
  const once = decodeStreams(encodeStreams(streams));

  expect(once.channels.heartRateBpm).toEqual(streams.channels.heartRateBpm);
  expect(once.channels.powerW).toEqual(streams.channels.powerW);
  expect(once.channels.speedMs).toEqual(streams.channels.speedMs);
  expect(encodeStreams(once)).toEqual(encodeStreams(streams));
});

test('three hours of eight channels take less than 150 KiB', () => {
  const { streams } = read(aFitFile({ minutes: 180, power: (second) => 150 + ((second * 7919) % 90) }));

  expect(Object.keys(streams.channels)).toHaveLength(9);
  expect(encodeStreams(streams).length).toBeLessThan(150 * 1024);
});

test('a blob with any byte changed, or cut, is refused instead of read wrong', () => {
  const blob = encodeStreams(read(aFitFile({ minutes: 2 })).streams);
  fc.assert(
    fc.property(fc.nat(blob.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const spoilt = Uint8Array.from(blob);
      spoilt[at]! ^= change;
      expect(() => decodeStreams(spoilt)).toThrow(StreamsDamaged);
      expect(() => decodeStreams(blob.subarray(0, at))).toThrow(StreamsDamaged);
    }),
  );
});

test('a blob may lie anywhere in a larger buffer', () => {
  const blob = encodeStreams(read(aFitFile({ minutes: 2 })).streams);
  const within = new Uint8Array(blob.length + 3);
  within.set(blob, 3);

  expect(decodeStreams(within.subarray(3))).toEqual(decodeStreams(blob));
});

test('no streams are a blob too', () => {
  expect(decodeStreams(encodeStreams({ timeS: new Float64Array(0), channels: {} }))).toEqual({
    timeS: new Float64Array(0),
    channels: {},
  });
});
