import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Delivery } from '#src/channels/delivery.entity';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';
import { aFitFile } from '../support/fit-file.js';

// From a ride that comes in to what the phone shows of it, and back again when its owner answers.
let svett: ChannelHouse;
let ada: Browser;
beforeAll(async () => {
  svett = await aChannelHouse({ ownWords: true });
  await svett.operator();
  ada = await svett.athlete();
  await svett.subscribed(ada);
  await ada.post('/api/v1/profile/masses', { measuredOn: '2026-06-14', massKg: 68 });
}, 60_000);
afterAll(() => svett.close());

/** Time goes by, ten minutes at a time. */
async function minutes(many: number): Promise<void> {
  for (let passed = 0; passed < many; passed += 10) {
    svett.clock.pass({ minutes: 10 });
    await svett.work();
  }
}

async function deliveries(): Promise<{ state: string; round: number }[]> {
  const rows = await svett.database.read(Delivery).find({ order: { round: 'ASC' } });
  return rows.map(({ state, round }) => ({ state, round }));
}

/** A button of what the phone shows, without anybody signing in. */
async function answer(act: string): Promise<void> {
  const { delivery, token } = telling(svett.push.shown().at(-1)!.text).svett;
  const answered = await svett.browser().post(`/api/v1/deliveries/${delivery}/answer`, { token, act });
  expect(answered.statusCode).toBe(204);
  await svett.work();
}

const telling = (text: string) =>
  JSON.parse(text) as {
    notification: { title: string; body: string; navigate: string; lang: string; tag: string };
    svett: { delivery: string; token: string };
  };

test('a ride comes in three times; its owner is told of it once, on the phone and without a number', async () => {
  const bytes = aFitFile({
    startedAt: new Date('2026-06-15T07:30:00Z'),
    minutes: 140,
    everyS: 10,
    power: 230,
  });
  for (let n = 0; n < 3; n++) {
    await ada.upload({ name: 'ride.fit', bytes });
    await svett.work();
  }
  await minutes(30);
  expect(svett.push.failures).toEqual([]);
  expect(svett.push.pushed).toHaveLength(1);
  const { notification } = telling(svett.push.pushed[0]!.text);
  expect(`${notification.title} ${notification.body}`).not.toMatch(/\d/);
  expect(notification).toMatchObject({
    lang: 'sv',
    navigate: expect.stringMatching(/^\/sessions\/[\da-f-]{36}$/),
  });
  expect(await deliveries()).toEqual([{ state: 'sent', round: 0 }]);
});

test('“remind me later” on the phone says it once more, in the place of the first', async () => {
  await answer('later');
  await minutes(50);
  expect(svett.push.pushed).toHaveLength(1);
  await minutes(30);
  expect(svett.push.pushed).toHaveLength(2);
  expect(svett.push.shown()).toHaveLength(1);
  expect(await deliveries()).toEqual([
    { state: 'acted', round: 0 },
    { state: 'sent', round: expect.any(Number) },
  ]);
});

test('“done” on the phone is done in the inbox, and nothing more comes of it', async () => {
  await answer('done');
  await minutes(12 * 60);
  const fluid = (kind: string) => kind === 'session-fluid';
  const { items } = (await ada.get('/api/v1/inbox')).json<{ items: { kind: string; done: boolean }[] }>();
  expect(items.filter(({ kind }) => fluid(kind))).toMatchObject([{ done: true }]);
  expect((await svett.database.read(Delivery).find()).filter(({ kind }) => fluid(kind))).toHaveLength(2);
});
