import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { aFitFile } from '../../support/fit-file.js';
import { DOORS, notPassed } from './doors.js';

jest.setTimeout(240_000);

let house: CanaryHouse;
let ada: CanaryVisitor;

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

test('a session is handed in, and what it asked of whoever did it is asked for', async () => {
  const { place, massKg } = CANARY;
  const bytes = aFitFile({ minutes: 60, everyS: 5, from: place, massKg });
  await ada.upload('/api/v1/sessions/files', 'files', `${CANARY.name}.fit`, bytes);
  const { items } = await ada.must<{ items: { id: string }[] }>('GET', '/api/v1/sessions');
  const at = `/api/v1/sessions/${items[0]!.id}/load`;
  await ada.until<{ load: object | null }>(at, ({ load }) => load !== null);
  const effort = `/api/v1/sessions/${items[0]!.id}/effort`;
  await ada.must('PUT', effort, { rpe: 7.5 });
  await ada.send('PUT', effort, { rpe: CANARY.massKg });
  await ada.must('GET', effort);
  await ada.must('DELETE', effort);
  await ada.must('GET', '/api/v1/training-load?from=2026-01-01&to=2026-12-31');
  await ada.send('GET', `/api/v1/training-load?from=${CANARY.secret}&to=${CANARY.email}`);
  await ada.must('GET', '/api/v1/raised-pulse');
  await ada.must('GET', '/api/v1/ledger/factors');
  await ada.send('GET', `/api/v1/sessions/${CANARY.secret}/load`);
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.training, house.passed)).toEqual([]);
});
