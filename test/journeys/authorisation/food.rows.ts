import { newId } from '#src/kernel/ids';
import { FoodLog } from '#src/food/food-log';
import { OwnFoods } from '#src/food/own-foods';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const DAY = '2026-06-01';
const EATEN = { day: DAY, foodId: 'almonds', portions: 1 };
const FOOD = { name: 'Bar', basis: 'portion', magnesiumMg: 60 };
const ANSWERS = {
  nuts_seeds: 'weekly',
  whole_grain_oats: 'daily',
  legumes: 'weekly',
  leafy_greens: 'daily',
  avocado_fruit: 'daily',
  dark_chocolate: 'never',
  fish: 'weekly',
};

async function anEntry(stage: Stage): Promise<string> {
  const id = newId();
  const eaten = { ...EATEN, ownFoodId: null, grams: null };
  await stage.get(FoodLog).put(stage.people.owner.athleteId, id, eaten);
  return id;
}
async function anOwnFood(stage: Stage): Promise<string> {
  const told = {
    ...FOOD,
    basis: 'portion' as const,
    shelf: 'everyday',
    portion: null,
    portionG: null,
    isSupplement: false,
  };
  return (await stage.get(OwnFoods).add(stage.people.owner.athleteId, told)).id;
}
const onDay = { params: { day: DAY } };

export const rows: Row[] = [
  { route: 'GET /api/v1/foods', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'PUT /api/v1/foods/:food/favourite',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ params: { food: 'almonds' } }),
  },
  {
    route: 'DELETE /api/v1/foods/:food/favourite',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ params: { food: 'almonds' } }),
  },
  {
    route: 'GET /api/v1/food-equivalent',
    letsIn: 'signed-in',
    token: 'profile:read',
    ask: () => ({ query: { day: DAY, low: '3', mid: '10', high: '37' } }),
  },
  { route: 'GET /api/v1/food-swaps', letsIn: 'signed-in', token: 'profile:read' },
  { route: 'GET /api/v1/food-days/:day', letsIn: 'signed-in', token: 'profile:read', ask: () => onDay },
  {
    route: 'PUT /api/v1/food-days/:day',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ ...onDay, body: { isWhole: false } }),
  },
  {
    route: 'POST /api/v1/food-days/:day/copy',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ ...onDay, body: { from: '2026-05-31' } }),
  },
  {
    route: 'PUT /api/v1/food-entries/:id',
    letsIn: 'signed-in', // each has names of their own for what they ate
    token: 'profile:write',
    ask: () => ({ params: { id: '7f6d1f5e-0000-4000-8000-000000000001' }, body: EATEN }),
  },
  { route: 'DELETE /api/v1/food-entries/:id', letsIn: 'owner', token: 'profile:write', thing: anEntry },
  { route: 'GET /api/v1/own-foods', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'POST /api/v1/own-foods',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: FOOD }),
  },
  {
    route: 'PUT /api/v1/own-foods/:id',
    letsIn: 'owner',
    token: 'profile:write',
    thing: anOwnFood,
    ask: () => ({ body: FOOD }),
  },
  { route: 'DELETE /api/v1/own-foods/:id', letsIn: 'owner', token: 'profile:write', thing: anOwnFood },
  { route: 'GET /api/v1/diet-screen', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'PUT /api/v1/diet-screen',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: ANSWERS }),
  },
  { route: 'DELETE /api/v1/diet-screen', letsIn: 'signed-in', token: 'profile:write' },
];
