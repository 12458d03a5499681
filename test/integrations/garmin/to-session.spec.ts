import { describe, expect, test } from '@jest/globals';
import { isIndoor, sportOf } from '#integrations/garmin/garmin-words';
import { detailsShape, recordShape, summaryShape } from '#integrations/garmin/garmin.shapes';
import { arrivalsIn, weighingIn } from '#integrations/garmin/to-arrival';
import { detailsRecording, summaryRecording } from '#integrations/garmin/to-session';

const summary = {
  userId: 'a',
  summaryId: '5001',
  activityId: 5001,
  activityType: 'RUNNING',
  deviceName: 'forerunner255',
  startTimeInSeconds: 1_788_000_000,
  startTimeOffsetInSeconds: 20_700,
  durationInSeconds: 1200,
  distanceInMeters: 4000,
  activeKilocalories: 300,
  averageHeartRateInBeatsPerMinute: 150,
};

describe('a summary', () => {
  test('is a recording of totals, on the athlete’s own clock', () => {
    expect(summaryRecording(summaryShape.parse(summary))).toMatchObject({
      format: 'api',
      sport: 'run',
      sportRaw: 'RUNNING',
      indoor: null,
      startedAt: new Date(1_788_000_000_000),
      utcOffsetS: 20_700,
      elapsedS: 1200,
      timerS: 1200,
      distanceM: 4000,
      energyKcal: 300,
      device: { maker: 'garmin', product: 'forerunner255', kind: 'watch' },
      notes: ['no-records'],
      legs: [{ averageHeartRateBpm: 150 }],
    });
  });

  test('without a start or a duration is none', () => {
    for (const gone of ['startTimeInSeconds', 'durationInSeconds'])
      expect(summaryRecording(summaryShape.parse({ ...summary, [gone]: undefined }))).toBeNull();
  });

  test('with one odd field keeps the others', () => {
    const odd = { ...summary, distanceInMeters: 'far', averageHeartRateInBeatsPerMinute: 900, manual: 'no' };
    expect(summaryRecording(summaryShape.parse(odd))).toMatchObject({
      distanceM: null,
      energyKcal: 300,
      legs: [{ averageHeartRateBpm: null }],
    });
  });
});

describe('details', () => {
  const sample = (at: number, more: object): object => ({ startTimeInSeconds: 1_788_000_000 + at, ...more });
  const counted = (clock: number, timer: number): object => ({
    clockDurationInSeconds: clock,
    timerDurationInSeconds: timer,
    movingDurationInSeconds: timer,
  });
  const told = {
    userId: 'a',
    summaryId: '5001-detail',
    activityId: 5001,
    summary: { ...summary, durationInSeconds: undefined },
    samples: [
      sample(0, { ...counted(0, 0), heartRate: 90, stepsPerMinute: 160, airTemperatureCelcius: 21 }),
      sample(60, { ...counted(60, 60), heartRate: 140, stepsPerMinute: 164, airTemperatureCelsius: 20 }),
      sample(200, { ...counted(200, 80), heartRate: 120, powerInWatts: 230 }),
    ],
  };

  test('give the clock’s length, the timer’s, and a pause where they part', () => {
    const recording = detailsRecording(detailsShape.parse(told))!;
    expect(recording).toMatchObject({ elapsedS: 200, timerS: 80, movingS: 80 });
    expect(recording.pauses).toEqual([{ startS: 80, endS: 200 }]);
    expect([...recording.streams.timeS]).toEqual([0, 60, 200]);
    const { heartRateBpm, cadencePerMin, deviceTemperatureC, powerW } = recording.streams.channels;
    expect([...heartRateBpm!]).toEqual([90, 140, 120]);
    expect([...cadencePerMin!]).toEqual([160, 164, NaN]);
    expect([...deviceTemperatureC!]).toEqual([21, 20, NaN]);
    expect([...powerW!]).toEqual([NaN, NaN, 230]);
  });

  test('in any order are put in order, and said to be', () => {
    const recording = detailsRecording(detailsShape.parse({ ...told, samples: told.samples.toReversed() }))!;
    expect([...recording.streams.timeS]).toEqual([0, 60, 200]);
    expect(recording.notes).toContain('time-repaired');
  });

  test('without samples are the totals', () => {
    const bare = detailsShape.parse({ ...told, summary, samples: undefined });
    expect(detailsRecording(bare)).toMatchObject({ elapsedS: 1200, notes: ['no-records'] });
  });

  test('go by the activity’s number, and by the summary’s where that is another', () => {
    const [arrival] = arrivalsIn('activityDetails', recordShape.parse({ ...told, summaryId: 'x-7-detail' }));
    expect(arrival).toMatchObject({ externalId: '5001', aliases: ['garmin:5001', 'garmin:x-7'] });
    const old = { ...told, summaryId: '5002-detail', activityId: undefined };
    expect(arrivalsIn('activityDetails', recordShape.parse(old))).toMatchObject([{ externalId: '5002' }]);
  });
});

test('a scale that weighed nothing, or an elephant, weighed nobody', () => {
  const weighed = { userId: 'a', measurementTimeInSeconds: 1_788_000_000, weightInGrams: 70_500 };
  expect(weighingIn(recordShape.parse(weighed))).toMatchObject({ massKg: 70.5 });
  for (const weightInGrams of [undefined, 0, 4_000_000])
    expect(weighingIn(recordShape.parse({ ...weighed, weightInGrams }))).toBeNull();
});

test.each([
  ['TRAIL_RUNNING', 'trail_run', null],
  ['TREADMILL_RUNNING', 'run', true],
  ['CROSS_COUNTRY_SKIING_WS', 'xc_ski', null],
  ['STAND_UP_PADDLEBOARDING_V2', 'paddle', null],
  ['BIKE_TO_RUN_TRANSITION_V2', 'transition', null],
  ['INDOOR_CYCLING', 'ride', true],
  ['VIRTUAL_RIDE', 'ride', true],
  ['LAP_SWIMMING', 'swim', null],
  ['E_ENDURO_MTB', 'e_bike', null],
  ['PADDELBALL', 'racket', null],
  ['STRENGTH_TRAINING', 'strength', true],
  ['SOMETHING_NEW', 'other', null],
])('%s is %s', (activityType, sport, indoor) => {
  expect(sportOf(activityType)).toBe(sport);
  expect(isIndoor(activityType, false)).toBe(indoor);
  expect(isIndoor(activityType, true)).toBe(indoor ?? false);
});
