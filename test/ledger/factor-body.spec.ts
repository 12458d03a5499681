import { describe, expect, test } from '@jest/globals';
import { weeklyMean } from '#src/ledger/weekly-answers';
import { age, alcohol, diabetes, longStress, stomach } from '#src/ledger/factor-body';
import { DENIED, given, SILENT } from '../support/rulings.js';

describe('long stress', () => {
  const may = { signs: true, stress: true };
  const told = (...levels: (number | null)[]) =>
    longStress(
      levels.map((stress) => ({ stress })),
      may,
    ).applies;

  test('applies at seven in three of the last four check-ins', () => {
    expect(told(7, 7, 7)).toBe(true);
    expect(told(7, 7, 7, 2)).toBe(true);
    expect(told(7, 7, 6, 7)).toBe(true);
    expect(told(7, 7, 6, 6)).toBe(false);
    expect(told(7, 7, 7, 2, 2)).toBe(false);
  });

  test('cannot be told from fewer, or without leave', () => {
    expect(told(7, 7)).toBeNull();
    expect(told(7, null, 7, null)).toBeNull();
    expect(longStress([], { signs: true, stress: false })).toMatchObject({ purpose: 'stress' });
    expect(longStress([], { signs: false, stress: true })).toMatchObject({ purpose: 'signs' });
  });
});

describe('what is asked', () => {
  test('alcohol: ten glasses a week, or four at once each month', () => {
    const of = (glassesPerWeek: number, fourAtOnceMonthly = false) =>
      alcohol(given({ glassesPerWeek, fourAtOnceMonthly }), 40).applies;
    expect([of(9.9), of(10), of(0, true)]).toEqual([false, true, true]);
    expect(alcohol(DENIED, 40)).toMatchObject({ why: 'consent', purpose: 'alcohol' });
  });

  test('alcohol not told: check-ins can say that it applies, and never that it does not', () => {
    expect(alcohol(SILENT, 10)).toMatchObject({ applies: true, data: [{ value: 10, from: 'asked' }] });
    for (const few of [9.9, null])
      expect(alcohol(SILENT, few)).toMatchObject({ applies: null, why: 'not-told' });
  });

  test('the mean is of the last four check-ins, three of which answer', () => {
    const of = (...glasses: (number | null)[]) =>
      weeklyMean(
        glasses.map((alcoholGlasses) => ({ alcoholGlasses })),
        'alcoholGlasses',
      );
    expect(of(90, 9, null, 12, 0)).toBe(7);
    expect(of(90, 9, null, 12, null)).toBeNull();
  });

  test('stomach and the two kinds of medicine, and no other', () => {
    expect(stomach(given({ troubles: [], medicines: ['iron', 'lithium'] })).applies).toBe(false);
    expect(stomach(given({ troubles: ['coeliac'], medicines: ['diuretic'] }))).toMatchObject({
      applies: true,
      told: ['coeliac', 'diuretic'],
    });
    expect(stomach(SILENT)).toMatchObject({ why: 'not-told' });
  });

  test('age above 65, type 2 diabetes', () => {
    expect([age(65).applies, age(66).applies, age(null).applies]).toEqual([false, true, null]);
    const conditions = { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false };
    expect(diabetes(given(conditions)).applies).toBe(false);
    expect(diabetes(given({ ...conditions, conditions: ['type-2-diabetes'] })).applies).toBe(true);
  });
});
