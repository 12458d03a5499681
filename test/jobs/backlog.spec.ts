import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Backlog } from '#src/jobs/backlog';
import { type Finish, Handles } from '#src/jobs/handles';
import { Postponed } from '#src/jobs/retry';
import { type Happenings, hear } from '#src/kernel/happenings';
import { about } from '#src/log/about';
import { aWorkshop, CoinThrown, type Workshop } from '../support/workshop.js';

const MINUTE_MS = 60_000;
let abouts: object[] = [];
let work: (name: string) => Promise<void> | void = () => undefined;

class Later extends Postponed {
  readonly code = 'test.later';
}

@Injectable()
class Catcher {
  @Handles(CoinThrown)
  async onThrown({ name }: { name: string }, _finish: Finish): Promise<void> {
    abouts.push(about());
    await work(name);
  }
}

let shop: Workshop;
let backlog: Backlog;
beforeEach(async () => {
  [abouts, work] = [[], () => undefined];
  shop = await aWorkshop({ listeners: [Catcher] });
  backlog = shop.module.get(Backlog);
});
afterEach(() => shop.close());

test('tells how much of a topic is due, since when, and what waits for a person', async () => {
  expect(await backlog.byTopic()).toEqual([]);
  await shop.throw('now');
  await shop.throw('tomorrow', { dueAt: new Date(shop.clock.now().getTime() + 86_400_000) });
  shop.clock.pass({ minutes: 2 });
  await shop.throw('later');
  const due = { topic: 'test.coin-thrown', due: 2, oldestAgeS: 120, setAside: 0 };
  expect(await backlog.byTopic()).toEqual([due]);
  work = (name) => {
    if (name === 'now') throw new TypeError('broken for good');
  };
  for (let tries = 0; tries < 5; tries++) {
    await shop.engine.drain();
    shop.clock.pass({ hours: 1 });
  }
  expect(await backlog.byTopic()).toEqual([{ ...due, due: 0, oldestAgeS: 0, setAside: 1 }]);
});

test('is stuck only when facts are long due, none is in hand and none was settled lately', async () => {
  await shop.throw('one');
  shop.clock.pass({ minutes: 4 });
  expect(await backlog.isStuck()).toBe(false);
  shop.clock.pass({ minutes: 2 });
  expect(await backlog.isStuck()).toBe(true);
  const longDue = { dueAt: new Date(shop.clock.now().getTime() - 10 * MINUTE_MS) };
  const whileInHand: boolean[] = [];
  work = async (name) => {
    if (name !== 'one') return;
    await shop.throw('beside', longDue);
    whileInHand.push(await backlog.isStuck());
  };
  await shop.engine.drain();
  expect(whileInHand).toEqual([false]);
  await shop.throw('after', longDue);
  expect(await backlog.isStuck()).toBe(false);
  shop.clock.pass({ minutes: 6 });
  expect(await backlog.isStuck()).toBe(true);
});

test('what is said while a fact is handled names the fact, and not whoever set it off', async () => {
  await shop.throw('one');
  const { id: jobId } = (await shop.row('one'))!;
  await shop.engine.drain();
  expect(abouts).toEqual([{ jobId, topic: 'test.coin-thrown' }]);
});

test('each try is told of with how it ended', async () => {
  const ended: Happenings['job.ended'][] = [];
  const end = hear('job.ended', (what) => ended.push(what));
  work = (name) => {
    if (name === 'breaks') throw new TypeError('hunter2');
    if (name === 'waits') throw new Later('Later.', new Date(shop.clock.now().getTime() + MINUTE_MS));
  };
  for (const name of ['breaks', 'waits', 'works']) {
    await shop.throw(name);
    await shop.engine.drain();
  }
  end();
  await shop.throw('unheard');
  await shop.engine.drain();
  const topic = 'test.coin-thrown';
  expect(ended).toEqual(
    ['failed', 'postponed', 'done'].map((result) => ({ topic, result, tookS: expect.any(Number) })),
  );
});
