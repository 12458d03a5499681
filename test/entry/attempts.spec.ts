import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Attempt } from '#src/entry/attempt.entity';
import { Attempts } from '#src/entry/attempts';
import { Invitations } from '#src/entry/invitations';
import { Joining } from '#src/entry/joining';
import { AttemptsExpired } from '#src/entry/entry.topics';
import { TooManyJoins, TooManyResets, TooManySignIns } from '#src/entry/entry.problems';
import { Outbox } from '#src/jobs/outbox';
import { EmailTaken } from '#src/people/people.problems';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';

let svett: TestApp;
let attempts: Attempts;
beforeAll(async () => {
  svett = await anApp();
  attempts = svett.get(Attempts);
});
afterAll(() => svett.close());

let places = 0;
const anywhere = () => `2001:db8:${(++places).toString(16)}::1`;

async function guess(times: number, email: string, from: () => string = anywhere): Promise<void> {
  for (let n = 0; n < times; n++) await attempts.count('sign-in', { email, address: from() });
}

test('after twenty failures in a quarter of an hour an account is closed to guessing for the rest of it', async () => {
  await guess(20, 'ada@example.org');
  await expect(guess(1, 'ada@example.org')).rejects.toThrow(TooManySignIns);
  await guess(1, 'bo@example.org');
  svett.clock.pass({ minutes: 15 });
  await guess(1, 'ada@example.org');
});

test('from one place it is closed after ten, and for its owner elsewhere still open', async () => {
  const there = () => '203.0.113.9';
  await guess(10, 'cy@example.org', there);
  await expect(guess(1, 'cy@example.org', there)).rejects.toThrow(TooManySignIns);
  await guess(1, 'cy@example.org');
});

test('strangers at the door use up no try of whoever is inside and shows once more that it is them', async () => {
  await guess(20, 'gil@example.org');
  await expect(guess(1, 'gil@example.org')).rejects.toThrow(TooManySignIns);
  await attempts.count('confirm', { email: 'gil@example.org', address: anywhere() });
});

test('nobody goes through a list of addresses by trying to join with each, and a club that comes together gets in', async () => {
  const person = { language: 'en', password: PASSWORD, birthDate: '1990-05-17', healthData: null } as const;
  const invite = { role: 'athlete', language: 'en', email: null } as const;
  const join = async (email: string, from: string) => {
    const { token } = await svett.get(Invitations).make('command', invite, false);
    const caller = { address: from, device: null, keepsake: null };
    return svett.get(Joining).join(token, { ...person, email }, caller);
  };
  for (let n = 0; n < 22; n++) await join(`clubmate-${n}@example.org`, '203.0.113.20');
  const taken = () => join('clubmate-1@example.org', '203.0.113.21');
  for (let n = 0; n < 20; n++) await expect(taken()).rejects.toThrow(EmailTaken);
  await expect(taken()).rejects.toThrow(TooManyJoins);
});

test('a household’s many IPv6 addresses are one place', async () => {
  let n = 0;
  const there = () => `2001:db8:aaaa:1:${++n}::1`;
  await guess(10, 'di@example.org', there);
  await expect(guess(1, 'di@example.org', there)).rejects.toThrow(TooManySignIns);
});

test('one place may try a hundred times an hour, at however many accounts', async () => {
  const there = () => '203.0.113.10';
  for (let n = 0; n < 100; n++) await guess(1, `${n}@example.org`, there);
  await expect(guess(1, 'fresh@example.org', there)).rejects.toThrow(TooManySignIns);
});

test('whoever is turned away is told when to come again, in the header that programs look at as well', async () => {
  const address = '203.0.113.30';
  await guess(10, 'hal@example.org', () => address);
  const form = { email: 'hal@example.org', password: PASSWORD };
  const answer = await Object.assign(svett.browser(), { address }).post('/api/v1/sign-in', form);
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '900']);
  expect(answer.json().details).toEqual({ waitS: 900 });
});

test('many at once are counted one by one', async () => {
  const tries = Array.from({ length: 30 }, () => guess(1, 'ed@example.org'));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(10);
});

test('getting it right forgives what went before at that account, and nothing of the place', async () => {
  const tried = { email: 'fia@example.org', address: '203.0.113.11' };
  for (let round = 0; round < 3; round++) {
    await guess(9, tried.email, () => tried.address);
    await attempts.count('sign-in', tried);
    await attempts.forgive('sign-in', tried);
  }
  const counts = (await svett.database.read(Attempt).find()).map(({ count }) => count);
  expect(counts).toContain(27);
});

test('three letters an hour may be asked for to one address, whether or not anybody has it', async () => {
  const ask = () => attempts.count('reset', { email: 'who@example.org', address: anywhere() });
  for (let n = 0; n < 3; n++) await ask();
  await expect(ask()).rejects.toThrow(TooManyResets);
});

test('neither address nor place can be read in the table, and what is over leaves it', async () => {
  const rows = await svett.database.read(Attempt).find();
  expect(JSON.stringify(rows)).not.toMatch(/example|2001:db8|203\.0\.113/);
  svett.clock.pass({ hours: 2 });
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, AttemptsExpired, {}, { key: 'later' }));
  await svett.work();
  expect(await svett.database.read(Attempt).count()).toBe(0);
});
