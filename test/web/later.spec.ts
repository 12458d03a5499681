import { expect, test } from '@jest/globals';
import { minutesToEvening } from '#web/inbox/later.ts';

test('this evening is told by the clock of whoever asks', () => {
  const noon = new Date('2026-06-01T10:00:00Z');
  expect(minutesToEvening(noon, 'Europe/Stockholm')).toBe(6.5 * 60);
  expect(minutesToEvening(noon, 'Asia/Kathmandu')).toBe(2 * 60 + 45);
});

test('an evening that has come, or nearly, is no time to be told again', () => {
  expect(minutesToEvening(new Date('2026-06-01T16:29:00Z'), 'UTC')).toBe(121);
  expect(minutesToEvening(new Date('2026-06-01T18:01:00Z'), 'UTC')).toBeNull();
  expect(minutesToEvening(new Date('2026-06-01T21:00:00Z'), 'UTC')).toBeNull();
});
