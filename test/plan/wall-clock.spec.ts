import { expect, test } from '@jest/globals';
import { offsetAtWall } from '#src/plan/wall-clock';

test.each([
  ['2026-06-15T18:00:00', 'Europe/Stockholm', 2],
  ['2026-12-15T18:00:00', 'Europe/Stockholm', 1],
  // The night clocks go forward, an hour before and after; and the one they go back.
  ['2026-03-29T01:30:00', 'Europe/Stockholm', 1],
  ['2026-03-29T03:30:00', 'Europe/Stockholm', 2],
  ['2026-10-25T01:30:00', 'Europe/Stockholm', 2],
  ['2026-10-25T03:30:00', 'Europe/Stockholm', 1],
  ['2026-06-15T18:00:00', 'Asia/Kathmandu', 5.75],
  ['2026-06-15T18:00:00', 'America/St_Johns', -2.5],
  ['2026-06-15T18:00:00', 'UTC', 0],
])('a clock that shows %s in %s is %d hours from UTC', (wall, timeZone, hours) => {
  expect(offsetAtWall(wall, timeZone)).toBe(hours * 3600);
});
