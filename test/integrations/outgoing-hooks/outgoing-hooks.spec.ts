import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { OutgoingHooks } from '#integrations/outgoing-hooks/outgoing-hooks';
import { Channels } from '#src/channels/channels';
import { ChannelBusy, ChannelDown } from '#src/delivery/channel.problems';
import { SystemClock } from '#src/kernel/clock';
import { type HookReceiver, startHookReceiver } from '#simulators/hooks/hook-receiver';

const body = JSON.stringify({ type: 'nudge.spoken', data: { link: 'å' } });
const secret = Channels.newSecret();

let receiver: HookReceiver;
beforeAll(async () => {
  receiver = await startHookReceiver();
  receiver.secret = secret;
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.requests.length = 0;
});

const hooks = new OutgoingHooks(new OutgoingHttp({ allowsPrivate: true }));
const call = (with_ = secret) =>
  hooks.send(
    { url: `${receiver.url}/hook`, secret: with_ },
    { id: 'msg_1', at: new SystemClock().now(), body },
  );

test('a call is signed as whoever reads Standard Webhooks verifies it', async () => {
  expect(await call()).toBe('sent');
  expect(receiver.received).toEqual([{ id: 'msg_1', body, isGenuine: true }]);
  const [{ headers }] = receiver.requests as [(typeof receiver.requests)[number]];
  const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(verified).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
});

test('a receiver that knows another secret refuses, and is tried again', async () => {
  await expect(call(Channels.newSecret())).rejects.toBeInstanceOf(ChannelDown);
});

test('one that wants no more calls is gone; one that is busy is come back to; no redirect is followed', async () => {
  receiver.faults.add({ route: 'POST /hook', status: 410 });
  expect(await call()).toBe('gone');
  receiver.faults.add({ route: 'POST /hook', status: 429, headers: { 'retry-after': '30' } });
  await expect(call()).rejects.toMatchObject({ waitS: 30 });
  receiver.faults.add({ route: 'POST /hook', status: 504 });
  await expect(call()).rejects.toBeInstanceOf(ChannelBusy);
  receiver.faults.add({ route: 'POST /hook', status: 301, headers: { location: `${receiver.url}/hook` } });
  await expect(call()).rejects.toBeInstanceOf(ChannelDown);
  expect(receiver.received).toEqual([]);
});
