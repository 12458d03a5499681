import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DAY_MS, SystemClock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { DOORS, notPassed } from './doors.js';

jest.setTimeout(240_000);

let house: CanaryHouse;
let ada: CanaryVisitor;

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

test('a session is planned at a place, read, seen as the next one and taken away', async () => {
  const { latitude: latitudeDeg, longitude: longitudeDeg } = CANARY.place;
  const startsAt = new Date(new SystemClock().now().getTime() + DAY_MS).toISOString();
  const told = { name: CANARY.name, sport: 'run', startsAt, durationS: 3600, effort: 'hard' };
  const at = `/api/v1/planned-sessions/${newId()}`;
  const place = { latitudeDeg, longitudeDeg };
  await ada.must('PUT', at, { ...told, place, placeName: CANARY.name, clothing: 'winter' });
  await ada.send('PUT', at, { ...told, place, placeName: CANARY.name.repeat(9), clothing: CANARY.secret });
  await ada.must('GET', '/api/v1/usual-places');
  await ada.send('PUT', at, { ...told, place: CANARY.place });
  await ada.must('GET', at);
  await ada.must('GET', `/api/v1/planned-sessions?from=2026-11-01&to=2026-12-31`);
  await ada.send('GET', `/api/v1/planned-sessions?from=${CANARY.secret}&to=${CANARY.email}`);
  await ada.send('GET', `/api/v1/planned-sessions/${CANARY.secret}`);
  await ada.must('GET', '/api/v1/today');
  await ada.must('DELETE', at);
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.plan, house.passed)).toEqual([]);
});
