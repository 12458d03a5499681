import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Delivery } from '#src/channels/delivery.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { waitAfter } from '#src/channels/patience';
import { ChannelsAged } from '#src/channels/channels.topics';
import { ChannelBusy } from '#src/delivery/channel.problems';
import { Outbox } from '#src/jobs/outbox';
import { hear } from '#src/kernel/happenings';
import { type HookReceiver, startHookReceiver } from '#simulators/hooks/hook-receiver';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';
import { KeptLog } from '../support/kept-log.js';

const log = new KeptLog();
let svett: ChannelHouse;
let receiver: HookReceiver;
let ada: Browser;
let phone: Awaited<ReturnType<ChannelHouse['subscribed']>>;
beforeAll(async () => {
  svett = await aChannelHouse({ log });
  receiver = await startHookReceiver({ clock: svett.push.clock });
  await svett.operator();
  ada = await svett.athlete();
});
afterAll(async () => {
  await svett.close();
  await receiver.close();
});
beforeEach(async () => {
  await svett.database.transaction((tx) => tx.clear(PushDevice));
  phone = await svett.subscribed(ada);
  svett.push.pushed.length = svett.push.failures.length = 0;
  svett.push.faults.clear();
});

const ask = async (messageId: string) => (await svett.database.read(Delivery).findOneBy({ messageId }))!;
const device = () => svett.database.read(PushDevice).findOneBy({ id: phone.id });
const fail = (status: number, headers: Record<string, string> = {}, times: number | 'always' = 1) =>
  svett.push.faults.add({ route: 'POST /push/:id', status, headers, times });

test('a push service that stumbles is tried again a little later, and what was due arrives', async () => {
  const told: object[] = [];
  const end = hear('message.carried', (what) => told.push(what));
  fail(503);
  const id = await svett.say(ada);
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'queued', attempts: 1, reason: 'delivery.channel-down' });
  expect(await device()).toMatchObject({ failures: 1, failingSince: svett.clock.now() });
  svett.clock.pass({ seconds: 7 });
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'sent', attempts: 1, reason: null });
  expect(await device()).toMatchObject({ failures: 0, failingSince: null, usedAt: svett.clock.now() });
  end();
  expect(told).toEqual(['failed', 'sent'].map((result) => ({ channel: 'push', result })));
});

test('handed over, and we died before we wrote it down: it is handed over again, and the phone shows one', async () => {
  svett.push.faults.add({ route: 'POST /push/:id', dropConnection: 'after' });
  const id = await svett.say(ada);
  await svett.work();
  expect(svett.push.pushed).toHaveLength(1);
  expect(await ask(id)).toMatchObject({ state: 'queued' });
  svett.clock.pass({ seconds: 7 });
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'sent' });
  expect(svett.push.pushed).toHaveLength(2);
  expect(svett.push.shown()).toHaveLength(1);
  const tags = svett.push.pushed.map(({ text }) => JSON.parse(text).notification.tag as string);
  expect(new Set(tags).size).toBe(1);
});

test('who asks us to wait is waited for', async () => {
  fail(429, { 'retry-after': '600' });
  await svett.say(ada);
  await svett.work();
  svett.clock.pass({ seconds: 590 });
  await svett.work();
  expect(svett.push.pushed).toEqual([]);
  svett.clock.pass({ seconds: 150 });
  await svett.work();
  expect(svett.push.pushed).toHaveLength(1);
});

test('what came too late is not said', async () => {
  fail(500, {}, 'always');
  const id = await svett.say(ada, { expiresAt: new Date(svett.clock.now().getTime() + 60_000) });
  for (let n = 0; n < 8; n++) {
    await svett.work();
    svett.clock.pass({ seconds: 20 });
  }
  svett.push.faults.clear();
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'failed', failedAt: expect.any(Date) });
  expect((await ask(id)).attempts).toBeGreaterThan(1);
  expect(svett.push.pushed).toEqual([]);
});

test('what may no longer be said when it leaves is not', async () => {
  const { wording } = svett.words;
  svett.words.wording = null;
  const id = await svett.say(ada);
  await svett.work();
  svett.words.wording = wording;
  expect(await ask(id)).toMatchObject({ state: 'failed', reason: 'withdrawn' });
  expect(svett.push.pushed).toEqual([]);
});

test('what was switched off meanwhile is not said either', async () => {
  fail(503);
  const id = await svett.say(ada, { theme: 'heat' });
  await svett.work();
  const off = { push: false, email: false, ntfy: false, webhook: false };
  await ada.put('/api/v1/channel-choices/heat', off);
  svett.clock.pass({ minutes: 1 });
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'failed', reason: 'switched-off' });
});

test('a push service that does not let us in: nothing is tried again, the phone stays, and the log says so without an address', async () => {
  fail(403);
  const id = await svett.say(ada);
  await svett.work();
  expect(await ask(id)).toMatchObject({ state: 'failed', reason: 'delivery.channel-refused' });
  expect(await device()).toMatchObject({ lastError: 'delivery.channel-refused' });
  expect(log.lines.join('\n')).toContain('PUSH_CONTACT');
  expect(log.lines.join('\n')).not.toContain(phone.endpoint);
  expect(log.lines.join('\n')).not.toContain(phone.endpoint.slice(-32));
});

test('a phone that takes nothing for a month is forgotten', async () => {
  fail(500, {}, 'always');
  const age = async () => {
    const key = svett.clock.now().toISOString();
    await svett.database.transaction((tx) => svett.get(Outbox).put(tx, ChannelsAged, {}, { key }));
    await svett.work();
  };
  for (let day = 0; day < 4; day++) {
    await svett.say(ada);
    await svett.work();
    svett.clock.pass({ days: 9 });
    expect(await device()).not.toBeNull();
    await age();
  }
  expect(await device()).toBeNull();
});

test('a program that wants no more calls is left alone until its owner says otherwise', async () => {
  const wish = { kind: 'webhook', url: `${receiver.url}/hook` };
  const { id } = (await ada.post('/api/v1/channels', wish)).json<{ id: string }>();
  receiver.faults.add({ route: 'POST /hook', status: 410 });
  await svett.say(ada);
  await svett.work();
  const { channels } = (await ada.get('/api/v1/channels')).json<{ channels: object[] }>();
  expect(channels).toMatchObject([{ id, isOn: false, disabledBecause: 'gone' }]);
  await svett.say(ada);
  await svett.work();
  expect(receiver.requests).toHaveLength(1);
});

test('tries come further and further apart, not all in one moment, and no later than a day', () => {
  const one = { id: 'a', channel: 'push' } as Delivery;
  const waits = [1, 2, 3, 4, 5, 6, 20].map((attempts) => waitAfter(one, attempts, null));
  expect(waits.slice(0, 6)).toEqual(waits.slice(0, 6).toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBeLessThan(2 * 3_600_000);
  const many = Array.from({ length: 200 }, (_, n) => waitAfter({ ...one, id: `${n}` }, 3, null));
  expect(new Set(many).size).toBeGreaterThan(190);
  for (const wait of many) expect(Math.abs(wait - 120_000)).toBeLessThanOrEqual(12_000);
  expect(waitAfter(one, 1, new ChannelBusy('push', 90))).toBeGreaterThanOrEqual(90_000);
  expect(waitAfter(one, 1, new ChannelBusy('push', 1e9))).toBe(86_400_000);
});
