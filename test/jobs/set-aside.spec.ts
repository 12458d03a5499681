import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Handles } from '#src/jobs/handles';
import { SetAside } from '#src/jobs/set-aside';
import { newId } from '#src/kernel/ids';
import { Problem } from '#src/kernel/problem';
import { aWorkshop, CoinThrown, type Workshop } from '../support/workshop.js';

class BentCoin extends Problem {
  readonly kind = 'invalid';
  readonly code = 'test.bent-coin';

  constructor() {
    super('This coin is bent; straighten it first.');
  }
}

let bent: Set<string>;
let caught: string[];

@Injectable()
class Catcher {
  @Handles(CoinThrown)
  async onThrown({ name }: { name: string }): Promise<void> {
    if (bent.has(name)) throw new BentCoin();
    caught.push(name);
    return Promise.resolve();
  }
}

let shop: Workshop;
let aside: SetAside;
beforeEach(async () => {
  bent = new Set(['groat', 'farthing']);
  caught = [];
  shop = await aWorkshop({ listeners: [Catcher] });
  aside = shop.module.get(SetAside);
  for (const name of ['crown', 'groat', 'farthing']) await shop.throw(name);
  await shop.engine.drain();
});
afterEach(() => shop.close());

test('what no try could settle is told with its kind and reason, and not with what it says', async () => {
  const { facts, total } = await aside.list(1);
  expect(total).toBe(2);
  expect(facts).toEqual([expect.objectContaining({ topic: 'test.coin-thrown', attempts: 1, crashes: 0 })]);
  expect(facts[0]!.reason).toBe('test.bent-coin: This coin is bent; straighten it first.');
  expect(facts[0]!.settledAt).toEqual(shop.clock.now());
  expect(JSON.stringify(facts)).not.toMatch(/groat|farthing/);
});

test('one that is put back is tried anew, and nothing else is', async () => {
  const { id } = (await shop.row('groat'))!;
  bent.clear();
  expect(await aside.tryAgain(id)).toBe(true);
  await shop.engine.drain();
  expect(caught).toEqual(['crown', 'groat']);
  expect(await shop.row('groat')).toMatchObject({ outcome: 'done', attempts: 1, reason: null });
  expect(await shop.row('farthing')).toMatchObject({ outcome: 'set-aside' });
});

test('what is done, or back in line already, or was never there is not put back', async () => {
  const [crown, groat] = [(await shop.row('crown'))!.id, (await shop.row('groat'))!.id];
  await aside.tryAgain(groat);
  expect(await Promise.all([crown, groat, newId()].map((id) => aside.tryAgain(id)))).toEqual([
    false,
    false,
    false,
  ]);
});

test('all come back at once, or those of one kind; what is still wrong is set aside again with its reason', async () => {
  expect(await aside.tryAllAgain('test.coin-landed')).toBe(0);
  bent.delete('farthing');
  expect(await aside.tryAllAgain('test.coin-thrown')).toBe(2);
  await shop.engine.drain();
  expect(caught).toEqual(['crown', 'farthing']);
  expect((await aside.list(50)).facts).toMatchObject([{ id: (await shop.row('groat'))!.id, attempts: 1 }]);
});
