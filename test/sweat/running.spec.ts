import { expect, test } from '@jest/globals';
import { runningMetabolicW } from '#src/sweat/running';
import { walkingMetabolicW } from '#src/sweat/walking';

const STEPS = 121;
const between = (from: number, to: number) =>
  Array.from({ length: STEPS }, (_, i) => from + ((to - from) * i) / (STEPS - 1));

test('on no slope and at no speed is running cheaper than walking the same way', () => {
  const cheaper = between(-0.3, 0.3).flatMap((grade) =>
    [1.96, ...between(1.8, 7.5)]
      .map((speedMs) => ({ speedMs, grade, massKg: 70 }))
      .filter((minute) => runningMetabolicW(minute) < walkingMetabolicW(minute)),
  );
  expect(cheaper).toEqual([]);
});

test('down a steep path a slow run costs what the fastest walk does, up it and on the level more', () => {
  const extraW = (grade: number) => {
    const minute = { speedMs: 1.96, grade, massKg: 70 };
    return runningMetabolicW(minute) - walkingMetabolicW(minute);
  };
  expect(extraW(-0.25)).toBe(0);
  for (const grade of [-0.1, 0, 0.15, 0.3]) expect(extraW(grade)).toBeGreaterThan(0);
});
