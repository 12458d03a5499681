import { describe, expect, test } from '@jest/globals';
import { daysAfter } from '#src/ledger/days';
import { heavySweating } from '#src/ledger/factor-sweating';
import { hardTraining, heat, longTraining } from '#src/ledger/factor-training';
import { splitLogNormal } from '#src/sweat/correlated-sum';
import type { SessionLoad } from '#src/training/training-days';
import { datumOf } from '../support/rulings.js';

const TODAY = '2026-06-28';
const ago = (days: number) => daysAfter(TODAY, -days);

function did(days: number, wishes: Partial<SessionLoad> = {}): SessionLoad {
  return {
    sessionId: `s${days}`,
    day: ago(days),
    startedAt: new Date(`${ago(days)}T08:00:00Z`),
    movingMin: 60,
    trimp: 80,
    sessionRpeLoad: null,
    load: 80,
    loadFrom: 'heart-rate',
    minutesAtThreshold: 0,
    isMaxFromAge: false,
    airTemperatureC: 15,
    ...wishes,
  };
}

describe('hard training', () => {
  const hard = (days: number[], minutes = 10) =>
    hardTraining(
      days.map((day) => did(day, { minutesAtThreshold: minutes })),
      TODAY,
    );

  test('applies with two days of ten minutes in three of four weeks', () => {
    const ruling = hard([0, 3, 8, 10, 15, 20]);
    expect(ruling.applies).toBe(true);
    expect(datumOf(ruling, 'hard-weeks')).toMatchObject({ value: 3, unit: 'weeks', from: 'measured' });
    expect(datumOf(ruling, 'hard-days')).toMatchObject({ value: 6 });
  });

  test('is told as an estimate where the highest heart rate is reckoned from age', () => {
    const loads = [0, 3, 8, 10, 15, 20].map((day) =>
      did(day, { minutesAtThreshold: 12, isMaxFromAge: day === 15 }),
    );
    expect(datumOf(hardTraining(loads, TODAY), 'hard-days')).toMatchObject({ value: 6, from: 'estimated' });
  });

  test('does not with two such weeks, with 9.9 minutes, or beyond four weeks', () => {
    expect(hard([0, 3, 8, 10, 15]).applies).toBe(false);
    expect(hard([0, 3, 8, 10, 15, 20], 9.9).applies).toBe(false);
    expect(hard([0, 3, 8, 10, 28, 30]).applies).toBe(false);
  });

  test('adds a day’s sessions up, and cannot be told without heart rate or power', () => {
    expect(hard([0, 0, 3, 3, 8, 8, 10, 10, 15, 15, 20, 20], 5).applies).toBe(true);
    expect(hardTraining([did(1, { minutesAtThreshold: null })], TODAY)).toMatchObject({ applies: null });
    expect(hardTraining([], TODAY).applies).toBe(false);
  });
});

describe('long training', () => {
  const hours = (perWeek: number) =>
    longTraining(
      Array.from({ length: 28 }, (_, day) => did(day, { movingMin: (perWeek * 60) / 7 })),
      TODAY,
    );

  test.each([
    { perWeek: 8.99, applies: false },
    { perWeek: 9.001, applies: true },
  ])('of $perWeek hours a week: $applies', ({ perWeek, applies }) => {
    expect(hours(perWeek).applies).toBe(applies);
  });

  test.each([
    { minutes: 149, weeks: 4, applies: false },
    { minutes: 150, weeks: 4, applies: true },
    { minutes: 200, weeks: 3, applies: false },
  ])('with a session of $minutes minutes in $weeks weeks: $applies', ({ minutes, weeks, applies }) => {
    const loads = Array.from({ length: weeks }, (_, n) => did(n * 7, { movingMin: minutes }));
    expect(longTraining(loads, TODAY).applies).toBe(applies);
  });
});

describe('heat', () => {
  const at = (airTemperatureC: number | null, days: number[]) =>
    heat(
      days.map((day) => did(day, { airTemperatureC })),
      TODAY,
    );

  test('applies at 26 °C on three of fourteen days, and not below, twice, or before', () => {
    expect(at(26, [0, 5, 13]).applies).toBe(true);
    expect(at(25.9, [0, 5, 13]).applies).toBe(false);
    expect(at(30, [0, 5]).applies).toBe(false);
    expect(at(30, [0, 0, 5]).applies).toBe(false);
    expect(at(30, [0, 5, 14]).applies).toBe(false);
  });

  test('cannot be told where nobody knows the air', () => {
    expect(at(null, [0, 5, 13])).toEqual({ applies: null, why: 'no-data' });
  });
});

describe('heavy sweating', () => {
  const sweat = (day: number, litres: number, rateLPerH = 0.8, weighed = false) => ({
    day: ago(day),
    litres: splitLogNormal(litres, { sharedSigma: 0.3, ownSigma: 0.14 }),
    rateLPerH,
    weighed,
  });

  test('applies above five litres in seven days, with the range of the sum', () => {
    const ruling = heavySweating([sweat(0, 2), sweat(3, 2, 0.8, true), sweat(6, 1.1)], 3, TODAY);
    const litres = datumOf(ruling, 'litres-a-week')!;
    expect(litres.value).toBeGreaterThan(5);
    expect(litres.from).toBe('estimated');
    expect(litres.range!.low).toBeLessThan(4);
    expect(litres.range!.high).toBeGreaterThan(6.5);
    expect(datumOf(ruling, 'weighed-sessions')!.value).toBe(1);
  });

  test('does not at less, or where it was the week before', () => {
    expect(heavySweating([sweat(0, 2), sweat(3, 2), sweat(6, 0.9)], 3, TODAY).applies).toBe(false);
    expect(heavySweating([sweat(0, 2), sweat(3, 2), sweat(7, 2)], 3, TODAY).applies).toBe(false);
  });

  test('applies above 1.5 L/h in two sessions, not in one, not at 1.5', () => {
    expect(heavySweating([sweat(9, 1, 1.51), sweat(20, 1, 1.6)], 2, TODAY).applies).toBe(true);
    expect(heavySweating([sweat(9, 1, 1.51), sweat(20, 1, 1.5)], 2, TODAY).applies).toBe(false);
  });

  test('tells no litres of a week without sessions', () => {
    const before = heavySweating([sweat(9, 1, 1.51), sweat(20, 1, 1.6)], 2, TODAY);
    expect(datumOf(before, 'litres-a-week')).toBeUndefined();
    expect(datumOf(before, 'fast-sessions')!.value).toBe(2);
    const with1 = heavySweating([sweat(3, 1, 1.51), sweat(20, 1, 1.6)], 2, TODAY);
    expect(datumOf(with1, 'litres-a-week')!.value).toBeCloseTo(1);
  });

  test('cannot be told where no session has an estimate', () => {
    expect(heavySweating([], 2, TODAY)).toEqual({ applies: null, why: 'no-data' });
    expect(heavySweating([], 0, TODAY).applies).toBe(false);
  });
});
