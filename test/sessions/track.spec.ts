import { expect, test } from '@jest/globals';
import { trackOf } from '#src/sessions/track';
import { aRecording } from '../support/a-recording.js';

const MOST = 1_000;
const NORTH_OF_UPPSALA = { latitudeDeg: 59.9, longitudeDeg: 17.6 };

/** A recording of `minutes`, at a place told for each second. */
function ridden(
  minutes: number,
  at: (second: number) => { latitudeDeg: number; longitudeDeg: number },
): ReturnType<typeof aRecording>['streams'] {
  return aRecording({
    minutes,
    streams: {
      latitudeDeg: (second) => at(second).latitudeDeg,
      longitudeDeg: (second) => at(second).longitudeDeg,
      heartRateBpm: 140,
    },
  }).streams;
}

test('five hours in circles come to a thousand points, with the moment of each and the way until there', () => {
  const lines = trackOf(
    ridden(300, (second) => ({
      latitudeDeg: 59.9 + 0.05 * Math.sin(second / 90) + second * 1e-5,
      longitudeDeg: 17.6 + 0.1 * Math.cos(second / 90),
    })),
    MOST,
  );
  expect(lines).toHaveLength(1);
  const [{ timeS, latitudeDeg, longitudeDeg, alongM }] = lines as [(typeof lines)[number]];
  for (const values of [timeS, latitudeDeg, longitudeDeg, alongM]) {
    expect(values.length).toBe(timeS.length);
    expect(values.length).toBeGreaterThan(500);
    expect(values.length).toBeLessThanOrEqual(MOST);
  }
  expect([timeS[0], timeS.at(-1)]).toEqual([0, 18_000]);
  expect(alongM).toEqual(alongM.toSorted((a, b) => a - b));
});

test('the way is as long as it is on Earth: a degree north, and half of one east at 60° north', () => {
  const [north] = trackOf(
    ridden(100, (second) => ({ latitudeDeg: second / 6000, longitudeDeg: 17 })),
    MOST,
  );
  expect(north!.alongM.at(-1)).toBeGreaterThan(110_500);
  expect(north!.alongM.at(-1)).toBeLessThan(111_900);
  const [east] = trackOf(
    ridden(100, (second) => ({ latitudeDeg: 60, longitudeDeg: 17 + second / 6000 })),
    MOST,
  );
  expect(east!.alongM.at(-1)! / north!.alongM.at(-1)!).toBeCloseTo(0.5, 3);
});

test('nobody draws a line through a tunnel: where the way is not known, another line begins', () => {
  const lines = trackOf(
    ridden(30, (second) =>
      second > 600 && second < 900
        ? { latitudeDeg: NaN, longitudeDeg: NaN }
        : { latitudeDeg: 59.9 + second * 2e-5, longitudeDeg: 17.6 + Math.sin(second / 60) * 0.001 },
    ),
    MOST,
  );
  expect(lines.map(({ timeS }) => [timeS[0], timeS.at(-1)])).toEqual([
    [0, 600],
    [900, 1800],
  ]);
  expect(lines[1]!.alongM[0]).toBeGreaterThan(lines[0]!.alongM.at(-1)! + 500);
});

test('who stands still for a while, with the clock stopped, has gone one way', () => {
  const streams = ridden(20, (second) => ({ latitudeDeg: 59.9 + second * 2e-5, longitudeDeg: 17.6 }));
  streams.timeS = streams.timeS.map((second) => (second > 600 ? second + 1_800 : second));
  expect(trackOf(streams, MOST)).toHaveLength(1);
});

test('a way across the date line goes the short way round', () => {
  const [line] = trackOf(
    ridden(10, (second) => ({
      latitudeDeg: -17,
      longitudeDeg: ((179.99 + second * 5e-5 + 180) % 360) - 180,
    })),
    MOST,
  );
  expect(line!.alongM.at(-1)).toBeLessThan(4_000);
});

test('a recording without positions, or with a single one, went nowhere that could be drawn', () => {
  expect(trackOf(aRecording().streams, MOST)).toEqual([]);
  expect(
    trackOf(
      ridden(10, (second) => (second === 5 ? NORTH_OF_UPPSALA : NOWHERE)),
      MOST,
    ),
  ).toEqual([]);
});

const NOWHERE = { latitudeDeg: NaN, longitudeDeg: NaN };
