import { describe, expect, test } from '@jest/globals';
import type { BoardRow } from '#src/coaching/board.shapes';
import { restsSince } from '#src/coaching/resting';
import { coarseMass, pctOfMass, toTenths } from '#src/coaching/sweat-of';
import { averagesOf } from '#src/coaching/team-averages';

// As coarse as coaches are told anything, so that nobody is found in it.

describe('of one person', () => {
  test('litres are told to a tenth', () => {
    expect(toTenths({ low: 1.04, mid: 1.27, high: 1.649 })).toEqual({ low: 1, mid: 1.3, high: 1.6 });
  });

  test('a mass is known to ten kilos, and is ten at least', () => {
    expect([64.9, 65, 74.9, 3].map(coarseMass)).toEqual([60, 70, 70, 10]);
  });

  test('per cents are of that mass, to a half, and their ends go outwards', () => {
    const litres = { low: 0.7, mid: 0.9, high: 1.1 };
    // 1, 1.29 and 1.57 per cent of 70 kg
    for (const massKg of [65, 70, 74])
      expect(pctOfMass(litres, massKg)).toEqual({ low: 1, mid: 1.5, high: 2 });
    expect(pctOfMass({ ...litres, low: 1.04 }, 70)!.low).toBe(1);
    expect(pctOfMass({ ...litres, high: 1.06 }, 70)!.high).toBe(2);
    expect(pctOfMass(litres, undefined)).toBeNull();
  });
});

describe('of all', () => {
  const row = (mid: number, pct = 83): BoardRow =>
    ({
      sweat: { values: { litres: { low: 0, mid, high: 9 } } },
      coverage: { values: { pct: { low: 0, mid: pct, high: 200 } } },
    }) as unknown as BoardRow;
  const rows = (count: number) => Array.from({ length: count }, () => row(1.28));
  const grey = { sweat: { values: null }, coverage: { values: null } } as unknown as BoardRow;

  test('the mean is rounded to half a litre and to five per cent', () => {
    expect(averagesOf(rows(5), false)).toEqual({
      sweat: { state: 'shown', litres: 1.5 },
      coverage: { state: 'shown', pct: 85 },
    });
  });

  test('there is none of fewer than five who share it, however many are in the team', () => {
    const all = [...rows(4), grey, grey];
    expect(averagesOf(all, false)).toEqual({
      sweat: { state: 'too-few', litres: null },
      coverage: { state: 'too-few', pct: null },
    });
    expect(averagesOf(all, true).sweat.state).toBe('too-few');
  });

  test('nor while it rests', () => {
    expect(averagesOf(rows(9), true)).toEqual({
      sweat: { state: 'resting', litres: null },
      coverage: { state: 'resting', pct: null },
    });
  });

  test('it rests for seven days', () => {
    const now = new Date('2026-06-15T10:00:00Z');
    expect(restsSince(now).toISOString()).toBe('2026-06-08T10:00:00.000Z');
  });
});
