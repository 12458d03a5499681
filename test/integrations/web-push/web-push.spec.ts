import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { WebPush } from '#integrations/web-push/web-push';
import { newPushKeys } from '#src/config/push-keys';
import { ChannelBusy, ChannelDown, ChannelRefused, MessageTooLong } from '#src/delivery/channel.problems';
import type { PushAddress } from '#src/delivery/push.port';
import { SystemClock } from '#src/kernel/clock';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';

const keys = newPushKeys();
const message = { payload: '{"hello":"å"}', ttlS: 600, urgency: 'high', topic: 'a-topic' } as const;

let push: PushSimulator;
let http: OutgoingHttp;
beforeAll(async () => {
  const started = await startPush();
  push = started.push;
  http = new OutgoingHttp({ allowsPrivate: true, ca: started.ca! });
});
afterAll(() => push.close());
beforeEach(() => {
  push.pushed.length = 0;
  push.failures.length = 0;
});

const sender = (own = keys, contact = 'mailto:ops@example.org') =>
  new WebPush(http, () => own, contact, new SystemClock());
const aBrowser = (): PushAddress => {
  const { endpoint, keys: told } = push.subscribe(keys.publicKey);
  return { endpoint, ...told };
};

test('what is sent over https is signed, encrypted, and read by the browser alone', async () => {
  expect(push.url).toMatch(/^https:/);
  expect(await sender().send(aBrowser(), message)).toBe('sent');
  expect(push.failures).toEqual([]);
  expect(push.pushed).toMatchObject([
    { text: message.payload, ttlS: 600, urgency: 'high', topic: 'a-topic' },
  ]);
});

test('a push service whose certificate nobody vouches for is not spoken to', async () => {
  const careful = new OutgoingHttp({ allowsPrivate: true });
  const own = new WebPush(careful, () => keys, 'mailto:ops@example.org', new SystemClock());
  await expect(own.send(aBrowser(), message)).rejects.toBeInstanceOf(ChannelDown);
  expect(push.pushed).toEqual([]);
});

test('a browser that went away is gone, and so is one that never was', async () => {
  const browser = aBrowser();
  push.unsubscribe(browser.endpoint);
  expect(await sender().send(browser, message)).toBe('gone');
  expect(await sender().send({ ...browser, endpoint: `${push.url}/push/never` }, message)).toBe('gone');
});

test('the largest message arrives, one byte more is not sent', async () => {
  const browser = aBrowser();
  expect(await sender().send(browser, { ...message, payload: 'x'.repeat(3_993) })).toBe('sent');
  await expect(sender().send(browser, { ...message, payload: 'x'.repeat(3_994) })).rejects.toBeInstanceOf(
    MessageTooLong,
  );
  expect(push.failures).toEqual([]);
});

test('another key than the browser subscribed for, or no proper contact, is our own fault', async () => {
  await expect(sender(newPushKeys()).send(aBrowser(), message)).rejects.toBeInstanceOf(ChannelRefused);
  await expect(sender(keys, 'https://localhost').send(aBrowser(), message)).rejects.toBeInstanceOf(
    ChannelRefused,
  );
  expect(push.failures.map(({ rule }) => rule)).toEqual(['other-key', 'vapid-sub']);
});

test.each([
  [429, { 'retry-after': '120' }, ChannelBusy, 120],
  [429, {}, ChannelBusy, null],
  [503, { 'retry-after': '7' }, ChannelBusy, 7],
  [500, {}, ChannelDown, undefined],
  [302, { location: 'https://example.org/' }, ChannelDown, undefined],
  [413, {}, MessageTooLong, undefined],
  [400, {}, ChannelRefused, undefined],
  [401, {}, ChannelRefused, undefined],
  [403, {}, ChannelRefused, undefined],
])('%i with %j is taken for what it is', async (status, headers, kind, waitS) => {
  push.faults.add({ route: 'POST /push/:id', status, headers: headers });
  const browser = aBrowser();
  const problem = await sender()
    .send(browser, message)
    .catch((error: Error) => error);
  expect(problem).toBeInstanceOf(kind);
  if (waitS !== undefined) expect(problem).toMatchObject({ waitS });
  expect((problem as Error).message).not.toContain(browser.endpoint.slice(-20));
});
