import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Finish, Handles } from '#src/jobs/handles';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Coin } from '../support/counting-house.js';
import { Gate } from '../support/gate.js';
import { aWorkshop, CoinThrown, type Workshop } from '../support/workshop.js';

let inHand = 0;
let mostInHand = 0;
let starts: string[] = [];
let arrived: Gate;
let gate: Gate | null = null;

/** Holds every coin in its hand until the gate opens. */
@Injectable()
class Holder {
  @Handles(CoinThrown)
  async onThrown({ name }: { name: string }, finish: Finish): Promise<void> {
    starts.push(name);
    mostInHand = Math.max(mostInHand, ++inHand);
    arrived.open();
    await gate?.opened;
    inHand -= 1;
    await finish(async (tx) => {
      await tx.insert(Coin, { id: `${name} ${starts.length}`, pair: name });
    });
  }
}

let shop: Workshop;
beforeEach(async () => {
  [inHand, mostInHand, starts, gate, arrived] = [0, 0, [], null, new Gate()];
  shop = await aWorkshop({ listeners: [Holder] });
});
afterEach(() => shop.close());

test('a started engine hears of a fact by itself, as soon as it is put', async () => {
  await shop.engine.start();
  await shop.throw('crown');
  await arrived.opened;
  await shop.engine.stop();
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done' });
});

test('a stop waits for what is under way and begins nothing more', async () => {
  gate = new Gate();
  await shop.engine.start();
  await shop.throw('first');
  await arrived.opened;
  const stopped = shop.engine.stop();
  await shop.throw('second');
  gate.open();
  await stopped;
  expect(await shop.row('first')).toMatchObject({ outcome: 'done' });
  expect(await shop.row('second')).toMatchObject({ settledAt: null, attempts: 0 });
});

test('many facts are handled side by side, but never more than four', async () => {
  gate = new Gate();
  for (let n = 0; n < 12; n++) await shop.throw(`c${n}`);
  await shop.engine.start();
  await arrived.opened;
  gate.open();
  await shop.engine.drain();
  expect([starts.length, mostInHand]).toEqual([12, 4]);
});

test('what a process died over is taken up by another when its lease has run out, and only one of the two counts', async () => {
  gate = new Gate();
  await shop.throw('crown');
  const slow = shop.engine.drain();
  await arrived.opened; // the first holds it, and the world takes the first for dead
  shop.clock.pass({ minutes: 2 });
  const other = await aWorkshop({ listeners: [Holder], beside: shop });
  arrived = new Gate();
  const second = other.engine.drain();
  await arrived.opened;
  gate.open();
  await Promise.all([slow, second]);
  expect(starts).toEqual(['crown', 'crown']);
  expect(await shop.database.read(Coin).count()).toBe(1);
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', attempts: 2, crashes: 1 });
  await other.close();
});

test('two processes never handle one fact while both live', async () => {
  const other = await aWorkshop({ listeners: [Holder], beside: shop });
  for (let n = 0; n < 30; n++) await shop.throw(`c${n}`);
  await Promise.all([shop.engine.drain(), other.engine.drain()]);
  expect([...starts].sort()).toEqual(Array.from({ length: 30 }, (_, n) => `c${n}`).sort());
  await other.close();
});

test('a restart takes back at once what a dead process of this machine held', async () => {
  const { hostname } = await import('node:os');
  await shop.throw('crown');
  const farOff = new Date(shop.clock.now().getTime() + 3_600_000);
  const dead = `${hostname()}/999999999/start/engine`;
  await shop.database.transaction((tx) =>
    tx.update(OutboxRow, { key: 'crown' }, { leaseOwner: dead, leasedUntil: farOff, attempts: 1 }),
  );
  await shop.engine.drain();
  expect(starts).toEqual([]);
  await shop.engine.start();
  await arrived.opened;
  await shop.engine.stop();
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', attempts: 2 });
});

test('a fact that takes the process down again and again is set aside', async () => {
  await shop.throw('poison');
  const past = new Date(shop.clock.now().getTime() - 1_000);
  await shop.database.transaction((tx) =>
    tx.update(
      OutboxRow,
      { key: 'poison' },
      { leaseOwner: 'elsewhere/1/a/b', leasedUntil: past, attempts: 5, crashes: 4 },
    ),
  );
  await shop.engine.drain();
  expect(starts).toEqual([]);
  expect(await shop.row('poison')).toMatchObject({ outcome: 'set-aside', crashes: 5 });
});

test('a long line of facts lets others have their turn in between', async () => {
  for (let n = 0; n < 100; n++) await shop.throw(`coin ${n}`);
  await shop.engine.start();
  let turns = 0;
  while (starts.length < 100) {
    turns += 1;
    await setImmediate();
  }
  expect(turns).toBeGreaterThan(20);
});
