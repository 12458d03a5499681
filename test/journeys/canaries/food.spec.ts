import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { DOORS, notPassed } from './doors.js';

// What somebody eats, and what their own food is called, is theirs.
jest.setTimeout(240_000);

const DAY = '2026-06-01';
const OFTEN = {
  nuts_seeds: 'weekly',
  whole_grain_oats: 'daily',
  legumes: 'weekly',
  leafy_greens: 'daily',
  avocado_fruit: 'daily',
  dark_chocolate: 'never',
  fish: 'weekly',
};

let house: CanaryHouse;
let ada: CanaryVisitor;

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

test('a food of one’s own is made, loved, eaten, and taken away, and others are refused', async () => {
  const entry = randomUUID();
  const food = { name: CANARY.name, basis: 'portion', magnesiumMg: CANARY.massKg, portion: CANARY.secret };
  const { id: own } = await ada.must<{ id: string }>('POST', '/api/v1/own-foods', food);
  await ada.must('PUT', `/api/v1/own-foods/${own}`, food);
  for (const wrong of [
    { ...food, magnesiumMg: CANARY.email },
    { ...food, name: CANARY.secret.repeat(40) },
  ])
    expect((await ada.send('PUT', `/api/v1/own-foods/${own}`, wrong)).status).toBe(400);
  await ada.must('GET', '/api/v1/own-foods');
  await ada.must('PUT', `/api/v1/foods/${own}/favourite`, {});
  await ada.must('GET', `/api/v1/foods?q=${encodeURIComponent(CANARY.name)}`);
  await ada.must('GET', `/api/v1/foods?q=${encodeURIComponent(CANARY.secret)}`);
  await ada.must('PUT', `/api/v1/food-entries/${entry}`, { day: DAY, ownFoodId: own, portions: 7.391 });
  for (const wrong of [
    { day: DAY, foodId: CANARY.name, portions: 1 },
    { day: CANARY.email, foodId: 'almonds', portions: 1 },
  ])
    expect((await ada.send('PUT', `/api/v1/food-entries/${randomUUID()}`, wrong)).status).toBeGreaterThan(
      399,
    );
  await ada.must('GET', `/api/v1/food-days/${DAY}`);
  await ada.must('PUT', `/api/v1/food-days/${DAY}`, { isWhole: true });
  await ada.must('POST', '/api/v1/food-days/2026-06-02/copy', { from: DAY });
  await ada.must('DELETE', `/api/v1/food-entries/${entry}`);
  await ada.must('DELETE', `/api/v1/foods/${own}/favourite`);
  await ada.must('DELETE', `/api/v1/own-foods/${own}`);
});

test('questions are answered, and an amount is told as food', async () => {
  await ada.must('PUT', '/api/v1/diet-screen', OFTEN);
  expect((await ada.send('PUT', '/api/v1/diet-screen', { ...OFTEN, fish: CANARY.email })).status).toBe(400);
  await ada.must('GET', '/api/v1/diet-screen');
  await ada.must('DELETE', '/api/v1/diet-screen');
  await ada.must('GET', `/api/v1/food-equivalent?day=${DAY}&low=3&mid=${CANARY.massKg}&high=90`);
  await ada.must('GET', '/api/v1/food-swaps');
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.food, house.passed)).toEqual([]);
});
