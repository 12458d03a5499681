import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localOf } from '#src/timing/local';
import { looksAround, minutesLaterOf, SPREAD_MINUTES } from '#src/timing/looks';

const around = (iso: string, zone: string, later = 0) => {
  const { last, next } = looksAround(new Date(iso), zone, later);
  return [last, next].map(({ at, day, slot }) => `${at.toISOString()} ${day} ${slot}`);
};

test('an athlete is looked at in the morning and in the afternoon of their own day', () => {
  expect(around('2026-06-08T06:00:00Z', 'Europe/Stockholm')).toEqual([
    '2026-06-08T05:15:00.000Z 2026-06-08 morning',
    '2026-06-08T14:15:00.000Z 2026-06-08 afternoon',
  ]);
});

test('late in the evening the next look is tomorrow’s', () => {
  expect(around('2026-06-08T21:00:00Z', 'Europe/Stockholm', 3)).toEqual([
    '2026-06-08T14:18:00.000Z 2026-06-08 afternoon',
    '2026-06-09T05:18:00.000Z 2026-06-09 morning',
  ]);
});

test('in the moment of a look that look is the last one', () => {
  expect(around('2026-06-08T07:15:00Z', 'UTC')[0]).toBe('2026-06-08T07:15:00.000Z 2026-06-08 morning');
});

test('each athlete always has the same minute, and they are spread', () => {
  const minutes = Array.from({ length: 200 }, () => minutesLaterOf(crypto.randomUUID()));
  expect(new Set(minutes).size).toBeGreaterThan(SPREAD_MINUTES / 2);
  expect(Math.max(...minutes)).toBeLessThan(SPREAD_MINUTES);
  const id = crypto.randomUUID();
  expect(minutesLaterOf(id)).toBe(minutesLaterOf(id));
});

test('wherever and whenever, the last look is not to come, the next is, and there is none between them', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Stockholm',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
  );
  const moments = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2032-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 0, max: 14 }), (moment, zone, later) => {
      const { last, next } = looksAround(moment, zone, later);
      expect(last.at.getTime()).toBeLessThanOrEqual(moment.getTime());
      expect(next.at.getTime()).toBeGreaterThan(moment.getTime());
      expect(next.slot).not.toBe(last.slot);
      expect(localOf(next.at, zone).day).toBe(next.day);
    }),
    { numRuns: 300 },
  );
});
