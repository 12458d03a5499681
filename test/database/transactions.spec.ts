import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '#src/database/database';
import { afterCommit, type Tx } from '#src/database/transaction';
import { Coin, countingHouse } from '../support/counting-house.js';
import { Gate } from '../support/gate.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let database: Database;
beforeEach(async () => {
  place = await freshSettings();
  database = await Database.open(place.settings, countingHouse);
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

/** Both halves of a pair, with turns for others in between. */
async function writePair(tx: Tx, pair: string): Promise<void> {
  await tx.insert(Coin, { id: `${pair}-heads`, pair });
  await nextTurn();
  await tx.insert(Coin, { id: `${pair}-tails`, pair });
  await nextTurn();
}

describe('a hundred transactions at once, some failing, beside a hundred reads', () => {
  const NUMBERS = Array.from({ length: 100 }, (_, n) => n);
  const fails = (n: number) => n % 9 === 4;

  test('nothing is lost, nothing leaks', async () => {
    const writes = NUMBERS.map((n) =>
      database.transaction(async (tx) => {
        await writePair(tx, `p${n}`);
        if (fails(n)) throw new Error(`p${n} fails`);
      }),
    );
    const reads = NUMBERS.map(async () => {
      await nextTurn();
      return database.read(Coin).find();
    });
    const outcomes = await Promise.allSettled(writes);
    const seen = await Promise.all(reads);

    const failed = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as Error).message] : [],
    );
    expect(failed).toEqual(NUMBERS.filter(fails).map((n) => `p${n} fails`));
    const kept = NUMBERS.filter((n) => !fails(n)).flatMap((n) => [`p${n}-heads`, `p${n}-tails`]);
    expect((await database.read(Coin).find()).map(({ id }) => id).sort()).toEqual(kept.sort());
    for (const coins of seen) expect(pairsOf(coins).filter((halves) => halves !== 2)).toEqual([]);
    const failing = new Set(NUMBERS.filter(fails).map((n) => `p${n}`));
    expect(seen.flat().filter(({ pair }) => failing.has(pair))).toEqual([]);
  });

  test('readers do not wait for a writer, and see what was there before it', async () => {
    await database.transaction((tx) => writePair(tx, 'before'));
    const [begun, gate] = [new Gate(), new Gate()];
    let over = false;
    const writing = database
      .transaction(async (tx) => {
        await writePair(tx, 'during');
        begun.open();
        await gate.opened;
      })
      .finally(() => (over = true));
    await begun.opened;

    const seen = await Promise.all(NUMBERS.map(() => database.read(Coin).find()));
    expect(over).toBe(false);
    expect(seen.every((coins) => coins.length === 2 && coins.every(({ pair }) => pair === 'before'))).toBe(
      true,
    );

    gate.open();
    await writing;
    expect(await database.read(Coin).count()).toBe(4);
  });
});

test('whoever has written reads it at once', async () => {
  for (let n = 1; n <= 50; n++) {
    await database.transaction((tx) => tx.insert(Coin, { id: `c${n}`, pair: 'x' }));
    expect(await database.read(Coin).count()).toBe(n);
  }
});

test('a transaction inside a transaction is refused instead of waiting for itself', async () => {
  const nested = database.transaction(() => database.transaction(async () => undefined));
  await expect(nested).rejects.toThrow('hand the outer one (tx) on');
  await expect(database.transaction(async () => 'next')).resolves.toBe('next');
});

test('what is to happen after the commit happens after it, and never after a rollback', async () => {
  const seen: string[] = [];
  const look = (what: string) => () =>
    void database
      .read(Coin)
      .count()
      .then((count) => seen.push(`${what}: ${count}`));
  await database.transaction(async (tx) => {
    afterCommit(tx, look('committed'));
    await tx.insert(Coin, { id: 'a', pair: 'x' });
  });
  const failing = database.transaction(async (tx) => {
    afterCommit(tx, look('rolled back'));
    await tx.insert(Coin, { id: 'b', pair: 'x' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await database.read(Coin).count();
  await nextTurn();
  expect(seen).toEqual(['committed: 1']);
});

test('a transaction that somebody kept is of no use once it is over', async () => {
  let kept: Tx | undefined;
  await database.transaction(async (tx) => {
    kept = tx;
  });
  expect(() => afterCommit(kept!, () => undefined)).toThrow('over');
});

test('the reading side cannot write', async () => {
  const sneaky = database.read(Coin).createQueryBuilder().insert().into(Coin).values({ id: 's', pair: 's' });
  await expect(sneaky.execute()).rejects.toThrow(/readonly|read-only/);
});

function pairsOf(coins: Coin[]): number[] {
  const halves = new Map<string, number>();
  for (const { pair } of coins) halves.set(pair, (halves.get(pair) ?? 0) + 1);
  return [...halves.values()];
}
