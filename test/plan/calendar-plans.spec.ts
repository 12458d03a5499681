import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CalendarPlan, CalendarPlans } from '#src/plan/calendar-plans';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { anAdult } from '../support/an-adult.js';
import { anApp, type TestApp } from '../support/app.js';

let svett: TestApp;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp();
  athleteId = await anAdult(svett, []);
});
afterAll(() => svett.close());

const planOn = (day: string, told: Partial<CalendarPlan> = {}): CalendarPlan => ({
  ...{ externalId: `e-${day}`, name: 'A ride', sport: 'ride', day, time: '18:00:00', durationS: 3600 },
  ...{ effort: null, targetPowerW: null, targetSpeedMs: null, isEvent: false, indoors: null },
  ...told,
});
const days = { from: '2026-06-15', to: '2026-06-30' };
const take = (...told: CalendarPlan[]) =>
  svett.database.transaction((tx) =>
    svett.get(CalendarPlans).take(tx, { athleteId, brand: 'intervals-icu' }, days, told),
  );
const kept = async () =>
  (await svett.get(PlannedSessions).list(athleteId, days.from, days.to)).map(({ plan }) => plan.day);

test('of a calendar one plan on a day there is not is passed over, and the others are kept', async () => {
  const wrong = [planOn('2026-06-31'), planOn('2026-13-01'), planOn('2026-06-18', { time: '25:61:00' })];
  await take(planOn('2026-06-16'), ...wrong, planOn('2026-06-20'));
  expect(await kept()).toEqual(['2026-06-16', '2026-06-20']);
});

test('a plan that is there stays as it was when its calendar tells it wrongly', async () => {
  await take(planOn('2026-06-16'), { ...planOn('2026-06-31'), externalId: 'e-2026-06-20' });
  expect(await kept()).toEqual(['2026-06-16', '2026-06-20']);
});
