import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Hooks } from '#src/connect/hooks';
import { NoticeReceived } from '#src/connect/connect.topics';
import { Subscriptions } from '#src/connect/subscriptions';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { aClubHouse, type ClubHouse } from '../support/club-house.js';
import { Gate } from '../support/gate.js';
import { CLUB_SECRET } from '../support/riding-club.js';

let house: ClubHouse;
beforeEach(async () => {
  house = await aClubHouse();
});
afterEach(() => house.close());

const noticesOf = ({ database }: ClubHouse) =>
  database.read(OutboxRow).findBy({ topic: NoticeReceived.name });
const notices = () => noticesOf(house);

test('a notice is thanked for once it is written down', async () => {
  const answer = await house.tell([{ key: 'a', externalId: '1' }]);
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
  expect(await notices()).toMatchObject([{ key: 'riding-club:rider-1:a' }]);
});

test('the same notice twice, at once or later, is one', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => house.tell([{ key: 'a', externalId: '1' }])));
  await house.tell([{ key: 'a', externalId: '1' }]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(await notices()).toHaveLength(1);
});

test('a hundred at once share a few transactions', async () => {
  let transactions = 0;
  const whole = house.database.transaction.bind(house.database);
  house.database.transaction = (work) => {
    transactions++;
    return whole(work);
  };
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => house.tell([{ key: `n${n}`, externalId: '1' }])),
  );
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
  expect(await notices()).toHaveLength(100);
  expect(transactions).toBeLessThan(20);
});

test('while the database is too slow the brand is asked to come again, and its second try finds the first one written', async () => {
  const slow = new Gate();
  const whole = house.database.transaction.bind(house.database);
  house.database.transaction = (work) => slow.opened.then(() => whole(work));
  const first = await house.tell([{ key: 'a', externalId: '1' }]);
  expect(first.statusCode).toBe(503);
  expect(Number(first.headers['retry-after'])).toBeGreaterThan(0);
  expect(first.json()).toMatchObject({ code: 'connect.too-slow' });
  expect(await notices()).toHaveLength(0);
  slow.open();
  const second = await house.tell([{ key: 'a', externalId: '1' }]);
  expect(second.statusCode).toBe(200);
  expect(await notices()).toHaveLength(1);
});

test('a database that fails is a 503 as well: the brand keeps the notice', async () => {
  const whole = house.database.transaction;
  house.database.transaction = () => Promise.reject(new Error('the disk is full'));
  const refused = await house.tell([{ key: 'a' }]);
  house.database.transaction = whole;
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '60']);
  expect(refused.body).not.toContain('disk');
});

test('one notice that cannot be written does not take those beside it along', async () => {
  const outbox = house.get(Outbox);
  const putAll = outbox.putAll.bind(outbox);
  outbox.putAll = async (tx, topic, facts) => {
    if (facts.some(({ key }) => key.endsWith(':b'))) throw new Error('poison');
    return putAll(tx, topic, facts);
  };
  const answers = await Promise.all(['a', 'b', 'c'].map((key) => house.tell([{ key }])));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 503, 200]);
  expect(await notices()).toHaveLength(2);
});

test('a forged notice is refused, and an unreadable one, and nothing is written', async () => {
  expect((await house.tell([{ key: 'a' }], { secret: 'guessed' })).statusCode).toBe(403);
  expect((await house.tell([], { payload: '{' })).statusCode).toBe(403);
  expect(await notices()).toHaveLength(0);
});

test('an address nobody was told does not exist, whatever is sent there', async () => {
  const right = house.get(Hooks).tokenOf('riding-club');
  for (const pathToken of ['x', `${right}x`, right.slice(1), right.toUpperCase()]) {
    const answer = await house.tell([{ key: 'a' }], { pathToken, payload: 'x'.repeat(5_000_000) });
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'connect.no-such-hook' }]);
  }
  const other = await house.app.inject({ method: 'POST', url: `/hooks/no-brand/${right}` });
  expect(other.statusCode).toBe(404);
});

test('more than a notice can weigh is refused unread', async () => {
  const answer = await house.tell([], { payload: 'x'.repeat(300_000) });
  expect([answer.statusCode, answer.json()]).toMatchObject([413, { code: 'request.too-large' }]);
});

test('a brand that pushes its data may send more, but no more than is read without keeping others waiting', async () => {
  const push = await aClubHouse({ capabilities: { webhooks: 'push' } });
  const long = JSON.stringify([
    { kind: 'activity', vendorUserId: 'r', externalId: '1', key: 'a', carried: 'x'.repeat(12_000_000) },
  ]);
  expect((await push.tell([], { payload: long })).statusCode).toBe(200);
  expect(await noticesOf(push)).toHaveLength(1);
  expect((await push.tell([], { payload: Buffer.alloc(34_000_000, 'x') })).statusCode).toBe(413);
  await push.close();
});

test('notices that wait hold no more of the memory than there is for them; what is let go of is there for others', async () => {
  const push = await aClubHouse({ capabilities: { webhooks: 'push' } });
  const subscriptions = push.get(Subscriptions);
  const idOf = subscriptions.idOf.bind(subscriptions);
  const slow = new Gate();
  let arrived = 0;
  subscriptions.idOf = (brand) => {
    arrived += 1;
    return slow.opened.then(() => idOf(brand));
  };
  const heavy = () =>
    push.tell([], { payload: Buffer.concat([Buffer.from('[]'), Buffer.alloc(32_000_000, ' ')]) });
  const waiting = [heavy(), heavy(), heavy(), heavy()];
  while (arrived < 4) await setImmediate();
  const refused = await heavy();
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '60']);
  expect(refused.json()).toMatchObject({ code: 'connect.desk-full' });
  slow.open();
  expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  while ((await heavy()).statusCode !== 200) await setImmediate(); // each lets go once its answer is out
  await push.close();
});

test('nothing a notice waits for takes longer than the brand does', async () => {
  house.get(Subscriptions).idOf = () => new Promise(() => undefined);
  const answer = await house.tell([{ key: 'a' }]);
  expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'connect.too-slow' }]);
});

test('a brand that pushes its data is not sent away while a slow machine writes it down', async () => {
  const push = await aClubHouse({ capabilities: { webhooks: 'push' } });
  const subscriptions = push.get(Subscriptions);
  const idOf = subscriptions.idOf.bind(subscriptions);
  subscriptions.idOf = (brand) => setTimeout(2_500).then(() => idOf(brand));
  expect((await push.tell([{ key: 'a', carried: {} }])).statusCode).toBe(200);
  await push.close();
});

test('what a brand sent along lies sealed', async () => {
  await house.tell([{ key: 'a', carried: { weightKg: 71.5 } }]);
  const [{ payload }] = (await notices()) as [OutboxRow];
  expect(payload).toMatchObject({ carried: expect.any(String) });
  expect(JSON.stringify(payload)).not.toMatch(/weight|71\.5/);
});

test('a brand that greets the address is greeted back, and a stranger is not', async () => {
  const greet = (token: string) =>
    house.app.inject({
      url: `/hooks/riding-club/${house.get(Hooks).tokenOf('riding-club')}`,
      query: { 'hub.mode': 'subscribe', 'hub.challenge': '15f7', 'hub.verify_token': token },
    });
  const known = await greet(CLUB_SECRET);
  expect([known.statusCode, known.json()]).toEqual([200, { 'hub.challenge': '15f7' }]);
  expect((await greet('guessed')).statusCode).toBe(403);
});

test('a club that comes home all at once is let in; a stranger who tries addresses is slowed down', async () => {
  const burst = await Promise.all(
    Array.from({ length: 1500 }, (_, n) => house.tell([{ key: `n${n}`, externalId: '1' }])),
  );
  // On a busy machine some are told that it takes too long, and are written down all the same; nobody is counted out.
  const refused = burst.filter(({ statusCode }) => statusCode !== 200).map((answer) => answer.json<object>());
  expect(refused).toEqual(refused.map(() => expect.objectContaining({ code: 'connect.too-slow' })));
  while ((await notices()).length < 1500) await setImmediate();
  const guesses = await Promise.all(
    Array.from({ length: 1300 }, () => house.tell([{ key: 'a' }], { pathToken: 'guess' })),
  );
  expect(guesses.some(({ statusCode }) => statusCode === 429)).toBe(true);
});

test.each([
  ['too long', 'x'.repeat(1_000)],
  ['with the character zero', 'rider\0'],
  ['with half a surrogate pair', 'rider\ud800'],
])('an account name nobody can have, %s, is not even written down', async (_, vendorUserId) => {
  const answer = await house.tell([{ key: 'a', vendorUserId }]);
  expect(answer.statusCode).toBe(200);
  expect(await notices()).toHaveLength(0);
});
