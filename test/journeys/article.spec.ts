import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Athlete } from '#src/people/athlete.entity';
import { anApp, type TestApp } from '../support/app.js';

interface Answer {
  items: { id: string; part: string; grade: string; says: string; sources: { href: string | null }[] }[];
  isWhole: boolean;
}

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

async function bornOn(birthDate: string | null, email: string) {
  const somebody = await svett.athlete(email);
  const { athleteId } = (await somebody.get('/api/v1/me')).json();
  await svett.database.transaction((tx) => tx.update(Athlete, { id: athleteId }, { birthDate }));
  return somebody;
}

test('a grown-up reads every statement, in their language or the one they ask for', async () => {
  const ada = await bornOn('1990-05-17', 'ada@example.org');
  const read = async (query = '') => (await ada.get(`/api/v1/article${query}`)).json<Answer>();
  const [own, swedish] = [await read('?language=en'), await read('?language=sv')];
  expect(own.isWhole).toBe(true);
  expect(own.items.length).toBeGreaterThan(50);
  expect(own.items.map(({ id }) => id)).toEqual(swedish.items.map(({ id }) => id));
  expect(own.items.find(({ id }) => id === 'processes')?.says).toContain('300 processes');
  expect(swedish.items.find(({ id }) => id === 'processes')?.says).toContain('300 processer');
  expect([own, swedish]).toContainEqual(await read());
  expect((await ada.get('/api/v1/article?language=xx')).statusCode).toBe(400);
});

test('sources are told with an address to read them at', async () => {
  const ada = await svett.athlete('eva@example.org');
  const { items } = (await ada.get('/api/v1/article')).json<Answer>();
  const addresses = items.flatMap(({ sources }) => sources.flatMap(({ href }) => href ?? []));
  expect(addresses.length).toBeGreaterThan(30);
  expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
});

test('nobody who is under 18, or may be, reads of supplements and tests', async () => {
  const young = [await bornOn('2012-05-17', 'ben@example.org'), await bornOn(null, 'cia@example.org')];
  for (const somebody of young) {
    const { items, isWhole } = (await somebody.get('/api/v1/article')).json<Answer>();
    expect(isWhole).toBe(false);
    expect(items.length).toBeGreaterThan(40);
    expect(items.filter(({ part }) => part === 'testing')).toEqual([]);
    expect(JSON.stringify(items)).not.toMatch(/supplement|tillskott/i);
  }
});

test('a stranger is asked who they are', async () => {
  expect((await svett.browser().get('/api/v1/article')).statusCode).toBe(401);
});
