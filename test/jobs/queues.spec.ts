import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';
import { queueFault } from '#src/jobs/queue-faults';
import { prefixOf, Queues } from '#src/jobs/queues';
import { reasonOf } from '#src/jobs/retry';

const DATABASE_URL = 'postgresql://svett:secret@db.example/svett';
const settings = (more: Record<string, string> = {}) =>
  Settings.from({ SVETT_DATA: 'data', DATABASE_URL, ...more });

test('two installations on one Redis do not see each other, and one is the same whoever it signs in as', () => {
  const here = prefixOf(DATABASE_URL);
  expect(prefixOf('postgresql://another:word@db.example:5432/svett?sslmode=require')).toBe(here);
  for (const other of ['db.example/other', 'other.example/svett', 'db.example:5433/svett'])
    expect(prefixOf(`postgresql://svett:secret@${other}`)).not.toBe(here);
  expect(here).not.toContain('secret');
});

test('a right that is missing is told in a sentence that says what to do', () => {
  const told = reasonOf(
    queueFault(Object.assign(new Error('permission denied'), { code: '42501' }), settings()),
  );
  expect(told).toMatch(/^database.no-schema: .*GRANT CREATE ON DATABASE/);
});

test('a Redis that never answers is not waited for for ever', async () => {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const REDIS_URL = `redis://127.0.0.1:${(mute.address() as AddressInfo).port}/1`;
  try {
    const opening = Queues.open(settings({ REDIS_URL }), () => undefined, 200);
    await expect(opening).rejects.toThrow('Redis does not answer');
  } finally {
    mute.close();
  }
});
