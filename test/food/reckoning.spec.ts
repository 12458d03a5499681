import { describe, expect, test } from '@jest/globals';
import { FOOD_GROUPS } from '#src/circumstances/diet-words';
import { dayRange, eatenOf, ownPortionMg } from '#src/food/amount';
import { OFTEN, type ScreenAnswers, screenMg, screenRange } from '#src/food/diet-screen';
import { search } from '#src/food/food-search';
import { FOODS, portionMg } from '#src/food/foods';

const own = (basis: '100-g' | 'portion' | 'litre', magnesiumMg: number, portionG: number | null) => ({
  shelf: 'drinks',
  basis,
  magnesiumMg,
  portionG,
});

describe('what was eaten', () => {
  test('is the table’s milligrams times how much, in portions or in grams', () => {
    for (const food of FOODS) {
      const byPortion = eatenOf(food.id, null, { portions: 2, grams: null })!;
      const byGram = eatenOf(food.id, null, { portions: null, grams: 2 * food.portionG })!;
      expect(byPortion.mg).toBeCloseTo(2 * portionMg(food), 9);
      expect(byGram.mg).toBeCloseTo(byPortion.mg, 9);
      expect(byPortion.lowMg).toBeLessThanOrEqual(byPortion.mg);
      expect(byPortion.highMg).toBeGreaterThanOrEqual(byPortion.mg);
    }
  });

  test('of a water is what its label says of a litre', () => {
    expect(eatenOf(null, own('litre', 110, 330), { portions: 1, grams: null })!.mg).toBeCloseTo(36.3);
    expect(eatenOf(null, own('litre', 110, null), { portions: null, grams: 500 })!.mg).toBeCloseTo(55);
  });

  test('of an own food is what its label says of 100 g or a portion', () => {
    expect(ownPortionMg(own('100-g', 200, 40))).toBeCloseTo(80);
    expect(ownPortionMg(own('100-g', 200, null))).toBeNull();
    expect(ownPortionMg(own('portion', 60, null))).toBe(60);
  });

  test('has a range that grows with it, wider where the tables disagree', () => {
    const [almonds, tahini] = ['almonds', 'tahini'].map((id) =>
      eatenOf(id, null, { portions: 2, grams: null })!,
    );
    const width = (range: { low: number; high: number; mid: number }) => (range.high - range.low) / range.mid;
    expect(width(dayRange([tahini!]))).toBeGreaterThan(width(dayRange([almonds!])));
    const [less, more] = [dayRange([almonds!]), dayRange([almonds!, tahini!])];
    for (const end of ['low', 'mid', 'high'] as const) expect(more[end]).toBeGreaterThan(less[end]);
    expect(dayRange([almonds!]).low / dayRange([almonds!]).mid).toBeCloseTo(0.69, 1);
  });

  test('coffee brings its caffeine, bread none', () => {
    expect(eatenOf('coffee', null, { portions: 3, grams: null })!.caffeineMg).toBe(270);
    expect(eatenOf('rye_bread', null, { portions: 3, grams: null })!.caffeineMg).toBe(0);
  });
});

describe('two minutes of questions', () => {
  const all = (often: (typeof OFTEN)[number]) =>
    Object.fromEntries(FOOD_GROUPS.map((group) => [group, often])) as ScreenAnswers;

  test('eating more often of anything is never less', () => {
    for (const group of FOOD_GROUPS)
      for (const [at, often] of OFTEN.slice(1).entries())
        expect(screenMg({ ...all('weekly'), [group]: often })).toBeGreaterThan(
          screenMg({ ...all('weekly'), [group]: OFTEN[at]! }),
        );
  });

  test('give a usual day that people can have, and a wide range', () => {
    expect(screenMg(all('never'))).toBeGreaterThan(80);
    expect(screenMg(all('never'))).toBeLessThan(160);
    const usual: ScreenAnswers = {
      ...all('weekly'),
      whole_grain_oats: 'twice-a-day',
      leafy_greens: 'daily',
      avocado_fruit: 'daily',
    };
    expect(screenMg(usual)).toBeGreaterThan(260);
    expect(screenMg(usual)).toBeLessThan(420);
    const { low, mid, high } = screenRange(usual);
    expect(mid / low).toBeCloseTo(high / mid, 6);
    expect(high / low).toBeGreaterThan(2);
  });
});

describe('searching', () => {
  const items = FOODS.map(({ id, nameEn, nameSv }) => ({
    id,
    names: [nameEn, nameSv],
    isFavourite: id === 'kale',
    times: id === 'spinach_frozen' ? 4 : 0,
  }));
  const found = (query: string) => search(items, query).map(({ id }) => id);

  test.each([
    ['råris', 'brown_rice'],
    ['RARIS', 'brown_rice'],
    ['ris rå', 'brown_rice'],
    ['blamusslor', 'mussels'],
    ['pumpa', 'pumpkin_seeds'],
    ['pumpkin', 'pumpkin_seeds'],
    ['müsli', 'muesli_nuts'],
    ['banan', 'banana'],
  ])('“%s” finds %s first', (query, id) => {
    if (query === 'ris rå') expect(found(query)).toContain(id);
    else expect(found(query)[0]).toBe(id);
  });

  test('what is usual comes before what fits as well, and favourites before that', () => {
    expect(found('spenat')[0]).toBe('spinach_frozen');
    expect(found('').slice(0, 2)).toEqual(['kale', 'spinach_frozen']);
    expect(found('').length).toBe(FOODS.length);
  });

  test('what nobody knows is not found', () => {
    expect(found('wolpertinger')).toEqual([]);
  });
});
