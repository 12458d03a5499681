import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { type Finish, Handles } from '#src/jobs/handles';
import { newId } from '#src/kernel/ids';
import { Problem } from '#src/kernel/problem';
import { Coin } from '../support/counting-house.js';
import { aWorkshop, CoinLanded, CoinThrown, type Workshop } from '../support/workshop.js';
import { Outbox } from '#src/jobs/outbox';
import { Inject } from '@nestjs/common';

class NotToday extends Problem {
  readonly code = 'test.not-today';

  constructor(readonly kind: Problem['kind']) {
    super('Not today; try again tomorrow.');
  }
}

/** What the catcher is to do with the next coins, and what it has heard. */
let heard: string[] = [];
let mood: ((name: string) => void) | null = null;

@Injectable()
class Catcher {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  @Handles(CoinThrown)
  async onThrown({ name }: { name: string }, finish: Finish): Promise<void> {
    heard.push(name);
    mood?.(name);
    await finish(async (tx) => {
      await tx.insert(Coin, { id: name, pair: name });
      await this.outbox.put(tx, CoinLanded, { name }, { key: `${name} landed` });
      if (name === 'slips') throw new TypeError('a secret slipped: hunter2');
    });
  }

  @Handles(CoinLanded)
  async onLanded({ name }: { name: string }): Promise<void> {
    heard.push(`${name} landed`);
  }
}

let shop: Workshop;
beforeEach(async () => {
  heard = [];
  mood = null;
  shop = await aWorkshop({ listeners: [Catcher], topics: [CoinThrown, CoinLanded] });
});
afterEach(() => shop.close());

test('a fact is carried to its handler, and the facts that follow from it too', async () => {
  await shop.throw('crown');
  await shop.engine.drain();
  expect(heard).toEqual(['crown', 'crown landed']);
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', attempts: 1, leaseOwner: null });
});

test('a fact put twice with one key is dropped the second time, also after it was handled', async () => {
  await Promise.all([shop.throw('crown'), shop.throw('crown')]);
  await shop.engine.drain();
  await shop.throw('crown');
  await shop.engine.drain();
  expect(heard.filter((name) => name === 'crown')).toHaveLength(1);
});

test('a fact of a transaction that failed was never put', async () => {
  const failing = shop.database.transaction(async (tx) => {
    await shop.outbox.put(tx, CoinThrown, { name: 'crown' }, { key: 'crown' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await shop.engine.drain();
  expect(heard).toEqual([]);
});

test('a payload that does not fit its topic is refused at the door', async () => {
  const wrong = shop.database.transaction((tx) =>
    shop.outbox.put(tx, CoinThrown, { name: 7 as never }, { key: 'x' }),
  );
  await expect(wrong).rejects.toThrow(/expected string/);
});

test('a fact for later waits until then', async () => {
  await shop.throw('later', { dueAt: new Date(shop.clock.now().getTime() + 60_000) });
  await shop.engine.drain();
  expect(heard).toEqual([]);
  shop.clock.pass({ minutes: 1 });
  await shop.engine.drain();
  expect(heard).toContain('later');
});

test('writes, follow-up facts and the tick come true together or not at all', async () => {
  await shop.throw('slips');
  await shop.engine.drain();
  expect(await shop.database.read(Coin).count()).toBe(0);
  expect(await shop.row('slips landed')).toBeNull();
  expect(await shop.row('slips')).toMatchObject({ settledAt: null, attempts: 1 });
});

test('what may pass by itself is tried again, later and later, and heard in the end', async () => {
  let failures = 3;
  mood = () => {
    if (failures-- > 0) throw new NotToday('transient');
  };
  await shop.throw('crown');
  const waits: number[] = [];
  for (let round = 0; round < 4; round++) {
    const { dueAt } = (await shop.row('crown'))!;
    waits.push(dueAt.getTime() - shop.clock.now().getTime());
    shop.clock.pass({ seconds: waits[round]! / 1000 });
    await shop.engine.drain();
  }
  expect(waits).toEqual([0, 2_000, 4_000, 8_000]);
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', attempts: 4 });
});

test('a mistake of ours is tried a few times, then set aside with a reason that quotes nothing', async () => {
  await shop.throw('slips');
  for (let round = 0; round < 10; round++) {
    await shop.engine.drain();
    shop.clock.pass({ hours: 1 });
  }
  const row = await shop.row('slips');
  expect(row).toMatchObject({ outcome: 'set-aside', attempts: 5, reason: 'TypeError' });
});

test('a fact that cannot be right is set aside at once, with the problem’s own words', async () => {
  mood = () => {
    throw new NotToday('invalid');
  };
  await shop.throw('crown');
  await shop.engine.drain();
  expect(await shop.row('crown')).toMatchObject({
    outcome: 'set-aside',
    attempts: 1,
    reason: 'test.not-today: Not today; try again tomorrow.',
  });
});

test('one fact set aside does not hold up the others', async () => {
  mood = (name) => {
    if (name === 'bad') throw new NotToday('invalid');
  };
  for (const name of ['one', 'bad', 'two']) await shop.throw(name);
  await shop.engine.drain();
  expect((await shop.database.read(Coin).find()).map(({ id }) => id).sort()).toEqual(['one', 'two']);
});

test('handled facts are thrown away after a fortnight, those set aside after a season', async () => {
  mood = (name) => {
    if (name === 'bad') throw new NotToday('invalid');
  };
  for (const name of ['good', 'bad']) await shop.throw(name);
  await shop.engine.drain();
  const purge = async (days: number) => {
    shop.clock.pass({ days });
    const { OutboxAged } = await import('#src/jobs/jobs.topics');
    await shop.database.transaction((tx) => shop.outbox.put(tx, OutboxAged, {}, { key: `after ${days}` }));
    await shop.engine.drain();
    return (await shop.database.read(OutboxRow).find())
      .map(({ key }) => key)
      .filter((key) => ['good', 'bad'].includes(key));
  };
  expect((await purge(13)).sort()).toEqual(['bad', 'good']);
  expect(await purge(2)).toEqual(['bad']);
  expect(await purge(80)).toEqual([]);
});

test('many facts are put at once, and those that were there already are dropped', async () => {
  await shop.throw('coin 7');
  const coins = Array.from({ length: 1200 }, (_, n) => ({
    payload: { name: `coin ${n}` },
    key: `coin ${n}`,
  }));
  await shop.database.transaction((tx) => shop.outbox.putAll(tx, CoinThrown, coins));
  expect(await shop.database.read(OutboxRow).count()).toBe(1200);
});

test('what a fact said is forgotten once it is handled, and its key remembered', async () => {
  await shop.throw('crown');
  expect((await shop.row('crown'))!.payload).toEqual({ name: 'crown' });
  await shop.engine.drain();
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', payload: {} });
});

test('every fact that names somebody is forgotten, whether in its key or in its words', async () => {
  const [ada, eve] = [newId(), newId()];
  const coins = Array.from({ length: 600 }, (_, n) => ({ payload: { name: eve }, key: `${eve}:${n}` }));
  await shop.database.transaction(async (tx) => {
    await shop.outbox.putAll(tx, CoinThrown, coins);
    await shop.outbox.put(tx, CoinThrown, { name: 'x' }, { key: `${ada}:1` });
    await shop.outbox.put(tx, CoinThrown, { name: `of ${ada}` }, { key: 'y' });
  });
  await shop.database.transaction((tx) => shop.outbox.forgetAbout(tx, new Set([ada])));
  const left = await shop.database.read(OutboxRow).find();
  expect(left).toHaveLength(600);
  expect(JSON.stringify(left)).not.toContain(ada);
});
