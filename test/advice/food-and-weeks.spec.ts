import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { breakfast, eveningMeal, variety } from '#src/advice/eating';
import { month, type SweatyWeekFacts, sweatyWeek, type WeekFacts, weekWord } from '#src/advice/week';

const said = (verdict: Verdict) => (isSaid(verdict) ? verdict.kind : verdict.silent);
const NAME = { en: 'porridge', sv: 'gröt' };
const MEAL = { name: NAME, mg: { low: 150, mid: 160, high: 180 } };
const SHARE = { low: 0.6, mid: 0.8, high: 1.1 };

describe('a meal for tonight', () => {
  const facts = {
    day: '2026-06-15',
    notedDays: 5,
    notedMg: 100,
    everydayMg: { low: 300, high: 350 },
    isHardDay: true,
    coverage: null,
    meal: MEAL,
  };

  test.each([
    [{}, 'evening-meal'],
    [{ notedDays: 3 }, 'nothing-noted'],
    [{ notedMg: null }, 'nothing-noted'],
    [{ notedMg: 180 }, 'done'],
    [{ notedMg: 179 }, 'evening-meal'],
    [{ isHardDay: false }, 'no-reason'],
    [{ isHardDay: false, coverage: SHARE }, 'evening-meal'],
    [{ isHardDay: false, coverage: { ...SHARE, mid: 0.9 } }, 'no-reason'],
    [{ meal: null }, 'no-food-suits'],
  ])('%j', (told, expected) => {
    expect(said(eveningMeal({ ...facts, ...told }))).toBe(expected);
  });
});

describe('breakfast after a hard or long day', () => {
  const facts = {
    day: '2026-06-15',
    yesterday: { minutesAtThreshold: 10, movingMin: 60 },
    hasNotedToday: false,
    notedDays: 3,
    meal: MEAL,
  };

  test.each([
    [{}, 'breakfast'],
    [{ yesterday: { minutesAtThreshold: 9, movingMin: 149 } }, 'not-hard'],
    [{ yesterday: { minutesAtThreshold: 0, movingMin: 150 } }, 'breakfast'],
    [{ hasNotedToday: true }, 'done'],
    [{ notedDays: 0 }, 'nothing-noted'],
    [{ meal: null }, 'no-food-suits'],
  ])('%j', (told, expected) => {
    expect(said(breakfast({ ...facts, ...told }))).toBe(expected);
  });
});

describe('one more kind of food', () => {
  const facts = { weekday: 3, week: '2026-W25', notedDays: 4, groups: 2, diet: null, food: NAME };
  const oneSided = { oneSided: true, lowCarbohydrate: false };

  test.each([
    [{}, 'variety'],
    [{ weekday: 2 }, 'another-day'],
    [{ groups: 3 }, 'done'],
    [{ notedDays: 3 }, 'nothing-noted'],
    [{ notedDays: 0, diet: oneSided }, 'variety'],
    [{ groups: 3, diet: { oneSided: false, lowCarbohydrate: true } }, 'variety'],
    [{ groups: 7, diet: oneSided }, 'done'],
    [{ food: null }, 'no-food-suits'],
  ])('%j', (told, expected) => {
    expect(said(variety({ ...facts, ...told }))).toBe(expected);
  });

  test('shows what was told of a diet only while its yes stands', () => {
    const { grounds } = variety({ ...facts, diet: oneSided });

    expect(grounds.find(({ what }) => what === 'one-sided')?.under).toEqual(['diet']);
  });
});

describe('the word of the week', () => {
  const facts: WeekFacts = {
    weekday: 7,
    week: '2026-W25',
    state: 'looks-fine',
    coverage: SHARE,
    notedDays: 6,
    neededDays: 5,
    notedDays28: 20,
    lowBefore: 0,
    swap: null,
  };

  test.each<[Partial<WeekFacts>, string]>([
    [{}, 'week-enough'],
    [{ state: 'unclear' }, 'week-unclear'],
    [{ state: 'probably-a-bit-low' }, 'week-low'],
    [{ weekday: 6 }, 'another-day'],
    [{ notedDays28: 0, state: 'unclear' }, 'nothing-noted'],
    [{ coverage: null, state: 'unclear' }, 'nothing-noted'],
  ])('%j', (told, expected) => {
    expect(said(weekWord({ ...facts, ...told }))).toBe(expected);
  });

  test('is one a week, whichever it is', () => {
    const keys = (['looks-fine', 'unclear', 'probably-a-bit-low'] as const).map((state) => {
      const verdict = weekWord({ ...facts, state });
      return isSaid(verdict) && verdict.key;
    });

    expect(new Set(keys)).toEqual(new Set(['week:2026-W25']));
  });

  test('is softer after three low weeks in a row, and names the easiest step', () => {
    const low = { ...facts, state: 'probably-a-bit-low' as const };
    const swap = { from: NAME, to: NAME, moreMg: MEAL.mg };

    expect(weekWord({ ...low, lowBefore: 2 })).toMatchObject({ values: { tone: 'plain', swap: 'no' } });
    expect(weekWord({ ...low, lowBefore: 3, swap })).toMatchObject({ values: { tone: 'soft', swap: 'yes' } });
  });

  test('tells how many whole days are missing, and never fewer than none', () => {
    const unclear = { ...facts, state: 'unclear' as const };

    expect(weekWord({ ...unclear, notedDays: 3 })).toMatchObject({ values: { missingDays: 2 } });
    expect(weekWord({ ...unclear, notedDays: 7 })).toMatchObject({ values: { missingDays: 0 } });
  });
});

describe('four weeks in figures', () => {
  const facts = {
    weekday: 1,
    day: '2026-06-01',
    notedDays: 14,
    needMg: MEAL.mg,
    sessionsMg: MEAL.mg,
    intakeMg: MEAL.mg,
  };

  test.each([
    [{}, 'month'],
    [{ day: '2026-06-08' }, 'another-day'],
    [{ weekday: 2, day: '2026-06-02' }, 'another-day'],
    [{ notedDays: 13 }, 'few-days'],
    [{ intakeMg: null }, 'few-days'],
  ])('%j', (told, expected) => {
    expect(said(month({ ...facts, ...told }))).toBe(expected);
  });
});

describe('a sweaty week', () => {
  const facts: SweatyWeekFacts = {
    weekday: 4,
    week: '2026-W25',
    sweatL: { mu: Math.log(6), sigma: 0.3 },
    usualL: 3,
    magnesiumMg: { low: 8, mid: 20, high: 50 },
    food: NAME,
  };

  test.each<[Partial<SweatyWeekFacts>, string]>([
    [{}, 'sweaty-week'],
    [{ weekday: 7 }, 'sweaty-week'],
    [{ weekday: 5 }, 'another-day'],
    [{ sweatL: { mu: Math.log(4.9), sigma: 0.3 } }, 'as-usual'],
    [{ usualL: 4.1 }, 'as-usual'],
    [{ sweatL: null }, 'no-estimate'],
  ])('%j', (told, expected) => {
    expect(said(sweatyWeek({ ...facts, ...told }))).toBe(expected);
  });
});
