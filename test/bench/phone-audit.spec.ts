import { describe, expect, test } from '@jest/globals';
import {
  type Heard,
  saidTooOften,
  saidTwice,
  soundsAtNight,
  soundsTooMany,
} from '../../bench/years/phone-audit.js';

const STOCKHOLM = () => 'Europe/Stockholm';
let made = 0;

/** One push to Ada's phone, as it should be. */
function aPush(more: Partial<Heard> = {}): Heard {
  made += 1;
  return {
    athlete: 0,
    at: new Date('2026-06-15T10:00:00Z'),
    device: 'phone',
    tag: `tag-${made}`,
    delivery: `delivery-${made}`,
    nudge: `nudge-${made}`,
    round: 0,
    kind: 'session-fluid',
    afterSession: `session-${made}`,
    isCaution: false,
    ...more,
  };
}

describe('a push at night', () => {
  test('is found by the clock on the wall of whoever hears it', () => {
    const at = (time: string) => soundsAtNight([aPush({ at: new Date(time) })], STOCKHOLM);
    expect(at('2026-06-15T19:29:59Z')).toEqual([]);
    expect(at('2026-06-15T19:30:00Z')).toHaveLength(1);
    expect(at('2026-06-15T04:59:59Z')).toHaveLength(1);
    expect(at('2026-06-15T05:00:00Z')).toEqual([]);
  });

  test('is found on both sides of the night in which clocks change, and in zones beside the hour', () => {
    const at = (time: string, zone: string) => soundsAtNight([aPush({ at: new Date(time) })], () => zone);
    expect(at('2026-03-28T06:00:00Z', 'Europe/Stockholm')).toEqual([]);
    expect(at('2026-03-29T04:59:00Z', 'Europe/Stockholm')).toHaveLength(1);
    expect(at('2026-03-29T05:00:00Z', 'Europe/Stockholm')).toEqual([]);
    expect(at('2026-06-15T01:14:00Z', 'Asia/Kathmandu')).toHaveLength(1);
    expect(at('2026-06-15T01:15:00Z', 'Asia/Kathmandu')).toEqual([]);
    expect(at('2026-06-15T20:29:00Z', 'Australia/Lord_Howe')).toHaveLength(1);
    expect(at('2026-06-15T20:30:00Z', 'Australia/Lord_Howe')).toEqual([]);
  });

  test('is not looked for once more where a push came again after a crash', () => {
    const first = aPush({ at: new Date('2026-06-15T19:00:00Z') });
    expect(soundsAtNight([first, { ...first, at: new Date('2026-06-15T20:00:00Z') }], STOCKHOLM)).toEqual([]);
  });
});

describe('a word said twice', () => {
  test('is found where one phone shows it under two names, or two words of one kind follow one session', () => {
    const push = aPush();
    expect(saidTwice([push, { ...push, delivery: 'another' }])).toHaveLength(1);
    expect(saidTwice([push, { ...push, tag: 'another' }])).toHaveLength(1);
    expect(saidTwice([push, aPush({ afterSession: push.afterSession })])).toHaveLength(1);
  });

  test('is none where it takes the place of itself, is on two phones, or was asked for again', () => {
    const push = aPush();
    const onTablet = { ...push, device: 'tablet', delivery: 'to-tablet' };
    const again = { ...push, round: 1, delivery: 'again' };
    expect(saidTwice([push, push, onTablet, again, aPush()])).toEqual([]);
  });
});

describe('more than a phone may be heard of', () => {
  const found = (...pushes: Heard[]) => soundsTooMany(pushes, STOCKHOLM);
  const on = (day: number, hour: number, more: Partial<Heard> = {}) =>
    aPush({ at: new Date(Date.UTC(2026, 5, day, hour)), ...more });

  test('is found within four hours, in a day, and in seven days', () => {
    expect(found(on(1, 8), on(1, 11))).toEqual([expect.stringContaining('within 4 hours')]);
    expect(found(on(1, 6, { afterSession: null }), on(1, 12, { afterSession: null }))).toEqual([
      expect.stringContaining('more than a day may have'),
    ]);
    expect(found(on(1, 6), on(1, 11), on(1, 16))).toEqual([
      expect.stringContaining('more than a day may have'),
    ]);
    expect(found(...[1, 2, 3, 4, 5, 6].map((day) => on(day, 12)))).toEqual([
      expect.stringContaining('more than 5 in seven days'),
    ]);
  });

  test('is none where each keeps its distance, on two phones, by caution, or by own wish', () => {
    expect(found(on(1, 6, { afterSession: null }), on(1, 11), on(1, 16))).toEqual([]);
    expect(found(...[1, 2, 3, 4, 5, 8].map((day) => on(day, 12)))).toEqual([]);
    const push = on(1, 12);
    expect(found(push, { ...push, device: 'tablet', delivery: 'to-tablet' })).toEqual([]);
    expect(found(push, on(1, 13, { isCaution: true }), on(1, 14, { round: 1 }))).toEqual([]);
  });

  test('is found where a kind is said too often for its own caps, in the app as well', () => {
    const said = (...days: number[]) =>
      days.map((day) => ({ athlete: 0, at: new Date(Date.UTC(2026, 5, day, 12)), kind: 'breakfast' }));
    const caps = () => [{ most: 2, inDays: 7 }];
    expect(saidTooOften(said(1, 3, 8), caps, STOCKHOLM)).toEqual([]);
    expect(saidTooOften(said(1, 3, 7), caps, STOCKHOLM)).toHaveLength(1);
  });
});
