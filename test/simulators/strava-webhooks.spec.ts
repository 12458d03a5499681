import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';

const MINUTE_MS = 60_000;
let strava: StravaSimulator;
let athleteId: string;
let receiver: Receiver;

beforeEach(async () => {
  strava = await startStrava({ settings: { approval: 'auto', bigIds: 'none' } });
  strava.clock.set(new Date('2026-11-23T12:01:00Z'));
  strava.webhooks.modes.answerLimitMs = 150;
  athleteId = strava.addAthlete(1).id;
  receiver = await Receiver.start();
});

afterEach(async () => {
  await strava.close();
  receiver.close();
});

/** A callback that shakes hands and writes down what it is told. */
class Receiver {
  told: { event: Record<string, unknown>; raw: string; signature: string | undefined }[] = [];
  statuses: number[] = [];
  delayMs = 0;
  handshake: string | null = null;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`);
    server.on('request', (request, response) => {
      const challenge = new URL(request.url ?? '', receiver.url).searchParams.get('hub.challenge');
      let raw = '';
      request.on('data', (chunk) => (raw += chunk));
      request.on('end', () => {
        const signature = request.headers['x-strava-signature'] as string | undefined;
        if (raw) receiver.told.push({ event: JSON.parse(raw), raw, signature });
        response.statusCode = raw ? (receiver.statuses.shift() ?? 200) : 200;
        response.setHeader('content-type', 'application/json');
        const answer = { 'hub.challenge': receiver.handshake ?? challenge };
        setTimeout(() => response.end(JSON.stringify(answer)), receiver.delayMs);
      });
    });
    return receiver;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const client = () => ({ client_id: strava.clientId, client_secret: strava.clientSecret });

async function subscribe(fields: Record<string, string> = {}) {
  const body = new URLSearchParams({ ...client(), callback_url: receiver.url, verify_token: 'v', ...fields });
  const response = await fetch(`${strava.url}/api/v3/push_subscriptions`, { method: 'POST', body });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function connect(scope = 'read,activity:read'): Promise<void> {
  const url = new URL('/oauth/authorize', strava.url);
  const asked = { redirect_uri: 'http://localhost/back', response_type: 'code', scope, state: 's' };
  url.search = new URLSearchParams({ client_id: strava.clientId, ...asked }).toString();
  const code = new URL(strava.approve(url.href)).searchParams.get('code') ?? '';
  const body = new URLSearchParams({ ...client(), code, grant_type: 'authorization_code' });
  await fetch(`${strava.url}/oauth/token`, { method: 'POST', body });
}

async function ready(): Promise<void> {
  await subscribe();
  await connect();
}

const record = () => strava.addActivity(athleteId, { durationS: 300 }, { announce: true });

test('a subscription counts when the address repeats the challenge, and there is one for all', async () => {
  receiver.handshake = 'something else';
  expect((await subscribe()).status).toBe(400);
  receiver.handshake = null;
  receiver.delayMs = 400;
  expect((await subscribe()).status).toBe(400);
  receiver.delayMs = 0;

  const { status, body } = await subscribe();
  expect([status, body]).toMatchObject([201, { application_id: 24523, callback_url: receiver.url }]);
  expect((await subscribe()).body.errors[0].code).toBe('already exists');

  const listed = `${strava.url}/api/v3/push_subscriptions?${new URLSearchParams(client()).toString()}`;
  expect(JSON.parse(await (await fetch(listed)).text())).toEqual([body]);
  const gone = await fetch(listed.replace('?', `/${body.id}?`), { method: 'DELETE' });
  expect([gone.status, await (await fetch(listed)).text()]).toEqual([204, '[]']);
  expect(strava.failures).toEqual([]);
});

test('what happens to an activity is told in the words of the real service', async () => {
  await ready();
  const { id } = record();
  strava.editActivity(id, { name: 'Messy', sportType: 'Ride' });
  strava.setPrivate(id, true);
  await strava.webhooks.settled();
  strava.deauthorise(athleteId);
  await strava.webhooks.settled();

  const { subscription } = strava.webhooks;
  expect(receiver.told.map(({ event }) => [event.object_type, event.aspect_type, event.updates])).toEqual(
    expect.arrayContaining([
      ['activity', 'create', {}],
      ['activity', 'update', { title: 'Messy', type: 'Ride' }],
      ['activity', 'update', { private: 'true' }],
      ['athlete', 'update', { authorized: 'false' }],
    ]),
  );
  expect(receiver.told[0]?.event).toMatchObject({
    ...{ owner_id: Number(athleteId), subscription_id: subscription?.id, event_time: 1795435260 },
  });
});

test('nothing is told of who is not connected, nor of what the application may not see', async () => {
  await subscribe();
  record();
  await connect('read,activity:read');
  strava.addActivity(athleteId, { durationS: 300, isPrivate: true }, { announce: true });
  await strava.webhooks.settled();
  expect(receiver.told).toEqual([]);
});

test('an event is tried three times, two minutes apart, and then lost', async () => {
  await ready();
  receiver.statuses = [503, 500, 502];
  record();
  await strava.webhooks.settled();
  for (const minutes of [1.9, 0.1, 1.9, 0.1, 10]) {
    strava.clock.advance(minutes * MINUTE_MS);
    await strava.webhooks.settled();
  }
  const start = Date.parse('2026-11-23T12:01:00Z');
  expect(
    strava.webhooks.deliveries.map(({ attempt, at, status }) => [attempt, (+at - start) / MINUTE_MS, status]),
  ).toEqual([
    [1, 0, 503],
    [2, 2, 500],
    [3, 4, 502],
  ]);
  expect(strava.webhooks.lost).toHaveLength(1);
});

test('an answer after the limit is no answer, and the next try can succeed', async () => {
  await ready();
  receiver.delayMs = 400;
  record();
  await strava.webhooks.settled();
  receiver.delayMs = 0;
  strava.clock.advance(2 * MINUTE_MS);
  await strava.webhooks.settled();
  expect(strava.webhooks.deliveries.map(({ status }) => status)).toEqual([null, 200]);
  expect([strava.webhooks.pending(), strava.webhooks.lost]).toEqual([[], []]);
});

test('events can come twice, in the wrong order, late or never', async () => {
  await ready();
  const { modes } = strava.webhooks;
  Object.assign(modes, { reorder: true, copies: 2 });
  const { id } = record();
  strava.editActivity(id, { name: 'Later' });
  expect(receiver.told).toEqual([]);
  await strava.webhooks.flush();
  const aspects = () => receiver.told.splice(0).map(({ event }) => event.aspect_type);
  expect(aspects()).toEqual(['update', 'update', 'create', 'create']);

  Object.assign(modes, { reorder: false, copies: 1, delayMs: 5 * MINUTE_MS });
  record();
  await strava.webhooks.flush();
  expect(aspects()).toEqual([]);
  strava.clock.advance(5 * MINUTE_MS);
  await strava.webhooks.settled();
  expect(aspects()).toEqual(['create']);

  Object.assign(modes, { delayMs: 0, drop: 1 });
  record();
  await strava.webhooks.flush();
  expect([aspects(), strava.webhooks.lost.length]).toEqual([[], 1]);
});

test.each([
  ['valid', 0, true],
  ['wrong-key', 0, false],
  ['old', 3_600, true],
] as const)('a signature can be %s', async (signature, ageS, holds) => {
  await ready();
  strava.webhooks.modes.signature = signature;
  record();
  await strava.webhooks.settled();
  const [told] = receiver.told;
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(told?.signature ?? '') ?? [];
  const right = createHmac('sha256', strava.clientSecret).update(`${t}.${told?.raw}`).digest('hex');
  expect([strava.clock.nowS() - Number(t), v1 === right]).toEqual([ageS, holds]);
});

test('an event can be forged in another’s name', async () => {
  await ready();
  strava.webhooks.announce({
    ...{ object_type: 'activity', object_id: '9007199254740993', aspect_type: 'delete' },
    ...{ owner_id: '1', subscription_id: 666 },
  });
  await strava.webhooks.settled();
  expect(receiver.told[0]?.raw).toContain(
    '"object_id":9007199254740993,"aspect_type":"delete","owner_id":1,',
  );
});

test('after somebody connects, what is still on their watch arrives one by one', async () => {
  await strava.close();
  strava = await startStrava({ trickle: { everyMs: 20 } });
  athleteId = strava.addAthlete(1, { days: 10, withhold: 2 }).id;
  const before = strava.activitiesOf(athleteId).length;
  await subscribe();
  await connect();
  while (receiver.told.length < 2) await new Promise((later) => setTimeout(later, 10));
  expect(strava.activitiesOf(athleteId)).toHaveLength(before + 2);
  expect(receiver.told.map(({ event }) => event.aspect_type)).toEqual(['create', 'create']);
});
