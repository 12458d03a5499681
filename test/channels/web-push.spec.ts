import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { KINDS, THEMES } from '#src/advice/kinds';
import { MessageAnswered } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

let svett: ChannelHouse;
let ada: Browser;
beforeAll(async () => {
  svett = await aChannelHouse();
  await svett.operator();
  ada = await svett.athlete();
});
afterAll(() => svett.close());

const deliveries = (messageId: string) => svett.database.read(Delivery).findBy({ messageId });

let phone: Awaited<ReturnType<ChannelHouse['subscribed']>>;
beforeEach(async () => {
  for (const { id } of (await ada.get('/api/v1/push-devices')).json<{ devices: { id: string }[] }>().devices)
    await ada.delete(`/api/v1/push-devices/${id}`);
  phone = await svett.subscribed(ada);
  svett.push.pushed.length = 0;
});

test('a message reaches the phone encrypted, and the phone alone reads it', async () => {
  const id = await svett.say(ada, { urgency: 'high' });
  await svett.work();
  expect(svett.push.failures).toEqual([]);
  const [pushed] = svett.push.pushed;
  expect(pushed).toMatchObject({ endpoint: phone.endpoint, ttlS: 3600, urgency: 'high' });
  expect(pushed!.topic).toMatch(/^[\w-]{32}$/);
  expect(JSON.parse(pushed!.text)).toEqual({
    web_push: 8030,
    notification: {
      title: 'After your session',
      body: 'There is something to read.',
      navigate: '/inbox/7',
      lang: 'en',
      tag: 'session-7',
      silent: false,
      app_badge: '0',
      actions: [
        { action: 'open', title: 'Read', navigate: '/inbox/7' },
        { action: 'later', title: 'Later' },
      ],
    },
    svett: { delivery: expect.any(String), token: expect.stringMatching(/^[\w-]{32}$/) },
  });
  expect(await deliveries(id)).toMatchObject([{ state: 'sent', sentAt: svett.clock.now(), attempts: 0 }]);
});

test('the same message said again is not sent again, until its reader asked to be told later', async () => {
  const id = await svett.say(ada);
  await svett.say(ada, { id });
  await svett.work();
  expect(svett.push.pushed).toHaveLength(1);
  await svett.say(ada, { id, round: 1 });
  await svett.work();
  expect(svett.push.pushed).toHaveLength(2);
  expect(svett.push.shown()).toHaveLength(1);
});

test('a push service reads nothing of what a message is of or whose it is, and still knows which it replaces', async () => {
  const bob = await svett.athlete('bob@example.org');
  await svett.subscribed(bob);
  const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
  const topics: (string | null)[] = [];
  for (const [tag, reader] of [
    ['lab-values', ada],
    ['lab-values', ada],
    ['check-in', ada],
    ['lab-values', bob],
  ] as const) {
    svett.words.wording = { ...svett.words.wording!, tag };
    await svett.say(reader, { kind: 'lab-value', theme: 'lab-values', reach: 'quiet-push' });
    await svett.work();
    const pushed = svett.push.pushed.at(-1)!;
    expect(JSON.stringify(pushed.headers)).not.toMatch(
      new RegExp([...KINDS, ...THEMES, athleteId].map((word) => `\\b${word}\\b`).join('|')),
    );
    expect(JSON.parse(pushed.text)).toMatchObject({ notification: { tag } });
    topics.push(pushed.topic);
  }
  expect(topics[1]).toBe(topics[0]);
  expect(new Set(topics).size).toBe(3);
});

test('a phone answers without anybody signing in, and only with the key that came to it', async () => {
  const id = await svett.say(ada);
  await svett.work();
  const { delivery, token } = JSON.parse(svett.push.pushed[0]!.text).svett as Record<string, string>;
  const answer = (said: object) => svett.browser().post(`/api/v1/deliveries/${delivery}/answer`, said);
  expect((await answer({ token: 'x'.repeat(32), act: 'open' })).statusCode).toBe(404);
  expect((await answer({ token, act: 'open' })).statusCode).toBe(204);
  expect(await deliveries(id)).toMatchObject([{ state: 'opened', openedAt: svett.clock.now() }]);
  expect((await answer({ token, act: 'later' })).statusCode).toBe(204);
  expect((await answer({ token, act: 'later' })).statusCode).toBe(204);
  expect(await deliveries(id)).toMatchObject([{ state: 'acted', actedAt: svett.clock.now() }]);
  const facts = await svett.database.read(OutboxRow).findBy({ topic: MessageAnswered.name });
  expect(facts).toHaveLength(2);
  expect(facts.map(({ payload }) => payload)).toEqual(
    expect.arrayContaining(['open', 'later'].map((act) => ({ messageId: id, act }))),
  );
});

test('a phone that is gone is forgotten', async () => {
  svett.push.unsubscribe(phone.endpoint);
  const id = await svett.say(ada);
  await svett.work();
  expect(await deliveries(id)).toMatchObject([{ state: 'gone', reason: 'gone', goneAt: svett.clock.now() }]);
  expect((await ada.get('/api/v1/push-devices')).json()).toEqual({ devices: [] });
});
