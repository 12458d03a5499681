import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import SQLite from 'better-sqlite3';
import { Secrets } from '#src/config/secrets';
import { type HookReceiver, startHookReceiver } from '#simulators/hooks/hook-receiver';
import { MailSimulator } from '#simulators/mail/mail';
import { type NtfySimulator, startNtfy } from '#simulators/ntfy/ntfy';
import { startPush } from '#simulators/push/push';
import { idOf, type PushSimulator } from '#simulators/push/push-simulator';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { DOORS, notPassed } from './doors.js';

// Where somebody is reached is theirs, and a secret where whoever knows it may write there; so is what opens an answer.
jest.setTimeout(240_000);

let push: PushSimulator;
let ntfy: NtfySimulator;
let hooks: HookReceiver;
let mail: MailSimulator;
let house: CanaryHouse;
let ada: CanaryVisitor;

beforeAll(async () => {
  ({ push } = await startPush({ secure: false }));
  [ntfy, hooks, mail] = [await startNtfy(), await startHookReceiver(), await MailSimulator.start()];
  house = await CanaryHouse.open({
    OUTGOING_PRIVATE_ADDRESSES: 'allow',
    MAIL_URL: mail.url,
    MAIL_FROM: 'Svett <canary-sender@example.org>',
  });
  ada = await house.operator();
});
afterAll(async () => {
  await house.close();
  await Promise.all([push.close(), ntfy.close(), hooks.close(), mail.close()]);
});

/** Everything that may go wrong on the other side. */
const WRONG = [400, 403, 413, 429, 500].map((status) => ({ status }));

test('a browser is told on, tried, in trouble, and forgotten', async () => {
  const { publicKey } = await ada.must<{ publicKey: string }>('GET', '/api/v1/push-key');
  const { endpoint, keys } = push.subscribe(publicKey);
  for (const secret of [idOf(endpoint), keys.auth, keys.p256dh]) house.secrets.add(secret);
  const device = { endpoint, keys, label: CANARY.name };
  const { id } = await ada.must<{ id: string }>('PUT', '/api/v1/push-devices', device);
  for (const wrong of [
    { ...device, endpoint: CANARY.secret },
    { ...device, endpoint: `ftp://${CANARY.secret}.example.org/` },
    { ...device, keys: { ...keys, p256dh: CANARY.secret } },
    { ...device, label: CANARY.secret.repeat(9) },
  ])
    expect((await ada.send('PUT', '/api/v1/push-devices', wrong)).status).toBe(400);
  await ada.must('GET', '/api/v1/push-devices');
  await ada.must('POST', `/api/v1/push-devices/${id}/test`);
  for (const wrong of WRONG) {
    push.faults.add({ route: 'POST /push/:id', ...wrong });
    expect((await ada.send('POST', `/api/v1/push-devices/${id}/test`)).status).toBeGreaterThan(399);
  }
  await ada.must('DELETE', `/api/v1/push-devices/${id}`);
});

test('a topic, a program and letters are set up, tried, in trouble, and taken away', async () => {
  const url = `${hooks.url}/hook?key=${CANARY.secret}`;
  for (const [form, faulty] of [
    [{ kind: 'ntfy', server: ntfy.url, topic: 'canary-topic', token: CANARY.secret }, ntfy],
    [{ kind: 'webhook', url }, hooks],
    [{ kind: 'email' }, null],
  ] as const) {
    const made = await ada.must<{ id: string; secret: string | null }>('POST', '/api/v1/channels', form);
    if (made.secret) house.secrets.add((hooks.secret = made.secret));
    await ada.must('POST', `/api/v1/channels/${made.id}/test`);
    for (const wrong of faulty ? WRONG : []) {
      faulty!.faults.add({ route: faulty === ntfy ? 'POST /' : 'POST /hook', ...wrong });
      expect((await ada.send('POST', `/api/v1/channels/${made.id}/test`)).status).toBeGreaterThan(399);
    }
    if (!faulty) {
      mail.refusals.push(550);
      expect((await ada.send('POST', `/api/v1/channels/${made.id}/test`)).status).toBe(400);
    }
    await ada.must('GET', '/api/v1/channels');
    await ada.must('PATCH', `/api/v1/channels/${made.id}`, { isOn: false });
    await ada.must('DELETE', `/api/v1/channels/${made.id}`);
  }
  for (const wrong of [
    { kind: 'ntfy', server: CANARY.secret, topic: 'x' },
    { kind: 'ntfy', server: ntfy.url, topic: `${CANARY.secret} !` },
    { kind: 'webhook', url: `http://${CANARY.secret}:${CANARY.secret}@localhost/` },
  ])
    expect((await ada.send('POST', '/api/v1/channels', wrong)).status).toBe(400);
});

test('what goes where is chosen, also by the link of a letter', async () => {
  await ada.must('GET', '/api/v1/channel-choices');
  const choice = { push: true, email: true, ntfy: false, webhook: false };
  await ada.must('PUT', '/api/v1/channel-choices/food', choice);
  expect((await ada.send('PUT', `/api/v1/channel-choices/${CANARY.secret}`, choice)).status).toBe(400);
  const { athleteId } = await ada.must<{ athleteId: string }>('GET', '/api/v1/me');
  const secrets = await Secrets.open(house.data);
  const key = secrets.derive(`unsubscribe:${athleteId}:food`);
  house.secrets.add(key);
  for (const method of ['GET', 'POST'])
    expect((await ada.send(method, `/unsubscribe/${athleteId}.food.${key}`)).status).toBe(200);
  expect((await ada.send('POST', `/unsubscribe/${CANARY.secret}`)).status).toBe(404);
});

test('a message is answered with the key that came with it', async () => {
  const { athleteId } = await ada.must<{ athleteId: string }>('GET', '/api/v1/me');
  const id = delivered(athleteId);
  const token = (await Secrets.open(house.data)).derive(`delivery:${id}`);
  house.secrets.add(token);
  await ada.must('POST', `/api/v1/deliveries/${id}/answer`, { token, act: 'open' });
  for (const wrong of [
    { token: CANARY.secret, act: 'open' },
    { token, act: CANARY.secret },
  ])
    expect((await ada.send('POST', `/api/v1/deliveries/${id}/answer`, wrong)).status).toBeGreaterThan(399);
});

/** A delivery as one that was sent leaves it. */
function delivered(athleteId: string): string {
  const [id, moment] = [randomUUID(), '2026-06-15 10:00:00.000'];
  const row = {
    ...{ id, message_id: randomUUID(), athlete_id: athleteId, kind: 'session-fluid', theme: 'food' },
    ...{ channel: 'push', target_id: randomUUID(), round: 0, urgency: 'normal', quiet: 0, state: 'sent' },
    ...{ expires_at: moment, queued_at: moment, sent_at: moment, attempts: 0 },
  };
  const names = Object.keys(row);
  const file = new SQLite(join(house.data, 'svett.sqlite'));
  file
    .prepare(`INSERT INTO delivery (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(row));
  file.close();
  return id;
}

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.channels, house.passed)).toEqual([]);
});
