import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localOf } from '#src/timing/local';
import { type FocusTime, isQuiet, politeMoment, type QuietHours } from '#src/timing/polite';

const NIGHT: QuietHours = { from: '21:30', until: '07:00' };
const polite = (iso: string, zone: string, quiet = NIGHT, focus: FocusTime[] = []) =>
  politeMoment(new Date(iso), zone, { quiet, focus })?.toISOString();

describe('whoever sleeps is told when they wake', () => {
  test.each([
    ['in the middle of the day, at once', '2026-06-08T10:00:30Z', 'UTC', '2026-06-08T10:00:30.000Z'],
    ['in the evening, next morning', '2026-06-08T21:30:00Z', 'UTC', '2026-06-09T07:00:00.000Z'],
    ['after midnight, the same morning', '2026-06-08T03:12:45.5Z', 'UTC', '2026-06-08T07:00:00.000Z'],
    ['a minute before the night, at once', '2026-06-08T21:29:59Z', 'UTC', '2026-06-08T21:29:59.000Z'],
    ['when the night ends, at once', '2026-06-08T07:00:00Z', 'UTC', '2026-06-08T07:00:00.000Z'],
    ['in Kathmandu', '2026-06-07T20:00:00Z', 'Asia/Kathmandu', '2026-06-08T01:15:00.000Z'],
    ['in a night an hour short', '2026-03-28T23:00:00Z', 'Europe/Stockholm', '2026-03-29T05:00:00.000Z'],
    ['in a night an hour long', '2026-10-24T22:00:00Z', 'Europe/Stockholm', '2026-10-25T06:00:00.000Z'],
    ['on Lord Howe', '2026-10-03T12:00:00Z', 'Australia/Lord_Howe', '2026-10-03T20:00:00.000Z'],
  ])('%s', (_, from, zone, then) => {
    expect(polite(from, zone)).toBe(then);
  });

  test('whose night ends in an hour that clocks skip is told right after it', () => {
    const quiet = { from: '22:00', until: '02:30' };
    expect(polite('2026-03-28T23:00:00Z', 'Europe/Stockholm', quiet)).toBe('2026-03-29T01:00:00.000Z');
  });

  test('whose night ends in an hour that comes twice is told in the second where the first is over', () => {
    const quiet = { from: '22:00', until: '02:30' };
    // 02:40 summer time is past it; an hour later clocks show 02:00 to 02:30 once more.
    expect(polite('2026-10-25T00:40:00Z', 'Europe/Stockholm', quiet)).toBe('2026-10-25T00:40:00.000Z');
    expect(polite('2026-10-25T01:10:00Z', 'Europe/Stockholm', quiet)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('hours that begin as they end are none', () => {
    expect(polite('2026-06-08T03:00:00Z', 'UTC', { from: '07:00', until: '07:00' })).toBe(
      '2026-06-08T03:00:00.000Z',
    );
  });

  test('hours may lie within a day', () => {
    expect(polite('2026-06-08T13:00:00Z', 'UTC', { from: '12:00', until: '14:15' })).toBe(
      '2026-06-08T14:15:00.000Z',
    );
  });
});

describe('whoever wants to be left alone', () => {
  const mornings = { weekdays: [1, 2, 3, 4, 5], from: '07:00', until: '11:45' };

  test('is told afterwards, and of the night when both are over', () => {
    expect(polite('2026-06-08T09:00:00Z', 'UTC', NIGHT, [mornings])).toBe('2026-06-08T11:45:00.000Z');
    expect(polite('2026-06-07T23:00:00Z', 'UTC', NIGHT, [mornings])).toBe('2026-06-08T11:45:00.000Z');
  });

  test('on other days is told at once', () => {
    expect(polite('2026-06-07T09:00:00Z', 'UTC', NIGHT, [mornings])).toBe('2026-06-07T09:00:00.000Z');
  });

  test('all of every day is never told', () => {
    const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '06:00', until: '22:00' };
    expect(polite('2026-06-07T09:00:00Z', 'UTC', NIGHT, [always])).toBeUndefined();
  });
});

const ZONES = [
  ...['UTC', 'Europe/Stockholm', 'America/New_York', 'America/Los_Angeles', 'Asia/Kathmandu', 'Asia/Tokyo'],
  ...['Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca'],
];
const zones = fc.constantFrom(...ZONES);
const moments = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2032-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const nights = fc.record({ from: times, until: times });
const TWO_DAYS_MS = 2 * 86_400_000;

describe('whatever the place, the moment and the night', () => {
  test('nobody is told in it, nor before it was due, nor later than it ends', () => {
    fc.assert(
      fc.property(moments, zones, nights, (moment, zone, quiet) => {
        const then = politeMoment(moment, zone, { quiet, focus: [] })!;
        expect(isQuiet(then, zone, quiet)).toBe(false);
        expect(then.getTime()).toBeGreaterThanOrEqual(moment.getTime());
        expect(then.getTime() - moment.getTime()).toBeLessThan(TWO_DAYS_MS);
        if (then > moment) {
          // Not a minute of politeness was let go by.
          expect(isQuiet(moment, zone, quiet)).toBe(true);
          expect(isQuiet(new Date(then.getTime() - 1), zone, quiet)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what was due later is not told before what was due earlier', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: TWO_DAYS_MS }),
        zones,
        nights,
        (moment, ms, zone, quiet) => {
          const later = new Date(moment.getTime() + ms);
          const peace = { quiet, focus: [] };
          const [first, second] = [politeMoment(moment, zone, peace)!, politeMoment(later, zone, peace)!];
          expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a focus time is kept as well as the night', () => {
    fc.assert(
      fc.property(moments, zones, nights, fc.tuple(times, times), (moment, zone, quiet, ends) => {
        const [from, until] = ends.toSorted() as [string, string];
        const focus = [{ weekdays: [1, 3, 5], from, until }];
        const then = politeMoment(moment, zone, { quiet, focus });
        if (!then) return;
        const { weekday, time } = localOf(then, zone);
        expect(isQuiet(then, zone, quiet)).toBe(false);
        expect([1, 3, 5].includes(weekday) && time >= from && time < until).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
