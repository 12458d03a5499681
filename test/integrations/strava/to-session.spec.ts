import { describe, expect, test } from '@jest/globals';
import type { Recording } from '#src/sessions/recording.port';
import { limitsIn } from '#integrations/strava/strava-limits';
import { activityShape, athleteShape, streamsShape } from '#integrations/strava/strava.shapes';
import { arrivalOf } from '#integrations/strava/to-arrival';
import { toRecording } from '#integrations/strava/to-session';

const run = {
  id: 16_000_000_001,
  sport_type: 'Run',
  type: 'Run',
  start_date: '2026-06-14T05:15:00Z',
  start_date_local: '2026-06-14T11:00:00Z',
  timezone: '(GMT+05:45) Asia/Kathmandu',
  utc_offset: 20_700,
  elapsed_time: 600,
  moving_time: 540,
  distance: 1800.5,
  total_elevation_gain: 12,
  calories: 130,
  average_heartrate: 141.2,
  device_name: 'Garmin Forerunner 255',
};
const NO_STREAMS = {};

function recording(activity: object, streams: object = NO_STREAMS, athlete: object | null = null): Recording {
  const made = toRecording({
    activity: activityShape.parse({ ...run, ...activity }),
    streams: streamsShape.parse(streams),
    athlete: athlete && athleteShape.parse({ id: 1, ...athlete }),
  });
  if (!made) throw new Error('There is no recording.');
  return made;
}

const series = (data: unknown[]): object => ({ data, series_type: 'time', resolution: 'high' });

describe('the clock', () => {
  test('is told by the offset, or else by the two starts', () => {
    expect(recording({}).utcOffsetS).toBe(20_700);
    expect(recording({ utc_offset: undefined }).utcOffsetS).toBe(20_700);
    expect(recording({ utc_offset: null, start_date_local: null }).utcOffsetS).toBeNull();
  });

  test('a start one second past the athlete’s midnight is a hidden one; the day is still known', () => {
    const hidden = { start_date: '2026-06-13T18:15:01Z', start_date_local: '2026-06-14T00:00:01Z' };
    expect(recording(hidden).notes).toContain('start-hidden');
    expect(recording({}).notes).not.toContain('start-hidden');
  });

  test('without any time there is no workout', () => {
    const timeless = activityShape.parse({ ...run, elapsed_time: 0 });
    expect(arrivalOf({ activity: timeless, streams: new Map(), athlete: null })).toBeNull();
  });
});

describe('streams', () => {
  const time = series([0, 1, 2, 122, 123]);

  test('come in Svett’s units, silence as silence, and what no body can show left out', () => {
    const { timeS, channels } = recording(
      {},
      { time, heartrate: series([100, null, 999, 130, 131]), cadence: series([80, 80, 81, 0, 82]) },
    ).streams;
    expect([...timeS]).toEqual([0, 1, 2, 122, 123]);
    expect([...channels.heartRateBpm!]).toEqual([100, NaN, NaN, 130, 131]);
    expect([...channels.cadencePerMin!]).toEqual([160, 160, 162, 0, 164]);
  });

  test('may come as a list instead', () => {
    const list = [
      { type: 'time', data: [0, 1] },
      { type: 'watts', data: [200, 210] },
    ];
    expect([...recording({}, list).streams.channels.powerW!]).toEqual([200, 210]);
  });

  test('shorter than their time leave the rest silent', () => {
    const { channels } = recording({}, { time, altitude: series([10, 11]) }).streams;
    expect([...channels.altitudeM!]).toEqual([10, 11, NaN, NaN, NaN]);
  });

  test('a gap in which the athlete went nowhere is a pause, and the timer does not count it', () => {
    const moving = series([true, true, false, true, true]);
    const distance = series([0, 3, 6, 7, 10]);
    const { pauses, timerS } = recording({}, { time, distance, moving });
    expect(pauses).toEqual([{ startS: 2, endS: 122 }]);
    expect(timerS).toBe(480);
  });

  test('a gap in which the athlete went on is none', () => {
    const distance = series([0, 3, 6, 400, 403]);
    expect(recording({}, { time, distance, moving: series([true, true, true, true, true]) }).pauses).toEqual(
      [],
    );
  });

  test('watts that Strava guessed are not taken for measured ones', () => {
    const watts = { time, watts: series([200, 200, 200, 200, 200]) };
    const guessed = recording({ sport_type: 'Ride', device_watts: false, average_watts: 180 }, watts);
    expect(guessed.streams.channels.powerW).toBeUndefined();
    expect(guessed.legs[0]?.averagePowerW).toBeNull();
    const measured = recording({ sport_type: 'Ride', device_watts: true, average_watts: 180 }, watts);
    expect(measured.legs[0]?.averagePowerW).toBe(180);
  });

  test('the mean of a thermometer stands in for its records', () => {
    const { channels } = recording({ average_temp: 24 }, { time }).streams;
    expect([...channels.deviceTemperatureC!]).toEqual([24, 24, 24, 24, 24]);
  });
});

describe('where and with what', () => {
  test.each([
    [{ trainer: true }, {}, true],
    [{ sport_type: 'VirtualRide' }, { latlng: series([[1, 1]]) }, true],
    [{ sport_type: 'WeightTraining' }, {}, true],
    [{ start_latlng: [59.1, 18.2] }, {}, false],
    [{ start_latlng: [] }, { latlng: series([[59.1, 18.2]]) }, false],
    // Hidden, or under a roof: Strava does not say.
    [{ start_latlng: [] }, {}, null],
  ])('%j is indoors: %j %s', (activity, streams, indoor) => {
    expect(recording(activity, streams).indoor).toBe(indoor);
  });

  test.each([
    ['Garmin Forerunner 255', 'garmin', 'Forerunner 255', 'watch'],
    ['Garmin Edge 530', 'garmin', 'Edge 530', 'bike_computer'],
    ['Wahoo ELEMNT BOLT', 'wahoo', 'ELEMNT BOLT', 'bike_computer'],
    ['Apple Watch Series 9', 'apple', 'Watch Series 9', 'watch'],
    ['Strava iPhone App', 'strava', 'iPhone App', 'phone'],
    ['Zwift', 'zwift', 'Zwift', 'other'],
    ['COROS PACE 3', 'coros', 'PACE 3', 'watch'],
    ['Fitbit Ionic', 'fitbit', 'Ionic', 'watch'],
  ])('%s is a device of %s', (device_name, maker, product, kind) => {
    expect(recording({ device_name }).device).toEqual({ maker, product, kind, serial: null });
  });

  test('a swim with positions is in open water', () => {
    expect(recording({ sport_type: 'Swim', start_latlng: [59, 18] }).sport).toBe('open_water_swim');
    expect(recording({ sport_type: 'Swim', start_latlng: [] }).sport).toBe('swim');
    expect(recording({ sport_type: 'Quidditch' })).toMatchObject({ sport: 'other', sportRaw: 'Quidditch' });
    expect(recording({ sport_type: undefined, type: 'Ride' }).sport).toBe('ride');
  });

  test('the athlete is told as far as they said; 0 kg is nobody’s mass', () => {
    expect(recording({}, {}, { weight: 62.5, ftp: 240, sex: 'F' }).athlete).toMatchObject({
      massKg: 62.5,
      ftpW: 240,
      sex: 'female',
    });
    expect(recording({}, {}, { weight: 0, ftp: null, sex: null }).athlete).toMatchObject({
      massKg: null,
      ftpW: null,
      sex: null,
    });
  });
});

test('limits stand in the headers, for all requests and for those that read', () => {
  const headers = {
    'x-ratelimit-limit': '400,4000',
    'x-ratelimit-usage': '5, 148',
    'x-readratelimit-limit': '200,2000',
    'x-readratelimit-usage': '4,147',
  };
  expect(limitsIn(headers)).toEqual([
    { counter: 'overall-15min', most: 400, used: 5 },
    { counter: 'overall-day', most: 4000, used: 148 },
    { counter: 'read-15min', most: 200, used: 4 },
    { counter: 'read-day', most: 2000, used: 147 },
  ]);
  expect(limitsIn({ 'x-ratelimit-limit': 'many', 'x-ratelimit-usage': '5,148' })).toEqual([]);
});
