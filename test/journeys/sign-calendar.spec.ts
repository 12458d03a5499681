import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Profiles } from '#src/people/profiles';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';

const ROUTE = '/api/v1/signs/calendar';
const TIRED = { cramp: 0, recovery: 1, fatigue: 3, pulse: 0, moodSleep: 0 };

let svett: TestApp;
let ada: Browser;
let athleteId: string;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
  ada = await svett.athlete();
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
  await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
  for (const day of [2, 4, 9]) {
    const startedAt = new Date(Date.UTC(2026, 5, day, 8));
    await tape.handIn(svett, athleteId, { everyS: 5, startedAt });
  }
  await svett.work();
});
afterAll(() => svett.close());

const weeks = async () => (await ada.get(ROUTE)).json().items as { week: string; [what: string]: unknown }[];

test('the calendar is shown only with the consent to signs, and tells training without any answer', async () => {
  expect((await ada.get(ROUTE)).statusCode).toBe(403);
  await sayFor(svett, athleteId, 'signs', true);
  const shown = await weeks();
  expect(shown).toHaveLength(26);
  expect(shown.at(-1)).toMatchObject({ week: '2026-W25', signs: null, sessions: 0, hours: 0, sweat: null });
  const [first, second] = [shown.at(-3)!, shown.at(-2)!];
  expect(first).toMatchObject({ week: '2026-W23', monday: '2026-06-01', sessions: 2, signs: null });
  expect(second).toMatchObject({ week: '2026-W24', sessions: 1 });
  const litres = ({ sweat }: (typeof shown)[number]) => (sweat as { midL: number }).midL;
  expect(litres(first)).toBeGreaterThan(1.5 * litres(second));
  expect(first['hours'] as number).toBeGreaterThan(second['hours'] as number);
});

test('all that was answered stands in its week, each only while it may be worked with', async () => {
  const GUARDED = ['stress', 'stomach', 'caffeine', 'alcohol'] as const;
  const open = { signs: TIRED, sleepH: 5.5, ill: true, period: true };
  const guarded = { stress: 8, stomachDays: 3, caffeineCups: 4, alcoholGlasses: 6, newMedicine: true };
  for (const purpose of GUARDED) await sayFor(svett, athleteId, purpose, true);
  await ada.put('/api/v1/signs/check-ins/2026-W24', { ...open, ...guarded });
  expect((await weeks()).at(-2)).toMatchObject({ ...open, ...guarded, sessions: 1 });
  for (const purpose of GUARDED) await sayFor(svett, athleteId, purpose, false);
  const hidden = Object.fromEntries(Object.keys(guarded).map((answer) => [answer, null]));
  expect((await weeks()).at(-2)).toMatchObject({ ...open, ...hidden });
  expect((await ada.get(`${ROUTE}?weeks=4`)).json().items).toHaveLength(4);
  expect((await ada.get(`${ROUTE}?weeks=600`)).statusCode).toBe(400);
});
