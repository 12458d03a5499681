import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Budget } from '#src/connect/budget';
import { shareOf, windowAt } from '#src/connect/budget-window';
import { BudgetSpent } from '#src/connect/connect.problems';
import { VendorBudget } from '#src/connect/vendor-budget.entity';
import { LapTimes } from '../support/a-connector.js';
import { aLinkRoom, type LinkRoom } from '../support/link-room.js';

const LIMITS = [
  { counter: 'quarter', most: 10, windowS: 900 },
  { counter: 'day', most: 30, windowS: 86_400 },
];

let room: LinkRoom;
let budget: Budget;
beforeEach(async () => {
  room = await aLinkRoom({ brand: (clock) => new LapTimes(clock, { limits: LIMITS }) });
  budget = room.get(Budget);
});
afterEach(() => room.close());

const spend = (urgency: 'webhook' | 'background' = 'webhook') => budget.spend(room.brand, urgency);
async function spent(urgency?: 'webhook' | 'background'): Promise<number> {
  for (let n = 0; ; n++) {
    try {
      await spend(urgency);
    } catch {
      return n;
    }
  }
}
const refusal = (urgency?: 'webhook' | 'background') =>
  spend(urgency).catch((error: unknown) => error) as Promise<BudgetSpent>;
const usedOf = async (counter: string) =>
  (await room.database.read(VendorBudget).findOneBy({ brand: 'laptimes', counter }))?.used;

describe('a window', () => {
  test('begins at the quarter hours and at midnight UTC', () => {
    const now = new Date('2026-10-25T14:59:59.999Z');
    expect(windowAt(now, 900)).toEqual({
      start: new Date('2026-10-25T14:45:00.000Z'),
      end: new Date('2026-10-25T15:00:00.000Z'),
    });
    expect(windowAt(now, 86_400).end).toEqual(new Date('2026-10-26T00:00:00.000Z'));
    expect(windowAt(new Date('2026-10-25T15:00:00.000Z'), 900).start.getUTCMinutes()).toBe(0);
  });

  test('always holds the moment it is asked for, and touches the next one', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 1440 }),
        (now, minutes) => {
          const { start, end } = windowAt(now, minutes * 60);
          expect(start <= now && now < end).toBe(true);
          expect(windowAt(end, minutes * 60).start).toEqual(end);
        },
      ),
    );
  });
});

test('requests are counted until the window is full, and then told when to come back', async () => {
  expect(await spent()).toBe(10);
  const { until } = await refusal();
  expect(until.getTime()).toBeGreaterThan(new Date('2026-06-15T10:15:00.000Z').getTime());
  expect(until.getTime()).toBeLessThanOrEqual(new Date('2026-06-15T10:15:20.000Z').getTime());
  room.clock.pass({ minutes: 15 });
  expect(await spent()).toBe(10);
});

test('a day that is used up waits for midnight, however many quarter hours begin', async () => {
  for (let n = 0; n < 3; n++) {
    expect(await spent()).toBe(10);
    room.clock.pass({ minutes: 15 });
  }
  const { until } = await refusal();
  expect(until.toISOString()).toMatch(/^2026-06-16T00:00:[012]/);
  room.clock.pass({ hours: 14 });
  expect(await spent()).toBe(10);
});

test('a third is kept for what just happened: what can wait stops at seventy in a hundred', async () => {
  expect(await spent('background')).toBe(7);
  expect(await spent('webhook')).toBe(3);
  expect(shareOf(100, 'background')).toBe(70);
});

test('a refused request is not counted', async () => {
  await spent('background');
  await refusal('background');
  expect([await usedOf('quarter'), await usedOf('day')]).toEqual([7, 7]);
});

test('of many who ask at the same moment, from two processes, none slips through', async () => {
  const beside = await aLinkRoom({ beside: room });
  const both = [budget, beside.get(Budget)];
  const asks = Array.from({ length: 24 }, (_, n) => both[n % 2]!.spend(room.brand, 'webhook'));
  const fates = await Promise.allSettled(asks);
  expect(fates.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  await beside.close();
});

describe('the brand’s own word', () => {
  test('goes before what we assumed', async () => {
    const now = await spend();
    await budget.learn(room.brand, now, [{ counter: 'quarter', most: 200, used: 150 }]);
    expect(await spent('background')).toBe(0); // 150 of 140
    expect(await usedOf('quarter')).toBe(150);
    await budget.learn(room.brand, await spend(), [{ counter: 'quarter', most: 200, used: 20 }]);
    expect(await usedOf('quarter')).toBe(20);
  });

  test('does not forget those who asked after it was given', async () => {
    const first = await spend();
    await spend();
    await spend();
    await budget.learn(room.brand, first, [{ counter: 'quarter', most: 10, used: 1 }]);
    expect(await usedOf('quarter')).toBe(3);
  });

  test('of a window that is over counts for nothing but the limit', async () => {
    const before = await spend();
    room.clock.pass({ minutes: 15 });
    await spend();
    await budget.learn(room.brand, before, [{ counter: 'quarter', most: 50, used: 49 }]);
    expect(await usedOf('quarter')).toBe(1);
    expect(await spent()).toBe(28); // what the day has left
  });

  test('of counters nobody told us of, or that make no sense, is passed over', async () => {
    await budget.learn(room.brand, await spend(), [
      { counter: 'moon', most: 1, used: 1 },
      { counter: 'quarter', most: 0, used: 0 },
    ]);
    expect(await spent()).toBe(9);
  });

  test('“too much” closes the brand for everybody until the time it names', async () => {
    const until = await budget.refused(room.brand, 30);
    expect(until.getTime()).toBeGreaterThan(room.clock.now().getTime() + 30_000);
    expect(await refusal()).toBeInstanceOf(BudgetSpent);
    room.clock.pass({ seconds: 31 });
    expect(await spent()).toBe(10);
  });

  test('“too much” with the day used up closes it until midnight', async () => {
    await budget.learn(room.brand, await spend(), [{ counter: 'day', most: 30, used: 31 }]);
    const until = await budget.refused(room.brand, null);
    expect(until.toISOString()).toMatch(/^2026-06-16T00:00:[012]/);
  });
});

test('a clock that is set back, or far ahead, begins anew rather than waiting for ever', async () => {
  await spent();
  room.clock.pass({ days: -1 });
  expect(await spent()).toBe(10);
  room.clock.pass({ days: 400 });
  expect(await spent()).toBe(10);
});
