import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { SignInsExpired } from '#src/entry/entry.topics';
import { SignIn } from '#src/entry/sign-in.entity';
import { anApp, type TestApp } from '../support/app.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('sign-ins that have run out are thrown away at night, the others stay', async () => {
  await svett.operator();
  svett.clock.pass({ days: 59 });
  const bo = await svett.athlete('bo@example.org');
  svett.clock.pass({ days: 2 });
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, SignInsExpired, {}, { key: 'tonight' }));
  await svett.work();
  expect(await svett.database.read(SignIn).count()).toBe(1);
  expect((await bo.get('/api/v1/me')).statusCode).toBe(200);
});
