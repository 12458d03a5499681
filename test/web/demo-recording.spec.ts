import { describe, expect, test } from '@jest/globals';
import { later, recordedFor, weeksSince } from '../../web/src/demo/recording.js';

const RECORDED_AT = '2026-08-30T12:40:00.000Z';

describe('what was recorded is told as if it were of this week', () => {
  test('by whole weeks, so that a Sunday stays one', () => {
    expect(weeksSince(RECORDED_AT, Date.parse('2026-08-30T12:41:00Z'))).toBe(0);
    expect(weeksSince(RECORDED_AT, Date.parse('2026-12-02T08:00:00Z'))).toBe(13);
    expect(later({ day: '2026-08-30' }, 13, RECORDED_AT)).toEqual({ day: '2026-11-29' });
  });

  test('moments keep their time of day, also beside an offset', () => {
    expect(later('2026-08-30T09:15:00+02:00', 1, RECORDED_AT)).toBe('2026-09-06T09:15:00+02:00');
    expect(later(['2026-12-31T23:59:59.123Z'], 1, RECORDED_AT)).toEqual(['2027-01-07T23:59:59.123Z']);
  });

  test('ISO weeks go over the end of a year of 53 weeks', () => {
    expect(later('2026-W52', 1, RECORDED_AT)).toBe('2026-W53');
    expect(later('2026-W53', 1, RECORDED_AT)).toBe('2027-W01');
    expect(later('2027-W01', -1, RECORDED_AT)).toBe('2026-W53');
  });

  test('a day that is a name of something, and one in a sentence, goes along', () => {
    expect(later({ '2026-08-24': [1] }, 2, RECORDED_AT)).toEqual({ '2026-09-07': [1] });
    expect(later('/api/v1/food-days/2026-09-06', -1, RECORDED_AT)).toBe('/api/v1/food-days/2026-08-30');
  });

  test('a birth date stays, and so does what only looks like a day', () => {
    expect(later('1990-05-17', 13, RECORDED_AT)).toBe('1990-05-17');
    expect(later('3f2026-0830', 13, RECORDED_AT)).toBe('3f2026-0830');
    expect(later([null, 4, true], 13, RECORDED_AT)).toEqual([null, 4, true]);
  });
});

describe('what was asked for', () => {
  const recording = {
    recordedAt: RECORDED_AT,
    answers: { '/a': 'plain', '/b?x=1': 'first', '/b?x=2': 'second' },
    sv: { '/a': 'på svenska' },
  };
  const said = (pathname: string, search = '', language = 'en') =>
    recordedFor(recording, language, { pathname, search });

  test('is answered in the language that is spoken', () => {
    expect(said('/a')).toBe('plain');
    expect(said('/a', '', 'sv')).toBe('på svenska');
    expect(said('/b', '?x=1', 'sv')).toBe('first');
  });

  test('is answered by what comes nearest, where it was asked in other words', () => {
    expect(said('/b', '?x=2')).toBe('second');
    expect(said('/b', '?x=3')).toBe('first');
    expect(said('/c')).toBeUndefined();
  });
});
