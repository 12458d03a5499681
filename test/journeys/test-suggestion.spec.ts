import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestSuggestion } from '#src/ledger/test-suggestion.entity';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { type Browser, ownAddress } from '../support/browser.js';
import { letIn, sayFor } from '../support/consenting.js';

const ROUTE = '/api/v1/suggestions/measure';
const WELL = { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 };
const SEVERAL = { ...WELL, cramp: 2, fatigue: 3, moodSleep: 2 };
/** Signs that last are enough by themselves: three weeks of two or more. */
const WEEKS = ['2026-W23', '2026-W24', '2026-W25'];

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());
beforeEach(async () => {
  const email = `runner-${++people}@example.org`;
  ({ athleteId } = await svett
    .get(Accounts)
    .add({ email, password: PASSWORD, role: 'athlete', language: 'sv' }));
  await letIn(svett, athleteId);
  await sayFor(svett, athleteId, 'signs', true);
  ada = Object.assign(svett.browser(), { address: ownAddress() });
  await signIn();
});

const signIn = () =>
  ada.post('/api/v1/sign-in', { email: `runner-${people}@example.org`, password: PASSWORD });
/** So long that they are to sign in again. */
const pass = async (days: number) => {
  svett.clock.pass({ days });
  await signIn();
};

const born = async (birthDate: string) => {
  const profile = await svett.get(Profiles).of(athleteId);
  await svett.get(Profiles).write(athleteId, { ...profile, birthDate });
};
const feel = async (signs: object, weeks = WEEKS, more: object = {}) => {
  for (const week of weeks)
    expect((await ada.put(`/api/v1/signs/check-ins/${week}`, { signs, ...more })).statusCode).toBe(200);
  await svett.work();
};
const suggestion = async () => (await ada.get(ROUTE)).json().suggestion;
const kept = () => svett.database.read(TestSuggestion).findBy({ athleteId });

test('several signs that last lead to one suggestion, which says what lay behind it', async () => {
  await born('1990-05-17');
  await feel(SEVERAL, WEEKS.slice(0, 2));
  expect(await suggestion()).toBeNull();
  await feel(SEVERAL);
  expect(await suggestion()).toEqual({
    madeAt: svett.clock.now().toISOString(),
    signs: ['cramp', 'fatigue', 'moodSleep'],
    factors: [],
    lowFood: false,
    panel: ['magnesium', 'iron', 'vitamin-d', 'electrolytes', 'cortisol'],
    notBefore: '2026-09-13',
  });
});

test('one sign, however strong and long, leads to none', async () => {
  await born('1990-05-17');
  await feel({ ...WELL, fatigue: 3 }, ['2026-W22', ...WEEKS]);
  expect(await suggestion()).toBeNull();
  expect(await kept()).toEqual([]);
});

test('“not for me” takes it away, and nothing comes again within ninety days', async () => {
  await born('1990-05-17');
  await feel(SEVERAL);
  expect((await ada.post(`${ROUTE}/dismiss`)).statusCode).toBe(204);
  expect(await suggestion()).toBeNull();
  await pass(84);
  await feel(SEVERAL, ['2026-W35', '2026-W36', '2026-W37']);
  expect(await suggestion()).toBeNull();
  expect(await kept()).toHaveLength(1);
  await pass(7);
  await feel(SEVERAL, ['2026-W38']);
  expect(await suggestion()).not.toBeNull();
  expect(await kept()).toHaveLength(2);
  svett.clock.pass({ days: -91 });
});

test.each([
  ['somebody under 18', '2009-01-01'],
  ['somebody who has not told their age', null],
])('%s is never suggested it', async (_, birthDate) => {
  if (birthDate !== null) await born(birthDate);
  await feel(SEVERAL);
  expect(await suggestion()).toBeNull();
  expect(await kept()).toEqual([]);
  // But the check-in is theirs as well, and what a doctor should see waits for no birthday.
  await feel({ ...SEVERAL, pulse: 1 }, ['2026-W25'], { redFlags: ['fainted-in-effort'] });
  expect((await ada.get('/api/v1/signs/check-ins')).json()).toMatchObject({
    advice: 'none',
    signs: ['cramp', 'fatigue', 'moodSleep'],
    standing: { flags: ['fainted-in-effort'], actions: ['emergency'], stopsTraining: true },
  });
  expect((await ada.get('/api/v1/signs/help')).json().emergency).toBe('112');
});

test('a red flag keeps it back, and takes away one that stands, until a doctor has had a look', async () => {
  await born('1990-05-17');
  await feel(SEVERAL, WEEKS, { redFlags: ['growing-weakness'] });
  expect(await kept()).toEqual([]);
  await ada.delete('/api/v1/signs/standing-flag');
  await svett.work();
  expect(await suggestion()).not.toBeNull();
  await feel(SEVERAL, ['2026-W25'], { redFlags: ['fever'] });
  expect(await suggestion()).toBeNull();
});

test.each([
  ['a pregnancy', { pregnant: true }],
  ['a kidney disease', { conditions: ['kidney-disease'] }],
])('%s leaves it to a doctor', async (_, more) => {
  await born('1990-05-17');
  await sayFor(svett, athleteId, 'conditions', true);
  const none = { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false };
  await ada.put('/api/v1/circumstances/conditions', { ...none, ...more });
  await feel(SEVERAL);
  expect(await kept()).toEqual([]);
});

test('nothing is worked out once the signs may not be worked with, and what stands is shown no more', async () => {
  await born('1990-05-17');
  await feel(SEVERAL);
  await sayFor(svett, athleteId, 'signs', false);
  expect(await suggestion()).toBeNull();
});

test('what lies behind it is what the rule finds now: a check-in that goes or changes takes its signs along', async () => {
  await born('1990-05-17');
  await feel(SEVERAL, ['2026-W25']);
  expect(await suggestion()).toBeNull(); // nothing beside the signs
  await feel({ ...WELL, recovery: 2, moodSleep: 2 }, ['2026-W23', '2026-W24']);
  expect((await suggestion()).signs).toEqual(['cramp', 'recovery', 'fatigue', 'moodSleep']);
  await feel({ ...WELL, recovery: 2, moodSleep: 2 }, ['2026-W25']);
  expect((await suggestion()).signs).toEqual(['recovery', 'moodSleep']);
  await ada.delete('/api/v1/signs/check-ins/2026-W24');
  expect(await suggestion()).toBeNull();
  expect(await kept()).toHaveLength(1);
  expect(Object.keys((await kept())[0]!).toSorted()).toEqual(['athleteId', 'dismissedAt', 'id', 'madeAt']);
  await feel({ ...WELL, recovery: 2, moodSleep: 2 }, ['2026-W22']);
  expect((await suggestion()).notBefore).toBe('2026-09-13'); // the ninety days went on
  expect(await kept()).toHaveLength(1);
});

test('an age told, or a doctor’s look, brings it without another check-in, and reading it again no second', async () => {
  await feel(SEVERAL, WEEKS, { redFlags: ['fever'] });
  await born('1990-05-17');
  expect(await suggestion()).toBeNull();
  await ada.delete('/api/v1/signs/standing-flag');
  const [one, other] = await Promise.all([suggestion(), suggestion()]);
  expect(one).not.toBeNull();
  expect(other).toEqual(one);
  expect(await kept()).toHaveLength(1);
});

test('heard twice of the same signs, it is said once', async () => {
  await born('1990-05-17');
  await feel(SEVERAL);
  await feel(SEVERAL);
  await feel(SEVERAL);
  expect(await kept()).toHaveLength(1);
});
