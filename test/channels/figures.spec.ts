import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DeliveryFigures } from '#src/channels/delivery-figures';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

let svett: ChannelHouse;
let ada: Browser;
beforeAll(async () => {
  svett = await aChannelHouse();
  await svett.operator();
  ada = await svett.athlete();
  await svett.subscribed(ada);
});
afterAll(() => svett.close());

const answered = async (act: string) => {
  const { delivery, token } = JSON.parse(svett.push.pushed.at(-1)!.text).svett as Record<string, string>;
  await svett.browser().post(`/api/v1/deliveries/${delivery}/answer`, { token, act });
};

test('whoever runs Svett sees how far messages come, by kind and since a moment', async () => {
  await svett.say(ada, { kind: 'month' });
  await svett.work();
  svett.clock.pass({ days: 1 });
  const since = svett.clock.now();
  for (const act of ['open', 'later', null]) {
    await svett.say(ada, { kind: 'breakfast' });
    await svett.work();
    if (act) await answered(act);
  }
  svett.push.faults.add({ route: 'POST /push/:id', status: 413 });
  await svett.say(ada, { kind: 'breakfast' });
  await svett.work();
  await svett.say(ada, { kind: 'variety' });
  expect(await svett.get(DeliveryFigures).since(since)).toEqual([
    { kind: 'breakfast', queued: 4, sent: 3, opened: 2, acted: 1, failed: 1, gone: 0 },
    { kind: 'variety', queued: 1, sent: 0, opened: 0, acted: 0, failed: 0, gone: 0 },
  ]);
});
