import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Finish, Handles } from '#src/jobs/handles';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { topic } from '#src/jobs/topic';
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

/** It falls where nobody knows how long it takes to find. */
const CoinDropped = topic('test.coin-dropped', z.object({ name: z.string() }), { isSlow: true });
let slowInHand = 0;
let mostSlow = 0;
let dawdling = new Gate();

@Injectable()
class Dawdler {
  @Handles(CoinDropped)
  async onDropped({ name }: { name: string }): Promise<void> {
    starts.push(name);
    mostSlow = Math.max(mostSlow, ++slowInHand);
    if (slowInHand === 2) dawdling.open();
    await gate?.opened;
    slowInHand -= 1;
  }
}

let shop: Workshop;
beforeEach(async () => {
  [slowInHand, mostSlow, dawdling] = [0, 0, new Gate()];
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
  while (inHand < 4) await setImmediate();
  gate.open();
  await shop.engine.drain();
  expect([starts.length, mostInHand]).toEqual([12, 4]);
});

test('slow ones are no more than two at once, and others go past them', async () => {
  shop = await aWorkshop({ listeners: [Holder, Dawdler], topics: [CoinThrown, CoinDropped] });
  gate = new Gate();
  await shop.database.transaction(async (tx) => {
    for (let n = 0; n < 8; n++) await shop.outbox.put(tx, CoinDropped, { name: `s${n}` }, { key: `s${n}` });
  });
  shop.clock.pass({ seconds: 1 });
  await shop.engine.start();
  await dawdling.opened;
  for (let n = 0; n < 4; n++) await shop.throw(`c${n}`);
  await arrived.opened;
  expect(starts).toEqual(expect.arrayContaining(['s0', 's1', 'c0']));
  expect(starts).not.toContain('s2');
  gate.open();
  await shop.engine.drain();
  expect([starts.length, mostSlow]).toEqual([12, 2]);
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
  expect(await shop.row('crown')).toMatchObject({ outcome: 'done', attempts: 2 });
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

describe('a process that dies', () => {
  /** As if a process had died, so many times by now, with these coins in its hand. */
  const died = (names: string[], times: number) =>
    shop.database.transaction(async (tx) => {
      const past = new Date(shop.clock.now().getTime() - 1_000);
      const left = { leaseOwner: 'elsewhere/1/a/b', leasedUntil: past, attempts: times, crashes: times - 1 };
      for (const key of names) await tx.update(OutboxRow, { key }, left);
    });

  test('has what was in its hand taken up one by one, so that the one it died of takes no other along', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await shop.throw(name);
      shop.clock.pass({ seconds: 1 });
    }
    await died(['a', 'b', 'c', 'd'], 1);
    gate = new Gate();
    await shop.engine.start();
    for (const alone of ['a', 'b', 'c', 'd']) {
      await arrived.opened;
      expect(starts.at(-1)).toBe(alone);
      expect(inHand).toBe(1);
      [arrived, gate] = [new Gate(), gateAfter(gate)];
    }
    while (inHand < 3) await setImmediate();
    gate.open();
    await shop.engine.drain();
    expect(mostInHand).toBe(3); // the others, side by side again
    expect(starts).toHaveLength(7);
  });

  test('again over the same leaves it alone for a while, and the others go on', async () => {
    await shop.throw('poison');
    await shop.throw('crown');
    await died(['poison'], 2);
    await shop.engine.drain();
    expect(starts).toEqual(['crown']);
    shop.clock.pass({ seconds: 2 });
    await shop.engine.drain();
    expect(starts).toEqual(['crown', 'poison']);
  });

  test('has its death taken back when it only slept, and finds another at its work', async () => {
    gate = new Gate();
    await shop.throw('crown');
    await shop.engine.start();
    await arrived.opened;
    const leasedUntil = new Date(shop.clock.now().getTime() + 60_000);
    const another = { leaseOwner: 'elsewhere/1/a/b', leasedUntil, attempts: 2, crashes: 1 };
    await shop.database.transaction((tx) => tx.update(OutboxRow, { key: 'crown' }, another));
    gate.open();
    await shop.engine.stop();
    expect(await shop.row('crown')).toMatchObject({ ...another, crashes: 0, settledAt: null });
  });

  test('again and again over one sets that one aside, however long it takes to be sure', async () => {
    await shop.throw('poison');
    await shop.throw('crown');
    await died(['poison'], 15);
    await shop.engine.drain();
    expect(await shop.row('poison')).toMatchObject({ settledAt: null, crashes: 15, leaseOwner: null });
    shop.clock.pass({ hours: 1 });
    await died(['poison'], 16);
    await shop.engine.drain();
    expect(starts).toEqual(['crown']);
    expect(await shop.row('poison')).toMatchObject({
      outcome: 'set-aside',
      crashes: 16,
      reason: 'the process ended 16 times while working on this',
    });
  });
});

/** Opens a gate and answers with the next one. */
function gateAfter(former: Gate): Gate {
  former.open();
  return new Gate();
}
