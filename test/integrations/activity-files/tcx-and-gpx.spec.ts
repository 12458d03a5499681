import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { read, refusalOf } from '../../support/read-file.js';

const text = (words: string) => new TextEncoder().encode(words);
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a TCX run tells its laps as one session', () => {
  const run = read(
    aTcxFile({ minutes: 45, heartRate: 148, speed: 3, kcal: 540, power: 250, pauses: [[600, 900]] }),
  );

  expect(run).toMatchObject({
    format: 'tcx',
    sport: 'run',
    indoor: false,
    startedAt: new Date('2026-06-01T06:00:00Z'),
    utcOffsetS: null,
    elapsedS: 2700,
    timerS: 2400,
    energyKcal: 540,
    pauses: [{ startS: 600, endS: 900 }],
    vendorSweatMl: null,
    device: { product: 'Garmin Forerunner 255', kind: 'watch' },
    notes: [],
  });
  expect(run.legs[0]!.averageHeartRateBpm).toBeCloseTo(148, 9);
  expect(run.streams.channels.heartRateBpm?.[100]).toBe(148);
  expect(run.streams.channels.powerW?.[100]).toBe(250);
  expect(run.streams.channels.speedMs?.[100]).toBe(3);
  expect(run.streams.channels.cadencePerMin?.[100]).toBe(85);
});

test('a TCX without track points keeps its lap totals', () => {
  const treadmill = read(aTcxFile({ minutes: 30, noTrack: true, from: null }));

  expect(treadmill).toMatchObject({
    sport: 'run',
    elapsedS: 1800,
    timerS: 1800,
    energyKcal: 600,
    notes: ['no-records'],
  });
});

test('a TCX for several sports has a leg for each', () => {
  const swim = words(aTcxFile({ sport: 'Other', minutes: 10 }));
  const run = words(aTcxFile({ sport: 'Running', minutes: 20, startedAt: new Date('2026-06-01T06:12:00Z') }));
  const activity = /<Activity Sport[\s\S]*<\/Activity>/;
  const both = swim.replace('</Activities>', `${activity.exec(run)![0]}</Activities>`);

  expect(read(text(both)).legs).toMatchObject([
    { sport: 'other', startS: 0, elapsedS: 600 },
    { sport: 'run', startS: 720, elapsedS: 1200 },
  ]);
});

test('a TCX with a week of workouts is to be exported one by one', () => {
  const monday = words(aTcxFile({ minutes: 10 }));
  const tuesday = words(aTcxFile({ minutes: 10, startedAt: new Date('2026-06-02T06:00:00Z') }));
  const both = monday.replace(
    '</Activities>',
    `${/<Activity Sport[\s\S]*<\/Activity>/.exec(tuesday)![0]}</Activities>`,
  );

  expect(refusalOf(text(both))).toMatchObject({ reason: 'several-workouts', details: { count: 2 } });
});

test.each(['gpxtpx', 'ns3', 'x'])('a GPX tells heart rate and temperature under the prefix %s', (prefix) => {
  const run = read(aGpxFile({ minutes: 30, prefix, heartRate: 147, temperature: 12, power: 230 }));

  expect(run).toMatchObject({
    format: 'gpx',
    sport: 'run',
    indoor: false,
    elapsedS: 1800,
    timerS: null,
    energyKcal: null,
  });
  expect(run.streams.channels.heartRateBpm?.[100]).toBe(147);
  expect(run.streams.channels.deviceTemperatureC?.[100]).toBe(12);
  expect(run.streams.channels.powerW?.[100]).toBe(230);
});

test('a GPX has neither speed nor distance: both come from the positions', () => {
  const run = read(aGpxFile({ minutes: 20, speed: 3.2 }));

  expect(run.streams.channels.speedMs?.[600]).toBeCloseTo(3.2, 1);
  expect(run.distanceM! / 3840).toBeCloseTo(1, 2);
  expect(run.movingS).toBe(1200);
});

test('a new segment of a GPX is a pause, and so is a minute of silence on the spot', () => {
  const stopped = aGpxFile({ minutes: 30, pauses: [[600, 700]] });
  const silent = text(words(stopped).replaceAll('</trkseg><trkseg>', ''));

  expect(read(stopped).pauses).toEqual([{ startS: 600, endS: 700 }]);
  expect(read(silent).movingS).toBeLessThan(1720);
});

test.each([
  aGpxFile({ everyS: 90 }),
  aTcxFile({ everyS: 90 }),
  aTcxFile({ everyS: 90, from: null, speed: null }),
])('a point every 90 seconds is a sparse recording, not one long pause (%#)', (sparse) => {
  expect(read(sparse).pauses).toEqual([]);
});

test.each([
  ['running', 'run'],
  ['9', 'run'],
  ['Trail Running', 'trail_run'],
  ['Ride', 'ride'],
  ['1', 'ride'],
  ['GravelRide', 'gravel_ride'],
  ['MountainBikeRide', 'mountain_bike'],
  ['EBikeRide', 'e_bike'],
  ['open_water_swimming', 'open_water_swim'],
  ['cross_country_skiing', 'xc_ski'],
  ['rollerski', 'xc_ski'],
  ['rowing', 'row'],
  ['hiking', 'hike'],
  ['Innebandy', 'floorball'],
  ['Exercise bike', 'ride'],
  ['The mountain', 'other'],
  ['mountain_ebike', 'e_bike'],
  ['Löpning', 'run'],
  ['Löpning'.normalize('NFD'), 'run'],
  ['Cykling', 'ride'],
  ['Längdskidor', 'xc_ski'],
  ['Skidor', 'xc_ski'],
  ['Alpin skidåkning', 'alpine_ski'],
  ['BackcountrySki Skiing', 'alpine_ski'],
  ['Gång', 'walk'],
  ['Promenad', 'walk'],
  ['Simning', 'swim'],
  ['Simning i öppet vatten', 'open_water_swim'],
  ['Rodd', 'row'],
  ['Styrka', 'strength'],
  ['gardening', 'other'],
])('a GPX of type %s is %s', (type, sport) => {
  expect(read(aGpxFile({ minutes: 2, type })).sport).toBe(sport);
});

test('a GPX that does not say the sport says that', () => {
  expect(read(aGpxFile({ minutes: 2, type: null }))).toMatchObject({
    sport: 'other',
    notes: ['sport-unknown'],
  });
});

test('a GPX with a workout in the morning and one at night is to be exported one by one', () => {
  const morning = words(aGpxFile({ minutes: 10 }));
  const night = words(aGpxFile({ minutes: 10, startedAt: new Date('2026-06-01T19:00:00Z') }));
  const both = morning.replace('</trk>', `</trk>${/<trk>[\s\S]*<\/trk>/.exec(night)![0]}`);

  expect(refusalOf(text(both)).reason).toBe('several-workouts');
});

test("a written offset tells the athlete's clock", () => {
  const local = words(aGpxFile({ minutes: 2 })).replaceAll('.000Z', '.000+05:45');

  expect(read(text(local))).toMatchObject({
    utcOffsetS: 20_700,
    startedAt: new Date('2026-06-01T00:15:00Z'),
  });
});

test('UTF-16, leading blanks and gzip make no difference', () => {
  const gpx = aGpxFile({ minutes: 2 });
  const utf16 = Buffer.from(words(gpx).replace(/^\ufeff?/, '\ufeff'), 'utf16le');

  expect(read(utf16)).toEqual(read(gpx));
  expect(read(gzipSync(gpx))).toEqual(read(gpx));
  expect(read(text(`\n\n   ${words(gpx)}`))).toEqual(read(gpx));
});
