import { expect, test } from '@jest/globals';
import { dayWithKept } from '#web/food/day-with-kept.ts';
import type { Food, FoodDay } from '#web/food/food-shapes.ts';
import type { Call } from '#web/offline/outbox.ts';

type Eaten = Record<'mg' | 'lowMg' | 'highMg', number>;

/** The server's own; the page may not import from it, and must reckon as it does. */
interface Server {
  eatenOf: (foodId: string, own: null, amount: object) => Eaten | null;
  dayRange: (eaten: Eaten[]) => NonNullable<FoodDay['magnesiumMg']>;
  foodBy: (foodId: string) => object | undefined;
  tableView: (food: object) => Food;
}
const file = async (name: string) => (await import(`#src/food/${name}`)) as Partial<Server>;
const { eatenOf, dayRange, foodBy, tableView } = {
  ...(await file('amount')),
  ...(await file('foods')),
  ...(await file('food-finder')),
} as Server;

const DAY = '2026-06-01';
const foods = ['oat_porridge', 'almonds', 'spinach_fried', 'coffee'].map((id) => tableView(foodBy(id)!));

const amount = (portions: number | null, grams: number | null) => ({ portions, grams });
const eaten = (foodId: string, portions: number | null, grams: number | null) =>
  eatenOf(foodId, null, amount(portions, grams))!;
const entry = (id: string, foodId: string, portions: number | null, grams: number | null) => ({
  ...{ id, food: foods.find((food) => food.foodId === foodId)!, portions, grams },
  mg: eaten(foodId, portions, grams).mg,
});
const call = (id: string, body: object, problem: Call['problem'] = null): Call => ({
  ...{
    id,
    problem,
    kind: 'food',
    accountId: 'a',
    path: `/api/v1/food-entries/${id}`,
    at: '2026-06-01T10:00:00Z',
  },
  body: { day: DAY, ...body },
});

const told: FoodDay = {
  ...{ day: DAY, entries: [entry('1', 'oat_porridge', 1, null)], isWhole: true, caffeineMg: 0 },
  magnesiumMg: dayRange([eaten('oat_porridge', 1, null)]),
  groups: ['whole_grain_oats'],
};

test('what waits is in the sum as the server will add it, from the lowest table to the highest', () => {
  const kept = [
    call('2', { foodId: 'almonds', portions: 2 }),
    call('3', { foodId: 'spinach_fried', grams: 150 }),
  ];
  const shown = dayWithKept(told, { foods, kept });
  const all = [eaten('oat_porridge', 1, null), eaten('almonds', 2, null), eaten('spinach_fried', null, 150)];
  const { low, mid, high } = dayRange(all);
  expect(shown.magnesiumMg!.low).toBeCloseTo(low, 6);
  expect(shown.magnesiumMg!.mid).toBeCloseTo(mid, 6);
  expect(shown.magnesiumMg!.high).toBeCloseTo(high, 6);
  expect(shown.groups).toEqual(['nuts_seeds', 'whole_grain_oats', 'leafy_greens']);
  expect(shown.entries.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect([...shown.waiting]).toEqual(['2', '3']);
});

test('an amount that was changed takes the place of the one that was told', () => {
  const shown = dayWithKept(told, { foods, kept: [call('1', { foodId: 'oat_porridge', portions: 3 })] });
  expect(shown.entries).toHaveLength(1);
  expect(shown.magnesiumMg!.mid).toBeCloseTo(told.magnesiumMg!.mid * 3, 6);
});

test('a food that was never seen here is counted, and in no sum; the day is not whole', () => {
  const shown = dayWithKept(told, { foods, kept: [call('2', { foodId: 'seen_nowhere', portions: 1 })] });
  expect(shown.unknown).toBe(1);
  expect(shown.isWhole).toBe(false);
  expect(shown.entries).toHaveLength(1);
  expect(shown.magnesiumMg!.mid).toBeCloseTo(told.magnesiumMg!.mid, 6);
});

test('other days, weighings and what was refused change nothing', () => {
  const kept = [
    call('2', { foodId: 'almonds', portions: 2, day: '2026-05-31' }),
    call('3', { foodId: 'almonds', portions: 2 }, { status: 422, code: 'x' }),
    { ...call('4', {}), kind: 'weighing' as const },
  ];
  expect(dayWithKept(told, { foods, kept })).toEqual({ ...told, waiting: new Set(), unknown: 0 });
});
