import { expect, test } from '@jest/globals';
import { silentFrom } from '#src/timing/silent-from';

const NIGHT = { from: '21:30', until: '07:00' };
const ends = (iso: string, zone: string, peace = { quiet: NIGHT, focus: [] as never[] }) =>
  silentFrom(new Date(iso), zone, peace)?.toISOString();

test.each([
  ['of the same day', '2026-06-08T10:00:00Z', 'UTC', '2026-06-08T21:30:00.000Z'],
  ['in Kathmandu', '2026-06-08T10:00:00Z', 'Asia/Kathmandu', '2026-06-08T15:45:00.000Z'],
  ['after clocks went on', '2026-03-29T06:00:00Z', 'Europe/Stockholm', '2026-03-29T19:30:00.000Z'],
  ['of the next day, where this one’s has begun', '2026-06-08T21:30:00Z', 'UTC', '2026-06-09T21:30:00.000Z'],
])('phones fall silent at the quiet hours %s', (_, from, zone, then) => {
  expect(ends(from, zone)).toBe(then);
});

test('phones fall silent at a time of its own that comes before the night, on its days', () => {
  const peace = { quiet: NIGHT, focus: [{ weekdays: [1], from: '13:00', until: '15:00' }] };
  const at = (iso: string) => silentFrom(new Date(iso), 'UTC', peace)?.toISOString();
  expect(at('2026-06-08T10:00:00Z')).toBe('2026-06-08T13:00:00.000Z');
  expect(at('2026-06-08T13:00:00Z')).toBe('2026-06-08T21:30:00.000Z');
  expect(at('2026-06-09T10:00:00Z')).toBe('2026-06-09T21:30:00.000Z');
});

test('phones never fall silent where there are no quiet hours', () => {
  const none = { from: '07:00', until: '07:00' };
  expect(silentFrom(new Date('2026-06-08T10:00:00Z'), 'UTC', { quiet: none, focus: [] })).toBeNull();
});
