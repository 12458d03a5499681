import { Injectable } from '@nestjs/common';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { Handles } from '#src/jobs/handles';
import { topic } from '#src/jobs/topic';
import { aWorkshop, CoinLanded, CoinThrown } from '../support/workshop.js';

@Injectable()
class Catcher {
  @Handles(CoinThrown)
  async onThrown(): Promise<void> {}
}

@Injectable()
class OtherCatcher {
  @Handles(CoinThrown)
  async onThrown(): Promise<void> {}
}

test('the start fails when nobody handles a topic', async () => {
  await expect(aWorkshop({ listeners: [Catcher], topics: [CoinThrown, CoinLanded] })).rejects.toThrow(
    'Nobody handles test.coin-landed',
  );
});

test('the start fails when two methods handle one topic', async () => {
  await expect(aWorkshop({ listeners: [Catcher, OtherCatcher] })).rejects.toThrow(
    'Two methods handle test.coin-thrown',
  );
});

test('the start fails when a handler waits for a topic the application does not know', async () => {
  await expect(aWorkshop({ listeners: [Catcher], topics: [] })).rejects.toThrow('not among the application');
});

test('a fact nobody listens to cannot be put', async () => {
  const shop = await aWorkshop({ listeners: [Catcher] });
  const Unheard = topic('test.unheard', z.object({}));
  const put = shop.database.transaction((tx) => shop.outbox.put(tx, Unheard, {}, { key: 'x' }));
  await expect(put).rejects.toThrow('Nobody handles test.unheard');
  await shop.close();
});
