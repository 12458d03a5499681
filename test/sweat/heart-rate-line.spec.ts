import { expect, test } from '@jest/globals';
import { fitHeartRateLine, heartRatePoints } from '#src/sweat/heart-rate-line';
import type { HeartRateSession } from '#src/sweat/heart-rate-line';
import { aLeg, anAthlete } from '../support/a-leg.js';
import { seeded } from '../support/seeded.js';

const athlete = anAthlete();
const rideFacts = { sport: 'ride', powerW: 200, heartRateBpm: 140 } as const;

/** A session on the line M = 8 bpm - 250, spread over `bpm` ± 15, `scale` times as costly as the line says. */
const onTheLine = (bpm: number, scale = 1): HeartRateSession =>
  Array.from({ length: 11 }, (_, i) => {
    const heartRateBpm = bpm - 15 + 3 * i;
    return { heartRateBpm, metabolicW: scale * (8 * heartRateBpm - 250), sigma: 0.05 };
  });

test('the first half hour in mild air teaches, from the fourth minute on', () => {
  const points = heartRatePoints(aLeg(rideFacts), athlete)!;
  expect(points).toHaveLength(27);
  expect(points[0]).toEqual({
    heartRateBpm: 140,
    metabolicW: 200 / 0.21,
    sigma: expect.closeTo(0.05, 12),
  });
});

test.each([
  ['in the heat', aLeg({ ...rideFacts, airC: 28 })],
  ['without power or pace', aLeg({ ...rideFacts, powerW: null })],
  ['on a trail', aLeg({ sport: 'trail_run', speedMs: 3, grade: 0, heartRateBpm: 150 })],
  ['with a motor', aLeg({ ...rideFacts, sport: 'e_bike' })],
  [
    'while the heart still climbs',
    aLeg({
      ...rideFacts,
      heartRateBpm: Float64Array.from({ length: 12 }, (_, i) => 90 + 8 * i),
      minutes: 12,
    }),
  ],
])('nothing is learned %s', (_, leg) => {
  expect(heartRatePoints(leg, athlete)).toBeNull();
});

test('a heart that is not reliable teaches nothing', () => {
  const unreliable = anAthlete({ heartRateReliable: false });
  expect(heartRatePoints(aLeg(rideFacts), unreliable)).toBeNull();
});

test('five sessions on one line give that line back', () => {
  const line = fitHeartRateLine([120, 130, 140, 150, 160].map((bpm) => onTheLine(bpm)))!;
  expect(line.slopeWPerBpm).toBeCloseTo(8, 9);
  expect(line.interceptW).toBeCloseTo(-250, 6);
  expect(line.sigma).toBeCloseTo(0.05, 9);
  expect(line.sessions).toBe(5);
});

test('sessions that scatter make it less sure', () => {
  const uniform = seeded(3);
  const sessions = Array.from({ length: 12 }, (_, i) => onTheLine(115 + 4 * i, 0.9 + 0.2 * uniform()));
  const line = fitHeartRateLine(sessions)!;
  expect(line.sigma).toBeGreaterThan(0.06);
  expect(line.sigma).toBeLessThan(0.12);
});

test('a session with a slipped strap is left out', () => {
  const sessions = [120, 130, 140, 145, 150, 160].map((bpm) => onTheLine(bpm));
  const line = fitHeartRateLine([...sessions, onTheLine(140, 1.8)])!;
  expect(line.sessions).toBe(6);
  expect(line.slopeWPerBpm).toBeCloseTo(8, 9);
});

test('four sessions, hearts that never vary, or a line that falls make no line', () => {
  const flat = Array.from({ length: 6 }, () => [...onTheLine(140)].map((p) => ({ ...p, heartRateBpm: 140 })));
  const falling = [120, 130, 140, 150, 160].map((bpm) =>
    onTheLine(bpm).map((p) => ({ ...p, metabolicW: 2000 - p.metabolicW })),
  );
  expect(fitHeartRateLine([120, 130, 140, 150].map((bpm) => onTheLine(bpm)))).toBeNull();
  expect(fitHeartRateLine(flat)).toBeNull();
  expect(fitHeartRateLine(falling)).toBeNull();
});
