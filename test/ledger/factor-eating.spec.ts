import { describe, expect, test } from '@jest/globals';
import type { Told } from '#src/circumstances/circumstances';
import type { FoodGroup } from '#src/circumstances/diet-words';
import { daysAfter } from '#src/ledger/days';
import { caffeine, energyRestriction, lowCarbohydrate, oneSided } from '#src/ledger/factor-eating';
import { datumOf, DENIED, given, SILENT } from '../support/rulings.js';

const TODAY = '2026-06-28';
const ago = (days: number) => daysAfter(TODAY, -days);

const DIET: NonNullable<Told['diet']> = {
  lowCarbohydrate: false,
  oneSided: false,
  energyRestriction: false,
  excludedGroups: [],
  tags: [],
  allergies: [],
  dislikedFoods: [],
  since: null,
};
const noted = (days: number, groups: FoodGroup[], caffeineMg = 0) =>
  Array.from({ length: days }, (_, n) => ({
    day: ago(n),
    isWhole: true,
    magnesiumMg: 300,
    supplementMg: 0,
    caffeineMg,
    groups,
  }));
const diet = (told: Partial<typeof DIET>) => given({ ...DIET, ...told });

describe('little carbohydrate', () => {
  test.each([
    { since: ago(13), applies: false },
    { since: ago(14), applies: true },
    { since: null, applies: true },
  ])('since $since: $applies', ({ since, applies }) => {
    expect(lowCarbohydrate(diet({ lowCarbohydrate: true, since }), [], TODAY).applies).toBe(applies);
  });

  test('does not apply where two of the four richest kinds are eaten, and does with one', () => {
    const low = diet({ lowCarbohydrate: true });
    expect(lowCarbohydrate(low, noted(4, ['legumes', 'nuts_seeds']), TODAY).applies).toBe(false);
    expect(lowCarbohydrate(low, noted(4, ['nuts_seeds', 'fish']), TODAY).applies).toBe(true);
    expect(lowCarbohydrate(low, noted(3, ['legumes', 'nuts_seeds']), TODAY).applies).toBe(true);
    const coffeeAlone = noted(4, []).map((day) => ({ ...day, isWhole: false }));
    expect(datumOf(lowCarbohydrate(low, coffeeAlone, TODAY), 'rich-groups')).toBeUndefined();
    expect(datumOf(lowCarbohydrate(low, noted(4, []), TODAY), 'rich-groups')!.value).toBe(0);
  });

  test('cannot be told without leave or word', () => {
    expect(lowCarbohydrate(DENIED, [], TODAY)).toEqual({ applies: null, why: 'consent', purpose: 'diet' });
    expect(lowCarbohydrate(SILENT, [], TODAY)).toEqual({ applies: null, why: 'not-told' });
  });
});

describe('few kinds of food', () => {
  test.each([
    { days: 4, groups: ['fish', 'legumes'], applies: true },
    { days: 4, groups: ['fish', 'legumes', 'nuts_seeds'], applies: false },
    { days: 3, groups: ['fish'], applies: null },
  ] as const)('of $days days with $groups.length kinds: $applies', ({ days, groups, applies }) => {
    expect(oneSided(DENIED, noted(days, [...groups])).applies).toBe(applies);
  });

  test('is told: two kinds never eaten, or called one-sided', () => {
    expect(oneSided(diet({ excludedGroups: ['fish'] }), []).applies).toBe(false);
    expect(oneSided(diet({ excludedGroups: ['fish', 'legumes'] }), []).applies).toBe(true);
    expect(oneSided(diet({ oneSided: true }), [])).toMatchObject({ applies: true, told: ['one-sided'] });
  });
});

describe('caffeine', () => {
  test.each([
    { mgPerDay: 400, pregnant: false, applies: false },
    { mgPerDay: 401, pregnant: false, applies: true },
    { mgPerDay: 200, pregnant: true, applies: false },
    { mgPerDay: 201, pregnant: true, applies: true },
  ])('$mgPerDay mg a day, pregnant: $pregnant, applies: $applies', ({ mgPerDay, pregnant, applies }) => {
    expect(caffeine(given({ mgPerDay }), [], pregnant, 900).applies).toBe(applies);
  });

  test('is taken from what was noted as well, once four days are, and only by leave', () => {
    expect(datumOf(caffeine(SILENT, noted(4, [], 450), false, null), 'caffeine-a-day')!.from).toBe('noted');
    expect(caffeine(SILENT, noted(3, [], 450), false, null).applies).toBeNull();
    expect(caffeine(DENIED, noted(7, [], 450), false, null)).toMatchObject({ applies: null, why: 'consent' });
  });

  test('not told, is taken from the coffee of check-ins where that is over the line by itself', () => {
    const of = (mg: number, pregnant: boolean) => caffeine(SILENT, [], pregnant, mg);
    expect(datumOf(of(401, false), 'caffeine-a-day')).toMatchObject({ value: 401, from: 'asked' });
    expect(of(400, false)).toMatchObject({ applies: null, why: 'not-told' });
    expect(of(201, true).applies).toBe(true);
    expect(caffeine(DENIED, [], false, 900)).toMatchObject({ applies: null, why: 'consent' });
  });
});

test('eating less applies where it is told, to nobody under 18 or of unknown age', () => {
  const less = diet({ energyRestriction: true });
  expect(energyRestriction(diet({}), 18).applies).toBe(false);
  expect(energyRestriction(less, 18).applies).toBe(true);
  for (const years of [17, null]) expect(energyRestriction(less, years).applies).toBe(false);
});
