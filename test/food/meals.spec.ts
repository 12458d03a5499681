import { describe, expect, test } from '@jest/globals';
import { mealFor, mealMg, MEALS } from '#src/food/meals';
import { EATS_ALL, type Eater, unsuited } from '#src/food/suitable';

const DAYS = Array.from({ length: 28 }, (_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`);
const TIMES = ['breakfast', 'main', 'evening'] as const;

/** What each meal is said to hold in the magnesium facts, mg. */
const SAID: Record<string, number> = {
  porridge: 160,
  'yoghurt-chia': 145,
  'crispbread-peanut': 60,
  'quinoa-bowl': 180,
  'salmon-rice': 145,
  'lentil-stew': 125,
  'pasta-edamame': 170,
  'tofu-wok': 175,
  'cod-chickpeas': 155,
  'pea-soup': 90,
  'prawn-salad': 160,
  'banana-chocolate': 65,
};

test.each(MEALS)('$id holds about what is said of it, and a range', (meal) => {
  const mg = mealMg(meal);

  expect(Math.abs(mg.mid - SAID[meal.id]!)).toBeLessThanOrEqual(8);
  expect(mg.low).toBeLessThanOrEqual(mg.mid);
  expect(mg.high).toBeGreaterThanOrEqual(mg.mid);
});

test('there are twelve, each under a name of its own in both languages', () => {
  expect(MEALS).toHaveLength(12);
  expect(new Set(MEALS.flatMap(({ nameEn, nameSv }) => [nameEn, nameSv])).size).toBe(24);
});

test('somebody who eats everything is offered another meal each day, and none again before its turn', () => {
  const offered = DAYS.map((day) => mealFor({ athleteId: 'ada', eater: EATS_ALL }, 'main', day)!.id);

  expect(new Set(offered.slice(0, 8)).size).toBe(8);
  expect(offered[8]).toBe(offered[0]);
});

describe.each<[string, Partial<Eater>]>([
  ['a vegan', { tags: ['vegan'] }],
  ['somebody allergic to nuts', { allergies: ['nuts'] }],
  ['somebody allergic to gluten', { allergies: ['gluten'] }],
  ['somebody allergic to fish', { allergies: ['fish'] }],
  ['somebody who expects a child', { isExpecting: true }],
  ['somebody who eats little carbohydrate', { lowCarbohydrate: true }],
  ['somebody who dislikes bananas', { dislikedFoods: ['banan'] }],
])('%s', (_who, told) => {
  test('is offered no meal with anything in it that does not suit', () => {
    const eater = { ...EATS_ALL, ...told };
    const offered = TIMES.flatMap((time) =>
      DAYS.map((day) => mealFor({ athleteId: 'ada', eater }, time, day)),
    );

    for (const meal of offered)
      expect(meal?.foods.filter(({ food }) => unsuited(food, eater)) ?? []).toEqual([]);
  });
});

test('whom no meal suits is offered none', () => {
  const eater: Eater = { ...EATS_ALL, excludedGroups: ['legumes', 'fish', 'avocado_fruit'] };

  expect(mealFor({ athleteId: 'ada', eater }, 'evening', DAYS[0]!)).toBeNull();
});
