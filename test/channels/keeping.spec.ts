import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Channel } from '#src/channels/channel.entity';
import { ChannelsAged } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { newPushKeys } from '#src/config/push-keys';
import { Outbox } from '#src/jobs/outbox';
import { PASSWORD } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

let svett: ChannelHouse;
let ada: Browser;
let phone: { id: string };
beforeAll(async () => {
  svett = await aChannelHouse();
  await svett.operator();
  ada = await svett.athlete();
  phone = await svett.subscribed(ada);
});
afterAll(() => svett.close());
// A sign-in lives for sixty days.
beforeEach(() => ada.post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD }));

async function daysLater(days: number): Promise<void> {
  svett.clock.pass({ days });
  const key = svett.clock.now().toISOString();
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, ChannelsAged, {}, { key }));
  await svett.work();
}
const of = async (messageId: string) => svett.database.read(Delivery).findOneBy({ messageId });

test('what nobody could carry for a fault of ours does not wait for ever', async () => {
  const words = svett.words.of;
  svett.words.of = () => Promise.reject(new TypeError('a mistake of ours'));
  const id = await svett.say(ada);
  for (let n = 0; n < 8; n++) {
    await svett.work();
    svett.clock.pass({ minutes: 2 });
  }
  svett.words.of = words;
  expect(await of(id)).toMatchObject({ state: 'queued' });
  await daysLater(2);
  expect(await of(id)).toMatchObject({ state: 'failed', reason: 'expired' });
});

test('a way that has failed for a month is switched off, and its owner sees why', async () => {
  const wish = { kind: 'ntfy', server: 'http://127.0.0.1:1', topic: 'ada' };
  const { id } = (await ada.post('/api/v1/channels', wish)).json<{ id: string }>();
  for (let n = 0; n < 3; n++) await ada.post(`/api/v1/channels/${id}/test`);
  await daysLater(29);
  expect(await svett.database.read(Channel).findOneBy({ id })).toMatchObject({
    disabledAt: null,
    failures: 3,
  });
  await daysLater(2);
  const { channels } = (await ada.get('/api/v1/channels')).json<{ channels: object[] }>();
  expect(channels).toMatchObject([
    { id, isOn: false, disabledBecause: 'failing', lastError: 'delivery.channel-down' },
  ]);
});

test('a browser that subscribed for a key that is lost is not sent to, and forgotten unless it comes back', async () => {
  const subscribedFor = newPushKeys().publicKey;
  await ada.put('/api/v1/push-devices', { ...svett.push.subscribe(), label: 'Another' }); // comes back each day
  const seenAt = svett.clock.now();
  await svett.database.transaction((tx) =>
    tx.update(PushDevice, { id: phone.id }, { subscribedFor, seenAt }),
  );
  svett.push.pushed.length = 0;
  await svett.say(ada);
  await svett.work();
  expect(svett.push.pushed).toHaveLength(1);
  expect(svett.push.failures).toEqual([]);
  await daysLater(31);
  const { devices } = (await ada.get('/api/v1/push-devices')).json<{ devices: object[] }>();
  expect(devices).toMatchObject([{ label: 'Another' }]);
});

test('what came of messages is kept for a year and a bit', async () => {
  const id = await svett.say(ada);
  await svett.work();
  await daysLater(399);
  expect(await of(id)).toMatchObject({ state: 'sent' });
  await daysLater(2);
  expect(await of(id)).toBeNull();
});
