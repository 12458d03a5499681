import { describe, expect, test } from '@jest/globals';
import { paceMarks, paceOf, paceText } from '#web/session/pace.ts';

describe('how fast somebody went', () => {
  const told = (sport: 'run' | 'swim' | 'ride', multisport = false) =>
    paceOf({ sport, multisport }, 'metric');

  test('is a pace on foot and in water, and a speed for riders and where sports share a recording', () => {
    expect(told('run')?.unit).toBe('min/km');
    expect(told('swim')?.unit).toBe('min/100 m');
    expect(told('ride')).toBeNull();
    expect(told('run', true)).toBeNull();
    expect(paceOf({ sport: 'walk', multisport: false }, 'imperial')?.unit).toBe('min/mi');
  });

  test('is told in whole seconds, never as sixty of them', () => {
    const run = told('run')!;
    expect(paceText(1000 / 307, run)).toBe('5:07');
    expect(paceText(1000 / 299.7, run)).toBe('5:00');
    expect(paceText(1.5, told('swim')!)).toBe('1:07');
  });

  test('is a dash for whoever stands', () => {
    expect(paceText(0, told('run')!)).toBe('–');
  });
});

describe('marks', () => {
  const run = paceOf({ sport: 'run', multisport: false }, 'metric')!;
  const marks = (low: number, high: number) =>
    paceMarks(low, high, run, 3).map((speed) => paceText(speed, run));

  test('stand at paces a runner calls round, slowest first', () => {
    expect(marks(2.6, 3.6)).toEqual(['6:00', '5:30', '5:00']);
    expect(marks(0, 4.5)).toEqual(['10:00', '5:30', '4:00']);
  });

  test('are never so many that they lie on each other', () => {
    for (const [low, high] of [
      [0, 1],
      [0, 7],
      [2, 2.4],
      [3, 3.05],
    ] as const)
      expect(marks(low, high).length).toBeLessThanOrEqual(4);
  });
});
