import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channel } from '#src/channels/channel.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { newPushKeys } from '#src/config/push-keys';
import { Secrets } from '#src/config/secrets';
import { KeyRotation } from '#src/connect/key-rotation';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';
import { everyRow, tablesWith } from '../support/every-table.js';

// Where people are reached is theirs: sealed, and looked at before anything is sent there.
let svett: ChannelHouse;
let ada: Browser;
let bo: Browser;
beforeAll(async () => {
  svett = await aChannelHouse();
  await svett.operator();
  [ada, bo] = [await svett.athlete('ada@example.org'), await svett.athlete('bo@example.org')];
});
afterAll(() => svett.close());

const devices = async (browser: Browser) =>
  (await browser.get('/api/v1/push-devices')).json<{ devices: { id: string; label: string }[] }>().devices;
const codeOf = ({ statusCode, json }: Awaited<ReturnType<Browser['get']>>) => [
  statusCode,
  json<{ code: string }>().code,
];

test('no address, key or token lies open in the database', async () => {
  const phone = await svett.subscribed(ada);
  const ntfy = { kind: 'ntfy', server: 'http://ntfy.home', topic: 'my-secret-topic', token: 'tk_secret' };
  await ada.post('/api/v1/channels', ntfy);
  const hook = { kind: 'webhook', url: 'http://hooks.home/my-secret-path' };
  const { secret } = (await ada.post('/api/v1/channels', hook)).json<{ secret: string }>();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const words = [phone.endpoint, phone.keys.auth, phone.keys.p256dh, 'my-secret', 'tk_secret', secret];
  expect(tablesWith(await everyRow(svett.database), words)).toEqual([]);
});

test('a change of keys seals devices and channels anew, and they are reached as before', async () => {
  const before = (await svett.database.read(PushDevice).find())[0]!.keyId;
  await svett.get(KeyRotation).rotate();
  const [{ id: newest }] = svett.get(Secrets).tokenKeys;
  expect(newest).not.toBe(before);
  expect(svett.get(Secrets).tokenKeys).toHaveLength(1);
  for (const { keyId } of [
    ...(await svett.database.read(PushDevice).find()),
    ...(await svett.database.read(Channel).find()),
  ])
    expect(keyId).toBe(newest);
  const [device] = await devices(ada);
  expect((await ada.post(`/api/v1/push-devices/${device!.id}/test`)).statusCode).toBe(204);
});

test('a browser told again is one device, under its newest name', async () => {
  const subscription = svett.push.subscribe();
  const tell = async (label: string) =>
    (await bo.put('/api/v1/push-devices', { ...subscription, label })).json<{ id: string }>().id;
  expect(await tell('Chrome')).toBe(await tell('Chrome, Android'));
  expect(await devices(bo)).toMatchObject([{ label: 'Chrome, Android' }]);
});

test('a browser that is given no name goes by what it calls itself', async () => {
  const dan = await svett.athlete('dan@example.org');
  const android = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36';
  const tell = (userAgent: string) =>
    dan.send({
      method: 'PUT',
      url: '/api/v1/push-devices',
      payload: svett.push.subscribe(),
      headers: { 'user-agent': userAgent },
    });
  await tell(android);
  await tell('something else');
  expect((await devices(dan)).map(({ label }) => label).sort()).toEqual(['Browser', 'Chrome · Android']);
});

test('a browser somebody else signs in at shows what is theirs, and no more what was for the one before', async () => {
  const subscription = svett.push.subscribe();
  await ada.put('/api/v1/push-devices', { ...subscription, label: 'Shared' });
  await bo.put('/api/v1/push-devices', { ...subscription, label: 'Shared' });
  expect((await devices(ada)).filter(({ label }) => label === 'Shared')).toEqual([]);
  expect((await devices(bo)).filter(({ label }) => label === 'Shared')).toHaveLength(1);
});

test('one has twenty devices, and the newest is always among them', async () => {
  const cleo = await svett.athlete('cleo@example.org');
  for (let n = 1; n <= 22; n++) {
    await cleo.put('/api/v1/push-devices', { ...svett.push.subscribe(), label: `Phone ${n}` });
    svett.clock.pass({ minutes: 1 });
  }
  const labels = (await devices(cleo)).map(({ label }) => label);
  expect(labels).toHaveLength(20);
  expect(labels).toEqual(expect.arrayContaining(['Phone 22', 'Phone 3']));
  expect(labels).not.toContain('Phone 1');
});

test('what no browser sends is refused: keys that are none, a subscription for another key', async () => {
  const subscription = svett.push.subscribe();
  const label = 'Phone';
  const noKey = { ...subscription.keys, p256dh: 'B'.repeat(87) };
  expect((await bo.put('/api/v1/push-devices', { ...subscription, keys: noKey, label })).statusCode).toBe(
    400,
  );
  const { publicKey } = newPushKeys();
  const other = await bo.put('/api/v1/push-devices', { ...subscription, label, publicKey });
  expect(codeOf(other)).toEqual([409, 'channels.subscribed-for-another']);
});

test('whose subscription has run out is not sent to', async () => {
  const dee = await svett.athlete('dee@example.org');
  const expirationTime = svett.clock.now().getTime() + 60_000;
  await dee.put('/api/v1/push-devices', { ...svett.push.subscribe(), expirationTime, label: 'Phone' });
  svett.push.pushed.length = 0;
  svett.clock.pass({ minutes: 2 });
  await svett.say(dee);
  await svett.work();
  expect(svett.push.pushed).toEqual([]);
});

let strict: TestApp;
let eve: Browser;
beforeAll(async () => {
  strict = await anApp();
  await strict.operator();
  eve = await strict.athlete('eve@example.org');
});
afterAll(() => strict.close());

test.each([
  'http://example.org/push',
  'https://127.0.0.1/push',
  'https://[::1]/push',
  'https://2130706433/push',
  'https://93.184.215.14/push',
  'https://localhost/push',
  'https://router.local/push',
  'https://db.internal/push',
  'https://intranet/push',
  'https://user:password@example.org/push',
])('an address such as %s is not kept, unless whoever runs Svett allows their own network', async (url) => {
  const keys = { p256dh: newPushKeys().publicKey, auth: 'A'.repeat(22) };
  const refused = [400, 'delivery.address-refused'];
  const device = { endpoint: url, keys, label: 'Phone' };
  expect(codeOf(await eve.put('/api/v1/push-devices', device))).toEqual(refused);
  expect(codeOf(await eve.post('/api/v1/channels', { kind: 'webhook', url }))).toEqual(refused);
  const ntfy = { kind: 'ntfy', server: url, topic: 'eve' };
  expect(codeOf(await eve.post('/api/v1/channels', ntfy))).toEqual(refused);
});

test('letters cannot be asked for where none are sent', async () => {
  expect(codeOf(await eve.post('/api/v1/channels', { kind: 'email' }))).toEqual([409, 'channels.no-mail']);
});
