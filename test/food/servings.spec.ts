import { describe, expect, test } from '@jest/globals';
import { ALLERGENS, DIET_TAGS } from '#src/circumstances/diet-words';
import { FOODS, foodBy, portionMg } from '#src/food/foods';
import { type Guest, mayBeFirst, menuFor } from '#src/food/servings';
import { countInWords, inKitchen, servingInWords } from '#src/food/serving-words';
import { EATS_ALL, unsuited } from '#src/food/suitable';
import { SWAP_PAIRS } from '#src/food/swap-pairs';
import { swapsFor } from '#src/food/swaps';
import { wordsIn } from '#src/words/words';

const A_LITRE = { low: 3, mid: 10, high: 37 };
const dayAfter = (days: number) => new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10);
const guest = (change: Partial<Guest> = {}): Guest => ({
  athleteId: '5f0c7b2e-0000-4000-8000-000000000001',
  eater: EATS_ALL,
  noted: new Map(),
  favourites: new Set(),
  ...change,
});
const someone = (n: number) => `5f0c7b2e-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** All eaters there can be by one tag or allergy each, and a few with several. */
const EATERS = [
  EATS_ALL,
  ...DIET_TAGS.map((tag) => ({ ...EATS_ALL, tags: [tag] })),
  ...ALLERGENS.map((allergen) => ({ ...EATS_ALL, allergies: [allergen] })),
  { ...EATS_ALL, tags: ['vegan', 'low-carb'] as const, allergies: ['nuts', 'sesame'] as const },
  {
    ...EATS_ALL,
    isExpecting: true,
    dislikedFoods: ['lax', 'Beans'],
    excludedGroups: ['nuts_seeds'] as const,
  },
];

test('whoever eats how they eat, for a hundred days: what suits them, none first that is not sure, none within five days', () => {
  for (const [n, eater] of EATERS.entries()) {
    const [last, noted] = [new Map<string, number>(), new Map<string, string[]>()];
    for (let day = 0; day < 100; day += 1) {
      // What is noted meanwhile brings none back early: one food more on most days, and sixty days later one less.
      for (const [at, { id }] of FOODS.entries()) if ((at * 37) % 100 === day) noted.set(id, [dayAfter(day)]);
      const menu = menuFor(guest({ athleteId: someone(n), eater, noted }), A_LITRE, dayAfter(day))!;
      const { top, others } = menu;
      for (const { food } of [top, ...others]) expect(unsuited(food, eater)).toBeNull();
      expect(mayBeFirst(top.food)).toBe(true);
      expect(top.food.sourcesDisagree).toBe(false);
      expect(day - (last.get(top.food.id) ?? -99)).toBeGreaterThan(5);
      last.set(top.food.id, day);
      expect(others.length).toBe(2);
      expect(new Set([top, ...others].map(({ food }) => food.shelf)).size).toBe(3);
      const { low, mid, high } = top.portions;
      expect(low).toBeLessThanOrEqual(mid);
      expect(mid).toBeLessThanOrEqual(high);
    }
    expect(last.size).toBeGreaterThan(4);
  }
});

test('it is the same all day, another one tomorrow, and not the same for everybody', () => {
  const menu = menuFor(guest(), A_LITRE, '2026-06-01');
  expect(menuFor(guest(), A_LITRE, '2026-06-01')).toEqual(menu);
  expect(menuFor(guest(), A_LITRE, '2026-06-02')!.top.food).not.toBe(menu!.top.food);
  const firsts = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (n) => menuFor(guest({ athleteId: someone(n) }), A_LITRE, '2026-06-01')!.top.food.id,
  );
  expect(new Set(firsts).size).toBeGreaterThan(2);
});

test('what somebody eats comes before what they never noted: each of six foods on one day of six, of fewer as many', () => {
  const eaten = ['banana', 'quinoa', 'almonds', 'rye_bread', 'black_beans', 'cod', 'walnuts', 'brown_rice'];
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const count of [1, 3, 6, 8]) {
      const foods = eaten.slice(0, count);
      const noted = new Map(foods.map((id, at) => [id, [dayAfter(-9 - at), dayAfter(9)]]));
      const tops = Array.from({ length: 24 }, (_, day) =>
        menuFor(guest({ athleteId: someone(n), noted }), A_LITRE, dayAfter(day))!,
      );
      const usual = tops.filter(({ top }) => foods.includes(top.food.id));
      expect([count, usual.length]).toEqual([count, 4 * Math.min(count, 6)]);
      if (count > 3)
        for (const { others } of tops) expect(others.every(({ food }) => foods.includes(food.id))).toBe(true);
    }
});

test('what somebody eats is not named for that alone where it would be a crumb, or a mountain', () => {
  const foods = ['banana', 'quinoa', 'almonds', 'rye_bread', 'black_beans', 'cod'];
  const noted = new Map(foods.map((id) => [id, [dayAfter(-9)]]));
  const times = (mid: number) =>
    Array.from({ length: 24 }, (_, day) =>
      menuFor(guest({ noted }), { ...A_LITRE, mid }, dayAfter(day))!,
    ).filter(({ top }) => foods.includes(top.food.id)).length;
  expect(times(30)).toBe(24);
  expect(Math.max(times(0.3), times(900))).toBeLessThan(12);
});

test('what somebody eats and loves is named more often than the rest', () => {
  const loved = new Set(['oats_dry', 'banana', 'rye_crispbread', 'almonds']);
  const count = (favourites: Set<string>) =>
    Array.from({ length: 60 }, (_, day) => menuFor(guest({ favourites }), A_LITRE, dayAfter(day))!)
      .map(({ top }) => top.food.id)
      .filter((id) => loved.has(id)).length;
  expect(count(loved)).toBeGreaterThan(2 * Math.max(1, count(new Set())));
});

test('a food with a warning, or whose tables are far apart, is never first', () => {
  for (const id of [
    'brazil_nuts',
    'wakame',
    'flax',
    'herring',
    'tuna_fried',
    'salmon_smoked',
    'kale',
    'mackerel',
  ])
    expect(mayBeFirst(FOODS.find((food) => food.id === id)!)).toBe(false);
  expect(mayBeFirst(FOODS.find(({ id }) => id === 'pumpkin_seeds')!)).toBe(true);
});

test('what the tables are far apart on counts by the lower of them', () => {
  const poppy = FOODS.find(({ id }) => id === 'poppy')!;
  const days = Array.from({ length: 400 }, (_, day) => menuFor(guest(), A_LITRE, dayAfter(day))!);
  const served = days.flatMap(({ others }) => others).filter(({ food }) => food.sourcesDisagree);
  for (const { food, portions } of served)
    expect(portions.mid).toBeCloseTo(A_LITRE.mid / ((food.lowMgPer100g * food.portionG) / 100), 6);
  expect(poppy.lowMgPer100g).toBeLessThan(poppy.mgPer100g);
});

test('whoever can eat nothing of it is told nothing', () => {
  const eater = {
    ...EATS_ALL,
    allergies: ALLERGENS,
    tags: DIET_TAGS,
    dislikedFoods: FOODS.map(({ id }) => id),
  };
  expect(menuFor(guest({ eater }), A_LITRE, '2026-06-01')).toBeNull();
});

describe('amounts are told as one measures in a kitchen', () => {
  test.each([
    [0.1, '<¼'],
    [0.26, '¼'],
    [0.5, '½'],
    [0.9, '1'],
    [1.4, '1½'],
    [2.5, '2½'],
    [3.4, '3'],
  ])('%d is %s', (count, words) => {
    expect(countInWords(count)).toBe(words);
  });

  test('less than half a spoon is told in a smaller one', () => {
    expect(inKitchen({ portionCount: 2, measure: 'tbsp' }, 0.1).measure).toBe('tsp');
    expect(inKitchen({ portionCount: 1, measure: 'dl' }, 0.2).measure).toBe('tbsp');
    expect(inKitchen({ portionCount: 1, measure: 'dl' }, 0.5)).toEqual({ count: 0.5, measure: 'dl' });
  });

  test('in both languages, with the range', () => {
    const food = FOODS.find(({ id }) => id === 'pumpkin_seeds')!;
    const portions = { low: 0.125, mid: 0.25, high: 1 };
    expect(servingInWords(wordsIn('sv'), { food, portions })).toBe('½ msk pumpafrön (troligen ¼–2 msk)');
    expect(servingInWords(wordsIn('en'), { food, portions })).toBe(
      '½ tbsp pumpkin seed kernels (likely ¼–2 tbsp)',
    );
    for (const language of ['en', 'sv'] as const)
      for (const one of FOODS)
        expect(servingInWords(wordsIn(language), { food: one, portions })).toMatch(/–|up to|upp till/);
  });

  test('a low end too little to measure out is not told', () => {
    const food = FOODS.find(({ id }) => id === 'cod')!;
    const portions = { low: 0.1, mid: 0.5, high: 1.5 };
    expect(servingInWords(wordsIn('sv'), { food, portions })).toContain('troligen upp till 1½ filéer');
    expect(servingInWords(wordsIn('en'), { food, portions })).toContain('likely up to 1½ fillets');
  });
});

describe('a swap', () => {
  const noted = (...ids: string[]) => new Map(ids.map((id) => [id, 1]));
  const menuOf = (ids: string[], eater: Parameters<typeof swapsFor>[0] = EATS_ALL) => {
    const { top, others } = swapsFor(eater, noted(...ids));
    return [top, ...others].map((swap) => swap && `${swap.from.id} > ${swap.to.id}`);
  };

  test('is a pair of foods of the table, of which every table says that the other brings more', () => {
    expect(new Set(SWAP_PAIRS.map(({ from, to }) => `${from} > ${to}`)).size).toBe(SWAP_PAIRS.length);
    for (const { from, to } of SWAP_PAIRS) {
      const [less, more] = [foodBy(from)!, foodBy(to)!];
      expect([less?.id, more?.id]).toEqual([from, to]);
      const least = (more.lowMgPer100g * more.portionG) / 100;
      expect(least).toBeGreaterThan((less.highMgPer100g * less.portionG) / 100);
    }
  });

  test('brings a portion’s milligrams less those of a portion of the other, between what the tables say', () => {
    const { top, others } = swapsFor(EATS_ALL, noted('white_rice', 'white_pasta', 'white_bread'));
    for (const { from, to, moreMg } of [top!, ...others])
      expect(moreMg.mid).toBeCloseTo(portionMg(to) - portionMg(from), 9);
    const brown = swapsFor(EATS_ALL, noted('white_rice', 'brown_rice')).top!;
    expect(brown.moreMg).toEqual({
      low: expect.closeTo(72),
      mid: expect.closeTo(72),
      high: expect.closeTo(72),
    });
    const beans = swapsFor(EATS_ALL, noted('black_beans_can')).top!;
    expect([beans.moreMg.low, beans.moreMg.mid, beans.moreMg.high]).toEqual(
      [45.5, 50.7, 50.7].map((mg) => expect.closeTo(mg)),
    );
    const pasta = swapsFor(EATS_ALL, noted('white_pasta', 'ww_pasta')).others.find(
      ({ to }) => to.id === 'ww_pasta',
    )!;
    expect([pasta.moreMg.low, pasta.moreMg.mid].map(Math.round)).toEqual([26, 48]);
  });

  test('is of what was noted, first of what is eaten anyway, else of what brings most where it is eaten most', () => {
    expect(menuOf([])).toEqual([null]);
    expect(menuOf(['almonds', 'salmon'])).toEqual([null]);
    expect(menuOf(['white_rice'])).toEqual([
      'white_rice > quinoa',
      'white_rice > buckwheat',
      'white_rice > brown_rice',
    ]);
    expect(menuOf(['white_rice', 'brown_rice'])[0]).toBe('white_rice > brown_rice');
    expect(menuOf(['white_rice', 'white_bread', 'potato_boiled'])).toEqual([
      'white_rice > quinoa',
      'white_bread > pumpernickel',
      'potato_boiled > potato_skin',
    ]);
    const often = new Map([
      ['white_rice', 1],
      ['white_bread', 9],
    ]);
    expect(swapsFor(EATS_ALL, often).top!.from.id).toBe('white_bread');
  });

  test('is never first where the tables are far apart, nor one at all that somebody does not eat', () => {
    // Of whole wheat pasta the tables are far apart; eaten or not, and alone or not, it stands behind.
    expect(menuOf(['white_pasta', 'ww_pasta'])[0]).not.toBe('white_pasta > ww_pasta');
    const others = { ...EATS_ALL, dislikedFoods: ['couscous', 'wheat berries'] };
    expect(menuOf(['white_pasta'], others)).toEqual([null, 'white_pasta > ww_pasta']);
    for (const eater of EATERS) {
      const { top, others: rest } = swapsFor(eater, noted(...FOODS.map(({ id }) => id)));
      for (const { to } of [...(top ? [top] : []), ...rest]) expect(unsuited(to, eater)).toBeNull();
      if (top) expect([mayBeFirst(top.to), top.from.sourcesDisagree]).toEqual([true, false]);
    }
    expect(menuOf(['walnuts'], { ...EATS_ALL, allergies: ['nuts'] })).toEqual([null]);
  });
});
