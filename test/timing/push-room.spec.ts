import { describe, expect, test } from '@jest/globals';
import { hasRoom, type PhoneState, type Push } from '#src/timing/push-room';

const NOW = new Date('2026-06-08T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const push = (hours: number, afterSession: string | null = null): Push => ({
  at: ago(hours),
  day: ago(hours).toISOString().slice(0, 10),
  afterSession,
});
const state = (told: Partial<PhoneState> = {}): PhoneState => ({
  now: NOW,
  zone: 'UTC',
  pushes: [],
  joinedAt: ago(24 * 30),
  races: [],
  ...told,
});

describe('a phone makes a sound', () => {
  test('for the first thing of a day, and for no second', () => {
    expect(hasRoom(state(), null)).toBe(true);
    expect(hasRoom(state({ pushes: [push(5)] }), null)).toBe(false);
    expect(hasRoom(state({ pushes: [push(13)] }), null)).toBe(true);
  });

  test('beside it for two sessions a day, and once for each', () => {
    expect(hasRoom(state({ pushes: [push(5)] }), 'a')).toBe(true);
    expect(hasRoom(state({ pushes: [push(5, 'a')] }), 'a')).toBe(false);
    expect(hasRoom(state({ pushes: [push(5, 'a')] }), 'b')).toBe(true);
    expect(hasRoom(state({ pushes: [push(9, 'a'), push(5, 'b')] }), 'c')).toBe(false);
    expect(hasRoom(state({ pushes: [push(5, 'a')] }), null)).toBe(true);
  });

  test('not within four hours of the last sound, whatever that was for', () => {
    expect(hasRoom(state({ pushes: [push(3.99, 'a')] }), 'b')).toBe(false);
    expect(hasRoom(state({ pushes: [push(4, 'a')] }), 'b')).toBe(true);
  });

  test('at most five times in seven days', () => {
    const week = [30, 60, 90, 120, 167].map((hours) => push(hours, `s${hours}`));
    expect(hasRoom(state({ pushes: week }), 'a')).toBe(false);
    expect(hasRoom(state({ pushes: [...week.slice(0, 4), push(168)] }), 'a')).toBe(true);
  });

  test('in the first two days after somebody came only for a session', () => {
    expect(hasRoom(state({ joinedAt: ago(47) }), null)).toBe(false);
    expect(hasRoom(state({ joinedAt: ago(47) }), 'a')).toBe(true);
    expect(hasRoom(state({ joinedAt: ago(48) }), null)).toBe(true);
  });

  test('never on the day of a race before its start', () => {
    const race = new Date('2026-06-08T15:00:00Z');
    expect(hasRoom(state({ races: [race] }), null)).toBe(false);
    expect(hasRoom(state({ races: [race] }), 'a')).toBe(false);
    expect(hasRoom(state({ races: [ago(1)] }), 'a')).toBe(true);
    expect(hasRoom(state({ races: [new Date('2026-06-09T09:00:00Z')] }), null)).toBe(true);
    // Where it is the ninth already, the race is today.
    expect(hasRoom(state({ races: [new Date('2026-06-08T23:30:00Z')], zone: 'Asia/Tokyo' }), null)).toBe(
      true,
    );
  });

  test('whoever travels back over midnight does not have the same day twice', () => {
    // Said in Tokyo on the eighth; in Honolulu it is the eighth still, a day later.
    const told = { at: ago(20), day: '2026-06-08', afterSession: null };
    expect(hasRoom(state({ pushes: [told], zone: 'Pacific/Honolulu' }), null)).toBe(false);
  });
});
