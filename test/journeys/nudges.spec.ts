import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { PlayedBack } from '../support/played-back.js';

jest.setTimeout(120_000);

interface Item {
  id: string;
  kind: string;
  title: string;
  body: string;
  seen: boolean;
}

const tape = new PlayedBack();
let svett: TestApp;
let first: Browser;
beforeAll(async () => {
  svett = await anApp({ reader: tape });
  first = await svett.operator();
  await first.put('/api/v1/me', { timeZone: 'Europe/Stockholm' });
  await first.post('/api/v1/profile/masses', { measuredOn: '2026-06-01', massKg: 70 });
  await svett.work();
});
afterAll(() => svett.close());

test('a ride becomes one word on what to drink, with its reasons, and the operator sees that it was said', async () => {
  const { athleteId } = (await first.get('/api/v1/me')).json<{ athleteId: string }>();
  const startedAt = new Date(svett.clock.now().getTime() - 100 * 60_000);
  const streams = { heartRateBpm: 165, powerW: 240, temperatureC: 27 };
  const ride = { sport: 'ride', startedAt, minutes: 95, everyS: 5, streams } as const;
  const sessionId = await tape.handIn(svett, athleteId, ride);
  await svett.work();
  const inbox = async () =>
    (await first.get('/api/v1/inbox')).json<{ items: Item[]; cards: Item[]; unseen: number }>();
  expect((await inbox()).items).toEqual([]);

  svett.clock.pass({ minutes: 20 });
  await svett.work();
  const { items, cards, unseen } = await inbox();
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ kind: 'session-fluid', title: 'Time to refill', seen: false });
  expect(items[0]!.body).toMatch(/about \d[.]\d L \(likely \d[.]\d–\d[.]\d L\)/);
  expect([cards.length, unseen]).toEqual([1, 1]);

  const { id } = items[0]!;
  const { item, why } = (await first.get(`/api/v1/inbox/${id}`)).json<{
    item: { path: string };
    why: { grounds: { text: string }[]; grade: string };
  }>();
  expect(item.path).toContain(sessionId);
  expect(why.grounds.map(({ text }) => text).join(' ')).toMatch(/Sweat in the session/);
  await first.post(`/api/v1/inbox/${id}/done`);
  expect((await inbox()).unseen).toBe(0);

  const { kinds } = (await first.get('/api/v1/operator/nudges?days=7')).json<{
    kinds: { kind: string; said: number; done: number }[];
  }>();
  expect(kinds.find(({ kind }) => kind === 'session-fluid')).toMatchObject({ said: 1, pushed: 0, done: 1 });
});

test('whoever erases their data erases what was said to them', async () => {
  await first.post('/api/v1/confirm', { password: PASSWORD });
  expect((await first.delete('/api/v1/me/data', { erase: 'data' })).statusCode).toBeLessThan(300);
  await svett.work();
  expect((await first.get('/api/v1/inbox')).json<{ items: Item[] }>().items).toEqual([]);
});
