import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { aFitFile, aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { read, refusalOf } from '../../support/read-file.js';

test('a FIT file that breaks off is read up to its last whole record, and says so', () => {
  const whole = aFitFile({ minutes: 60 });
  const half = read(whole.subarray(0, whole.length / 2));

  expect(half.notes).toEqual(['truncated']);
  expect(half.sport).toBe('run');
  expect(half.elapsedS).toBeGreaterThan(1700);
  expect(half.elapsedS).toBeLessThan(1900);
  expect(half.timerS).toBe(half.elapsedS);
  expect(half.athlete.massKg).toBe(70);
  expect(half.distanceM).toBeCloseTo(half.elapsedS * 3, -2);
});

test('a device that lost power before it wrote the size and the session still tells its workout', () => {
  const bytes = aFitFile({ minutes: 20, noSession: true, pauses: [[300, 420]] });
  bytes.fill(0, 4, 8);
  const rescued = read(bytes);

  expect(rescued).toMatchObject({ sport: 'run', elapsedS: 1200, timerS: 1080, notes: ['truncated'] });
});

test('a missing checksum at the end is no loss', () => {
  expect(read(aFitFile({ minutes: 5 }).slice(0, -2)).notes).toEqual([]);
});

test.each([
  ['TCX', aTcxFile({ minutes: 40 })],
  ['GPX', aGpxFile({ minutes: 40 })],
])('a %s that breaks off is read as far as it goes', (_, whole) => {
  const half = read(whole.subarray(0, whole.length / 2));

  expect(half.notes).toEqual(['truncated']);
  expect(half.elapsedS).toBeGreaterThan(1000);
  expect(half.elapsedS).toBeLessThan(1400);
});

test('a gzip that breaks off gives what it still holds', () => {
  const packed = gzipSync(aFitFile({ minutes: 60 }));
  const half = read(packed.subarray(0, packed.length / 2));

  expect(half.notes).toEqual(['truncated']);
  expect(half.elapsedS).toBeGreaterThan(600);
});

test('records out of order and doubled are put right, and noted', () => {
  const bytes = aFitFile({
    minutes: 1,
    heartRate: (second) => 100 + second,
    records: (all) => [all[1]!, all[0]!, ...all.slice(2), { ...all[30]!, power: 250, heartRate: null }],
  });
  const { streams, notes } = read(bytes);

  expect(notes).toEqual(['time-repaired']);
  expect(streams.timeS).toEqual(Float64Array.from({ length: 61 }, (_, second) => second));
  expect(streams.channels.heartRateBpm?.[30]).toBe(130);
  expect(streams.channels.powerW?.[30]).toBe(250);
});

test('a clock that jumps by years leaves the longest stretch', () => {
  const decadeS = 10 * 365 * 86_400;
  const bytes = aFitFile({
    minutes: 10,
    records: (all) =>
      all.map((record, row) => (row < 20 ? { ...record, atS: record.atS - decadeS } : record)),
  });
  const { streams, startedAt, elapsedS, notes } = read(bytes);

  expect(notes).toEqual(['time-repaired']);
  expect(startedAt).toEqual(new Date('2026-06-01T06:00:00Z'));
  expect(elapsedS).toBe(600);
  expect(streams.timeS[0]).toBe(20);
});

test('a session that lies years from its records is moved to them', () => {
  const bytes = aFitFile({
    minutes: 10,
    records: (all) => all.map((record) => ({ ...record, atS: record.atS + 5 * 365 * 86_400 })),
  });
  const { startedAt, elapsedS, notes, sport } = read(bytes);

  expect(notes).toEqual(['time-repaired']);
  expect(startedAt.getUTCFullYear()).toBe(2031);
  expect(elapsedS).toBe(600);
  expect(sport).toBe('run');
});

test('a watch whose battery was out begins in 1990, and the recording says so', () => {
  const old = read(
    aFitFile({ minutes: 5, startedAt: new Date('1990-07-18T06:44:24Z'), utcOffsetS: 22 * 365 * 86_400 }),
  );

  expect(old.notes).toEqual(['clock-not-set']);
  expect(old.utcOffsetS).toBeNull();
});

test('an activity resumed the next morning is one', () => {
  const night = 14 * 3600;
  const bytes = aFitFile({
    minutes: 60,
    records: (all) =>
      all.map((record) => (record.atS > 1800 ? { ...record, atS: record.atS + night } : record)),
  });

  expect(read(bytes).streams.timeS).toHaveLength(3601);
});

test('an activity with totals alone has no streams, and says so', () => {
  const bare = read(aFitFile({ minutes: 30, records: () => [] }));

  expect(bare).toMatchObject({ elapsedS: 1800, notes: ['no-records'] });
  expect(bare.streams).toEqual({ timeS: new Float64Array(0), channels: {} });
});

test('a session of half a minute is a session', () => {
  expect(read(aFitFile({ minutes: 0.5 })).elapsedS).toBe(30);
});

test('an activity that was never started is told from a damaged one', () => {
  expect(refusalOf(aFitFile({ minutes: 1, noSession: true, records: () => [] })).reason).toBe(
    'nothing-recorded',
  );
});
