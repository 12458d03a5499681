import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Notice, WebhookRequest } from '#src/connect/arrival.port';
import { WebhookRefused } from '#src/connect/connect.problems';
import type { StravaSettings } from '#integrations/strava/strava.connector';
import { Mailbox } from '../../support/mailbox.js';
import { StravaStage, VERIFY_TOKEN } from '../../support/strava-stage.js';

let stage: StravaStage;
let mailbox: Mailbox;
let athleteId: string;
/** Stages of a test's own, to be closed however it ends. */
let opened: StravaStage[];

beforeEach(async () => {
  stage = await StravaStage.open();
  opened = [stage];
  mailbox = await new Mailbox(stage.connector, stage.strava.clock).open();
  athleteId = stage.strava.addAthlete(1).id;
  await stage.grant(athleteId);
});
afterEach(async () => {
  await mailbox.close();
  for (const { strava } of opened) await strava.close();
  expect(stage.strava.failures).toEqual([]);
});

/** Registers the mailbox and gives back the id Strava knows the subscription by. */
async function subscribed(): Promise<string> {
  const { id } = await stage.connector.subscribe(mailbox.url);
  return id;
}

async function heard(subscriptionId: string | null): Promise<Notice[]> {
  await stage.strava.webhooks.flush();
  return mailbox.received.flatMap((request) => stage.connector.read(request, { subscriptionId }));
}

describe('the subscription', () => {
  test('proves itself, is listed, and ends', async () => {
    const id = await subscribed();
    expect(await stage.connector.subscriptions()).toEqual([{ id, callbackUrl: mailbox.url }]);
    await stage.connector.unsubscribe(id);
    expect(await stage.connector.subscriptions()).toEqual([]);
  });

  test('whoever does not know our word gets no greeting', () => {
    const query = { 'hub.mode': 'subscribe', 'hub.challenge': 'abc', 'hub.verify_token': VERIFY_TOKEN };
    expect(stage.connector.greet({ query })).toEqual({ 'hub.challenge': 'abc' });
    for (const wrong of [{ 'hub.verify_token': 'guess' }, { 'hub.mode': 'ask' }])
      expect(stage.connector.greet({ query: { ...query, ...wrong } })).toBeNull();
    expect(stage.connector.greet({ query: {} })).toBeNull();
  });
});

describe('notices', () => {
  test('a new, an edited and a deleted activity, with ids of any length', async () => {
    const subscriptionId = await subscribed();
    stage.strava.settings.bigIds = 'all';
    const { id } = stage.strava.addActivity(athleteId, {}, { announce: true });
    stage.strava.editActivity(id, { name: 'Another' });
    stage.strava.setPrivate(id, true);
    stage.strava.deleteActivity(id);
    const notices = await heard(subscriptionId);
    expect(notices.map(({ kind }) => kind).toSorted()).toEqual([
      'activity',
      'activity',
      'activity',
      'removed',
    ]);
    for (const notice of notices) expect(notice).toMatchObject({ externalId: id, vendorUserId: athleteId });
    // Two updates in one second are two notices; the same one twice is one.
    expect(new Set(notices.map(({ key }) => key)).size).toBe(4);
    expect((await heard(subscriptionId)).map(({ key }) => key)).toEqual(notices.map(({ key }) => key));
    expect(Math.max(...notices.map(({ key }) => key.length))).toBeLessThanOrEqual(100);
  });

  test.each(['update', 'delete'] as const)('a grant taken back, told as %s', async (form) => {
    const subscriptionId = await subscribed();
    stage.strava.settings.deauthorisedAs = form;
    stage.strava.deauthorise(athleteId);
    expect(await heard(subscriptionId)).toMatchObject([
      { kind: 'revoked', vendorUserId: athleteId, externalId: null },
    ]);
  });

  test('what is said of the athlete otherwise means nothing to us', () => {
    const event = { object_type: 'athlete', object_id: 1, aspect_type: 'update', owner_id: 1, event_time: 1 };
    expect(stage.connector.read(aRequest({ ...event, updates: { city: 'Umeå' } }), anySubscription)).toEqual(
      [],
    );
  });

  test('one of another subscription is refused', async () => {
    await subscribed();
    stage.strava.addActivity(athleteId, {}, { announce: true });
    await expect(heard('another')).rejects.toBeInstanceOf(WebhookRefused);
  });

  test.each(['', 'null', '[]', '{"object_type":"activity"}', '<html>', '{"object_id":1'])(
    'what is no event is refused: %s',
    (body) => {
      expect(() => stage.connector.read(aRequest(body), anySubscription)).toThrow(WebhookRefused);
    },
  );
});

describe('signatures', () => {
  const secret = 'the signing secret';
  const modes = [
    ['valid', 'enforce', true],
    ['wrong-key', 'enforce', false],
    ['old', 'enforce', false],
    ['off', 'enforce', false],
    ['wrong-key', 'log', true],
    ['off', 'log', true],
    ['wrong-key', 'off', true],
  ] as const;

  test.each(modes)('%s where they are %s', async (signature, webhookSignature, taken) => {
    const { strava } = stage;
    const signed = await anotherStage({ webhookSignature, signingSecret: secret });
    const subscriptionId = await subscribed();
    Object.assign(strava.webhooks.modes, { signature, signingSecret: secret });
    strava.addActivity(athleteId, {}, { announce: true });
    await strava.webhooks.flush();
    const read = (): Notice[] => signed.connector.read(mailbox.received[0]!, { subscriptionId });
    if (taken) expect(read()).toHaveLength(1);
    else expect(read).toThrow(WebhookRefused);
  });

  test('a body changed on its way does not fit its signature', async () => {
    const signed = await anotherStage({ webhookSignature: 'enforce', signingSecret: secret });
    await subscribed();
    Object.assign(stage.strava.webhooks.modes, { signature: 'valid', signingSecret: secret });
    stage.strava.addActivity(athleteId, {}, { announce: true });
    await stage.strava.webhooks.flush();
    const request = mailbox.received[0]!;
    const forged = { ...request, body: Buffer.from(`${request.body.toString('utf8')} `) };
    expect(() => signed.connector.read(forged, anySubscription)).toThrow(WebhookRefused);
  });
});

const anySubscription = { subscriptionId: null };

function aRequest(body: object | string): WebhookRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: {}, query: {}, body: Buffer.from(text), receivedAt: stage.strava.clock.now() };
}

async function anotherStage(settings: Partial<StravaSettings>): Promise<StravaStage> {
  const another = await StravaStage.open(settings);
  opened.push(another);
  return another;
}
