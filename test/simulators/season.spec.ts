import { expect, test } from '@jest/globals';
import { makeAthlete } from '#simulators/season/athlete';
import { makeSeason, planNow } from '#simulators/season/season';
import { makeWorkout } from '#simulators/season/workout';

const UNTIL = new Date('2026-09-21T12:00:00Z');
const ANTON = makeAthlete(1);

test('the same seed makes the same season, second by second', () => {
  const asked = { until: UNTIL, days: 8 };
  expect(makeSeason(makeAthlete(1), asked)).toEqual(makeSeason(ANTON, asked));
  expect(makeSeason(makeAthlete(2), asked)).not.toEqual(makeSeason(ANTON, asked));
});

test('a season asked for two days later goes on where the first ended', () => {
  const first = makeSeason(ANTON, { until: UNTIL, days: 8 });
  const later = makeSeason(ANTON, { until: new Date('2026-09-23T12:00:00Z'), days: 10 });
  expect(later.slice(0, first.length)).toEqual(first);
  expect(later.length).toBeGreaterThan(first.length);
});

test('a workout adds up: its streams are of one length and its sums are those of its streams', () => {
  for (const workout of makeSeason(ANTON, { until: UNTIL, days: 21 })) {
    const { time, moving, distance, altitude, watts, heartrate } = workout.streams;
    for (const stream of Object.values(workout.streams) as unknown[][])
      expect(stream).toHaveLength(time.length);
    expect(workout.elapsedS).toBe(workout.timerS + workout.pausedS);
    expect(moving.filter(Boolean)).toHaveLength(workout.movingS + 1);
    if (distance) expect(workout.distanceM).toBe(distance.at(-1));
    if (altitude) expect(Math.min(...altitude)).toBeGreaterThan(0);
    if (watts)
      expect(workout.normalizedPowerW).toBeGreaterThanOrEqual(Math.floor(workout.averagePowerW ?? 0));
    expect(Math.min(...(heartrate ?? []))).toBeGreaterThan(ANTON.restingHrBpm);
    expect(Math.max(...(heartrate ?? []))).toBeLessThanOrEqual(ANTON.maxHrBpm + 2);
  }
});

test('people move as fast and burn as much as people do', () => {
  const season = [1, 2, 3].flatMap((seed) => makeSeason(makeAthlete(seed), { until: UNTIL, days: 25 }));
  const speeds = (sport: string) => season.filter((w) => w.sport === sport).map((w) => w.averageSpeedMs);
  expect(new Set(season.map(({ sport }) => sport)).size).toBeGreaterThanOrEqual(6);
  for (const speed of speeds('Run')) expect(speed).toBeGreaterThan(2.2);
  for (const speed of speeds('Run')) expect(speed).toBeLessThan(4.5);
  for (const speed of speeds('Ride')) expect(speed).toBeGreaterThan(5);
  for (const speed of speeds('Ride')) expect(speed).toBeLessThan(11);
  for (const { kcal, timerS } of season) expect(kcal / (timerS / 3_600)).toBeLessThan(1_300);
});

test('the two points where a ten-minute run is and was lie as far apart as it covered meanwhile', () => {
  const run = makeWorkout(ANTON, {
    ...planNow(ANTON, UNTIL, 5),
    sport: 'Run',
    indoor: false,
    durationS: 600,
    pausedS: 0,
  });
  const { latlng = [], distance = [] } = run.streams;
  const [from = [0, 0], to = [0, 0]] = [latlng[300], latlng[330]];
  const north = (to[0] - from[0]) * 111_195;
  const east = (to[1] - from[1]) * 111_195 * Math.cos((from[0] * Math.PI) / 180);
  const covered = (distance[330] ?? 0) - (distance[300] ?? 0);
  expect(Math.hypot(north, east) / covered).toBeCloseTo(1, 1);
});

test('a triathlon is three legs after one another on one watch', () => {
  const legs = makeSeason(ANTON, { until: UNTIL, days: 40 }).filter(({ legOf }) =>
    legOf?.endsWith('2026-09-19'),
  );
  expect(legs.map(({ sport }) => sport)).toEqual(['Swim', 'Ride', 'Run']);
  expect(new Set(legs.map(({ device }) => device)).size).toBe(1);
  for (const [i, leg] of legs.slice(1).entries()) {
    const before = legs[i];
    if (before) expect(+leg.startsAt).toBeGreaterThan(+before.startsAt + before.elapsedS * 1_000);
  }
});
