import { expect, test } from '@jest/globals';
import { momentIn, wallIn } from '#web/squad/plan-time.ts';

test.each([
  ['Europe/Stockholm', '2026-12-01', '18:00', '2026-12-01T18:00:00+01:00'],
  ['Europe/Stockholm', '2026-07-01', '18:00', '2026-07-01T18:00:00+02:00'],
  ['America/St_Johns', '2026-07-01', '07:30', '2026-07-01T07:30:00-02:30'],
  ['Asia/Kathmandu', '2026-07-01', '00:15', '2026-07-01T00:15:00+05:45'],
  ['Pacific/Auckland', '2026-09-27', '09:00', '2026-09-27T09:00:00+13:00'],
])('a time of %s is told by the clocks there: %s %s', (zone, day, time, moment) => {
  expect(momentIn(zone, day, time)).toBe(moment);
  expect(wallIn(zone, new Date(moment))).toEqual({ day, time });
});

test('on the days on which clocks change, before and after', () => {
  const zone = 'Europe/Stockholm';
  const told = (day: string, ...times: string[]) => times.map((time) => momentIn(zone, day, time).slice(11));
  expect(told('2026-03-29', '01:30', '03:30')).toEqual(['01:30:00+01:00', '03:30:00+02:00']);
  expect(told('2026-10-25', '01:30', '03:30')).toEqual(['01:30:00+02:00', '03:30:00+01:00']);
});

test('a time that clocks skip is the one they show instead', () => {
  expect(momentIn('Europe/Stockholm', '2026-03-29', '02:30')).toMatch(/T0[13]:30:00/);
});
