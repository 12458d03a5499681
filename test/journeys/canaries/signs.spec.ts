import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { yesTo } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// How somebody lives and feels is told with canaries in hand, in order and out of it.
jest.setTimeout(240_000);

const CIRCUMSTANCES = '/api/v1/circumstances';
const CHECK_INS = '/api/v1/signs/check-ins';
const WELL = { cramp: 0, recovery: 3, fatigue: 2, pulse: 2, moodSleep: 2 };
const { massKg: ODD, restingHeartRateBpm: FEW, name } = CANARY;

let house: CanaryHouse;
let ada: CanaryVisitor;
beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

const refused = async (method: string, path: string, body: unknown) =>
  expect((await ada.send(method, path, body)).status).toBeGreaterThan(399);

const TOLD = {
  diet: {
    lowCarbohydrate: true,
    oneSided: true,
    energyRestriction: true,
    excludedGroups: ['fish'],
    tags: ['vegan'],
    allergies: ['nuts'],
    dislikedFoods: [name],
    since: '2026-05-01',
  },
  caffeine: { coffee: 3, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0.739137 },
  alcohol: { glassesPerWeek: ODD, fourAtOnceMonthly: true },
  stomach: { troubles: ['coeliac'], medicines: ['lithium'] },
  conditions: { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false },
} as const;

test.each(Object.keys(TOLD) as (keyof typeof TOLD)[])(
  'how they live is told, broken and whole: %s',
  async (part) => {
    const route = `${CIRCUMSTANCES}/${part}`;
    await refused('PUT', route, TOLD[part]); // not asked yet
    await ada.must('PUT', `/api/v1/consents/${part}`, yesTo(part));
    await refused('PUT', route, [name]);
    await refused('PUT', route, Object.fromEntries(Object.keys(TOLD[part]).map((field) => [field, name])));
    await ada.must('PUT', route, TOLD[part]);
    await ada.must('GET', CIRCUMSTANCES);
    await ada.must('DELETE', route);
    await ada.must('PUT', route, TOLD[part]);
  },
);

test('how they feel is told, broken and whole, and what stands by it', async () => {
  const told = {
    signs: WELL,
    stress: 7,
    sleepH: 7.39137,
    caffeineCups: FEW,
    alcoholGlasses: ODD,
    redFlags: ['fever'],
    ill: true,
  };
  const week = '2026-W24';
  await refused('PUT', `${CHECK_INS}/${week}`, told);
  for (const purpose of ['signs', 'stress'] as const)
    await ada.must('PUT', `/api/v1/consents/${purpose}`, yesTo(purpose));
  for (const wrong of [
    { ...told, signs: { ...WELL, cramp: ODD } },
    { ...told, redFlags: [name] },
  ])
    await refused('PUT', `${CHECK_INS}/${week}`, wrong);
  await refused('PUT', `${CHECK_INS}/${name}`, told);
  await ada.must('PUT', `${CHECK_INS}/${week}`, told);
  await ada.must('GET', CHECK_INS);
  await ada.must('GET', '/api/v1/signs/calendar');
  await ada.must('GET', '/api/v1/signs/standing-flag');
  await ada.must('POST', '/api/v1/signs/standing-flag/seen');
  await ada.must('DELETE', '/api/v1/signs/standing-flag');
  await ada.must('GET', '/api/v1/signs/help');
  await refused('PUT', '/api/v1/signs/help', { country: name });
  await ada.must('PUT', '/api/v1/signs/help', { country: 'SE' });
  await ada.must('GET', '/api/v1/suggestions/measure');
  await ada.must('POST', '/api/v1/suggestions/measure/dismiss');
  await ada.must('DELETE', `${CHECK_INS}/${week}`);
  await ada.must('PUT', `${CHECK_INS}/${week}`, told);
  await ada.must('DELETE', CHECK_INS);
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.signs, house.passed)).toEqual([]);
});
