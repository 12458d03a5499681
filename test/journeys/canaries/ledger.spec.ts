import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { aFitFile } from '../../support/activity-files.js';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { DOORS, notPassed } from './doors.js';

// What food and training come to is asked for with canaries in hand, and in bad order.
jest.setTimeout(240_000);

let house: CanaryHouse;
let ada: CanaryVisitor;
beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

const { name, massKg, place, email } = CANARY;

test('coverage is told, and a reference chosen', async () => {
  await ada.must('POST', '/api/v1/profile/masses', { measuredOn: '2026-01-01', massKg });
  await ada.must('GET', '/api/v1/coverage?days=28');
  await ada.must('GET', '/api/v1/coverage/days?from=2026-05-01&to=2026-05-28&by=day');
  await ada.must('PUT', '/api/v1/coverage/reference', { authority: 'iom-1997' });
  for (const path of [
    `?days=${name}`,
    `/days?from=${name}&to=${name}`,
    '/days?from=2020-01-01&to=2026-01-01',
  ])
    expect((await ada.send('GET', `/api/v1/coverage${path}`)).status).toBe(400);
  expect((await ada.send('PUT', '/api/v1/coverage/reference', { authority: name })).status).toBe(400);
});

test('a session is told as food', async () => {
  const bytes = aFitFile({ minutes: 20, everyS: 10, from: place, massKg });
  const { said } = await ada.upload<{ items: { sessionId: string }[] }>(
    ...(['/api/v1/sessions/files', 'files', 'ride.fit', bytes] as const),
  );
  await ada.must('GET', `/api/v1/sessions/${said.items[0]!.sessionId}/food-equivalent`);
  expect((await ada.send('GET', `/api/v1/sessions/${name}/food-equivalent`)).status).toBe(400);
});

test('the command tells the same', async () => {
  expect((await house.command(['coverage', '--athlete', email])).code).toBe(0);
  expect((await house.command(['coverage', '--athlete', name])).code).toBe(2);
  expect((await house.command(['coverage', '--athlete', email, '--days', name])).code).toBe(2);
});

test('nothing of all that is in anything the service and the command wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.ledger, house.passed)).toEqual([]);
});
