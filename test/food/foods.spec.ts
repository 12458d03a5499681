import { describe, expect, test } from '@jest/globals';
import { LabValueForm } from '#src/labs/labs.shapes';
import { OwnFoodForm } from '#src/food/food.shapes';
import { FOODS, foodBy, portionMg, rowsOf } from '#src/food/foods';
import { FOODS_CSV } from '#src/food/foods-csv';
import { EATS_ALL, unsuited } from '#src/food/suitable';
import { ALLERGENS, FOOD_GROUPS } from '#src/circumstances/diet-words';

/** How far two tables may be apart before they disagree. */
const APART = 1.3;

test('there are foods of each of the seven kinds, each once', () => {
  expect(FOODS.length).toBe(127);
  expect(new Set(FOODS.map(({ id }) => id)).size).toBe(FOODS.length);
  for (const group of FOOD_GROUPS)
    expect(FOODS.filter(({ shelf }) => shelf === group).length).toBeGreaterThanOrEqual(3);
});

describe.each(FOODS.map((food) => [food.id, food] as const))('%s', (id, food) => {
  const row = rowsOf(FOODS_CSV).find((one) => one['id'] === id)!;

  test('cites its source, the number of its row there, and what that row says', () => {
    const cited = food.source === 'USDA SR27' ? food.usda : food.slv;
    const number = cited && ('ndb' in cited ? cited.ndb : cited.number);
    expect(number).toMatch(/^\d{2,5}$/);
    expect(cited!.name.length).toBeGreaterThan(2);
    expect(cited!.mgPer100g).toBe(food.mgPer100g);
  });

  test('has the milligrams of a portion that its own numbers give', () => {
    expect(Math.abs(portionMg(food) - Number(row['mg_per_portion']))).toBeLessThanOrEqual(0.5);
    expect(food.portionCount).toBeGreaterThan(0);
    expect(food.portionG).toBeGreaterThan(0);
  });

  test('lies between what its tables say, and says so where they are far apart', () => {
    const said = [food.slv, food.usda].flatMap((source) => (source ? [source.mgPer100g] : []));
    expect(food.lowMgPer100g).toBeLessThanOrEqual(Math.min(...said));
    // Of tahini SR27 knows the hulled kind; made of whole seeds it holds far more.
    if (food.id !== 'tahini') expect(food.highMgPer100g).toBe(Math.max(...said));
    expect(food.lowMgPer100g).toBeLessThanOrEqual(food.mgPer100g);
    if (food.highMgPer100g / food.lowMgPer100g > APART * 1.12) expect(food.sourcesDisagree).toBe(true);
    if (food.highMgPer100g / food.lowMgPer100g < APART / 1.06) expect(food.sourcesDisagree).toBe(false);
  });

  test('has tags that its allergens and carbohydrate do not contradict', () => {
    const has = (tag: string) => (food.tags as string[]).includes(tag);
    expect(has('gluten-free')).toBe(food.glutenFree === 'y');
    expect(has('gluten-free-if-labelled')).toBe(food.glutenFree === 'if_labelled');
    expect(has('nut-free')).toBe(food.nutFree === 'y');
    expect(has('lactose-free')).toBe(food.lactoseFree === 'y');
    expect(has('low-carb')).toBe(food.lowCarb);
    expect(food.lowCarb).toBe((food.netCarbPer100g * food.portionG) / 100 < 10);
    if (food.glutenFree === 'y') expect(food.allergens).not.toContain('gluten');
    if (food.nutFree === 'y') expect(food.allergens).not.toContain('nuts');
    if (food.nutFree === 'y') expect(food.allergens).not.toContain('peanut');
    if (has('vegan')) {
      expect(has('vegetarian')).toBe(true);
      for (const animal of ['egg', 'fish', 'crustaceans', 'molluscs'] as const)
        expect(food.allergens).not.toContain(animal);
    }
    if (has('vegetarian'))
      for (const animal of ['fish', 'crustaceans', 'molluscs'] as const)
        expect(food.allergens).not.toContain(animal);
  });
});

describe('what a label decides is hidden from whoever is allergic to it:', () => {
  const allergicTo = (allergen: (typeof ALLERGENS)[number]) => ({ ...EATS_ALL, allergies: [allergen] });

  test.each(FOODS.filter(({ glutenFree }) => glutenFree !== 'y').map(({ id }) => id))(
    'gluten in %s',
    (id) => {
      expect(unsuited(foodBy(id)!, allergicTo('gluten'))).toBe('allergy');
    },
  );
  test.each(FOODS.filter(({ nutFree }) => nutFree !== 'y').map(({ id }) => id))('nuts in %s', (id) => {
    const [nuts, peanut] = (['nuts', 'peanut'] as const).map((one) => unsuited(foodBy(id)!, allergicTo(one)));
    expect([nuts, peanut]).toContain('allergy');
    if (foodBy(id)!.nutFree === 'check') expect([nuts, peanut]).toEqual(['allergy', 'allergy']);
  });
  test.each(FOODS.filter(({ lactoseFree }) => lactoseFree === 'check').map(({ id }) => id))(
    'milk in %s',
    (id) => {
      expect(unsuited(foodBy(id)!, allergicTo('milk'))).toBe('allergy');
    },
  );
  test.each(['pumpkin_seeds', 'sunflower_seeds'])('traces of nuts in %s', (id) => {
    expect(unsuited(foodBy(id)!, allergicTo('nuts'))).toBe('allergy');
    expect(unsuited(foodBy(id)!, EATS_ALL)).toBeNull();
  });
  test.each(ALLERGENS)('every food that holds %s', (allergen) => {
    const holding = FOODS.filter(({ allergens }) => allergens.includes(allergen));
    expect(holding.length).toBeGreaterThan(0);
    for (const food of holding) expect(unsuited(food, allergicTo(allergen))).toBe('allergy');
  });
});

test('a cell in quotation marks may hold commas and quotation marks', () => {
  expect(rowsOf('a,b,c\n1,"two, ""half""",\n,x,3')).toEqual([
    { a: '1', b: 'two, "half"', c: '' },
    { a: '', b: 'x', c: '3' },
  ]);
});

test('names of one’s own can be kept and seen: no NUL, no half of a character, not air alone', () => {
  const form = { basis: 'portion', magnesiumMg: 20 };
  const takes = (name: string) => OwnFoodForm.safeParse({ ...form, name }).success;
  const unseen = ['\u200b', '\u2060\u00ad', ' \u3164', '\u{e0041}', ''];
  for (const name of ['a\0b', '\0', '\ud800', 'a\udc00', ...unseen])
    expect([name, takes(name)]).toEqual([name, false]);
  for (const name of ['Fil', '🥜', '豆腐', 'M\u200bg', '7'])
    expect([name, takes(name)]).toEqual([name, true]);
  expect(OwnFoodForm.safeParse({ ...form, name: 'Fil', portion: 'glas\0' }).success).toBe(false);
  const value = { marker: 'magnesium', value: 0.8, unit: 'mmol/L', sampledAt: '2026-06-01' };
  expect(LabValueForm.safeParse({ ...value, note: '', lab: 'Unilabs' }).error).toBeUndefined();
  for (const told of [{ lab: '\0' }, { note: 'x\ud800' }])
    expect(LabValueForm.safeParse({ ...value, ...told }).success).toBe(false);
});
