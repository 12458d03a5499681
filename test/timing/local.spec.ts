import { expect, test } from '@jest/globals';
import { daysAfter, localOf, momentOf } from '#src/timing/local';

const utc = (iso: string) => new Date(iso);

test('a moment is told by the calendar and the clock of the place', () => {
  expect(localOf(utc('2026-06-07T22:30:00Z'), 'Europe/Stockholm')).toEqual({
    day: '2026-06-08',
    weekday: 1,
    time: '00:30',
  });
  expect(localOf(utc('2026-06-07T18:30:00Z'), 'Asia/Kathmandu').time).toBe('00:15');
  expect(localOf(utc('2026-06-07T22:30:59.999Z'), 'UTC')).toEqual({
    day: '2026-06-07',
    weekday: 7,
    time: '22:30',
  });
});

test.each([
  ['an ordinary morning', '2026-06-08', '07:00', 'Europe/Stockholm', '2026-06-08T05:00:00Z'],
  ['a quarter of an hour off', '2026-06-08', '07:00', 'Asia/Kathmandu', '2026-06-08T01:15:00Z'],
  ['where clocks skip it, right after', '2026-03-29', '02:30', 'Europe/Stockholm', '2026-03-29T01:00:00Z'],
  ['where clocks show it twice, first', '2026-10-25', '02:30', 'Europe/Stockholm', '2026-10-25T00:30:00Z'],
  ['where clocks skip half an hour', '2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  [
    'where they show half an hour twice',
    '2026-04-05',
    '01:45',
    'Australia/Lord_Howe',
    '2026-04-04T14:45:00Z',
  ],
  ['where a whole day was skipped', '2011-12-30', '12:30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
])('%s', (_, day, time, zone, moment) => {
  expect(momentOf(day, time, zone)).toEqual(utc(moment));
});

test('days go on over the end of a year and of February', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
});
