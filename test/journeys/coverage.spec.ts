import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { daysAfter } from '#src/ledger/days';
import { Coverages } from '#src/ledger/coverages';
import { dayOf } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { aYear } from '../support/a-year.js';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';
import { countedQueries } from '../support/counted-queries.js';

jest.setTimeout(60_000);

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let today: string;

beforeAll(async () => {
  svett = await anApp();
  ada = await svett.athlete();
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
  today = dayOf(svett.clock.now());
});
afterAll(() => svett.close());

const coverage = async (days: 7 | 28 = 7) => (await ada.get(`/api/v1/coverage?days=${days}`)).json();
const trend = (from: string, to: string, by = 'week') =>
  ada.get(`/api/v1/coverage/days?from=${from}&to=${to}&by=${by}`);

describe('before anything is noted', () => {
  test('nothing can be said, and the need is a range over women and men', async () => {
    const told = await coverage();
    expect(told).toMatchObject({
      ...{ days: 7, state: 'unclear', why: 'few-days', loggedDays: 0, neededDays: 5, sessions: 0 },
      ...{ intake: null, coverage: null, intakeFrom: 'nothing' },
      everyday: { authority: 'nnr-2023', lowMg: 250, highMg: 350 },
    });
    expect(told.sessionsPart).toEqual({ mg: 0, p10: 0, p90: 0, p5: 0, p95: 0 });
    expect(told.to).toBe(daysAfter(today, -1));
    expect(told.from).toBe(daysAfter(today, -7));
  });

  test('how likely it is that food falls short is kept to itself', async () => {
    expect(JSON.stringify(await coverage())).not.toMatch(/chance|probab|lowFlag/i);
  });
});

describe('the everyday need', () => {
  beforeAll(() =>
    svett.get(Profiles).write(athleteId, {
      ...{ sex: 'female', birthDate: '1990-05-17', heightCm: null, vo2maxMlKgMin: null },
      ...{ restingHeartRateBpm: null, maxHeartRateBpm: null, ftpW: null, heartRateReliable: true },
      ...{ usualClothing: null, indoorAirC: null, indoorHumidityPct: null, indoorFan: null },
    }),
  );

  test('is known once sex and age are told, and that of the chosen authority', async () => {
    expect((await coverage()).everyday).toEqual({ authority: 'nnr-2023', lowMg: 300, highMg: 300 });
    const chosen = await ada.put('/api/v1/coverage/reference', { authority: 'iom-1997' });
    expect([chosen.statusCode, chosen.json()]).toEqual([200, { authority: 'iom-1997' }]);
    expect((await coverage(28)).everyday).toEqual({ authority: 'iom-1997', lowMg: 320, highMg: 320 });
    await ada.put('/api/v1/coverage/reference', { authority: 'nnr-2023' });
    expect((await coverage()).everyday.authority).toBe('nnr-2023');
    expect((await ada.put('/api/v1/coverage/reference', { authority: 'mine' })).statusCode).toBe(400);
  });
});

describe('with a year of sessions and food', () => {
  let from: string;
  beforeAll(async () => {
    from = daysAfter(today, -364);
    await aYear(svett.database, athleteId, { from, days: 364 });
  });

  test('a week and four are told with their parts', async () => {
    for (const days of [7, 28] as const) {
      const told = await coverage(days);
      expect(told).toMatchObject({ days, loggedDays: days, sessions: days, intakeFrom: 'log' });
      expect(told.sessionsWithoutEstimate).toBe(0);
      expect(told.sessionsPart.p10).toBeGreaterThan(0);
      expect(told.sessionsPart.mg).toBeLessThan(60);
      expect(told.need.mg).toBeGreaterThan(300);
      expect(told.need.mg).toBeLessThanOrEqual(360);
      expect(told.coverage.share).toBeCloseTo(told.intake.mg / told.need.mg, 1);
    }
  });

  test('the year is told week by week from Monday on, or day by day', async () => {
    const weeks = (await trend(from, daysAfter(today, -1))).json();
    expect(weeks.by).toBe('week');
    expect(weeks.items.length).toBeGreaterThanOrEqual(52);
    expect(weeks.items[0].from).toBe(from);
    for (const { from: first } of weeks.items.slice(1)) expect(new Date(first).getUTCDay()).toBe(1);
    for (const item of weeks.items.slice(1, -1)) expect(item).toMatchObject({ sessions: 7, loggedDays: 7 });
    const days = (await trend(daysAfter(today, -28), daysAfter(today, -1), 'day')).json();
    expect(days.items).toHaveLength(28);
    expect(days.items[0].intake.p90 / days.items[0].intake.p10).toBeGreaterThan(
      weeks.items[5].intake.p90 / weeks.items[5].intake.p10,
    );
  });

  test('takes as many queries as a day does', async () => {
    const { database } = svett;
    const counted = async (first: string) => {
      const count = countedQueries(database);
      await svett.get(Coverages).trend({ athleteId, by: 'cookie' }, first, daysAfter(today, -1), 'week');
      return count.stop();
    };
    const aDay = await counted(daysAfter(today, -1));
    expect(aDay).toBeGreaterThan(5);
    expect(aDay).toBeLessThan(30);
    expect(await counted(from)).toBe(aDay);
    const window = countedQueries(database);
    await svett.get(Coverages).of({ athleteId, by: 'cookie' }, 28);
    expect(window.stop()).toBe(aDay);
  });

  describe('and a laboratory’s test of her sweat', () => {
    let sessionId: string;
    let token: string;
    const toldTo = async (who: Browser, headers: Record<string, string> = {}) => {
      const of = async (url: string) => (await who.get(url, headers)).json();
      const { inFood, everyday } = await of(`/api/v1/sessions/${sessionId}/food-equivalent`);
      return {
        estimate: await of(`/api/v1/sessions/${sessionId}/estimate`),
        inShort: (await of(`/api/v1/estimates?sessionIds=${sessionId}`)).items[0].magnesium,
        week: await of('/api/v1/coverage'),
        toEatMg: inFood.toEatMg,
        everyday,
      };
    };
    const ratioOf = ({ p10, p90 }: { p10: number; p90: number }) => p90 / p10;
    beforeAll(async () => {
      sessionId = (await ada.get('/api/v1/sessions')).json().items[0].id;
      const wish = { name: 'script', scopes: ['sessions:read', 'profile:read'] };
      ({ token } = (await ada.post('/api/v1/tokens', wish)).json());
      await sayFor(svett, athleteId, 'lab-values', true);
    });

    test('beside a session stands what this very person is recommended a day', async () => {
      await ada.put('/api/v1/coverage/reference', { authority: 'iom-1997' });
      const { everyday, week } = await toldTo(ada);
      expect(everyday).toEqual({ authority: 'iom-1997', lowMg: 320, highMg: 320 });
      expect(week.everyday).toEqual(everyday);
      await ada.put('/api/v1/coverage/reference', { authority: 'nnr-2023' });
    });

    test('and a token is told it as if she expected no child', async () => {
      const expecting = { conditions: [], pregnant: true, breastfeeding: false, doctorSaidSupplement: false };
      await sayFor(svett, athleteId, 'conditions', true);
      expect((await ada.put('/api/v1/circumstances/conditions', expecting)).statusCode).toBe(200);
      await ada.put('/api/v1/coverage/reference', { authority: 'iom-1997' });
      const [hers, tokens] = [
        await toldTo(ada),
        await toldTo(svett.browser(), { authorization: `Bearer ${token}` }),
      ];
      expect(hers.everyday).toEqual({ authority: 'iom-1997', lowMg: 360, highMg: 360 });
      expect(tokens.everyday).toEqual({ authority: 'iom-1997', lowMg: 320, highMg: 320 });
      expect([hers.week.everyday, tokens.week.everyday]).toEqual([hers.everyday, tokens.everyday]);
      await ada.put('/api/v1/coverage/reference', { authority: 'nnr-2023' });
      await sayFor(svett, athleteId, 'conditions', false);
    });

    test('sessions and need are reckoned with it at once, uncut, and as of anybody when its consent is gone', async () => {
      const before = await toldTo(ada);
      expect(before.estimate.withSweatTest).toBe(false);
      // As salty as sweat can be.
      const told = { method: 'wash-down', value: 2, unit: 'mmol/L', sampledOn: daysAfter(today, -30) };
      expect((await ada.post('/api/v1/sweat-tests', told)).json()).toMatchObject({ isNew: true });
      const after = await toldTo(ada);

      const { magnesium, minerals, sweat, inputs } = after.estimate;
      expect(after.estimate.withSweatTest).toBe(true);
      expect(after.inShort).toEqual(magnesium);
      expect(inputs.at(-1)).toMatchObject({ name: 'magnesium', unit: 'mg/L', source: 'laboratory' });
      expect(minerals.magnesium).toEqual({ mg: magnesium.mg, p10: magnesium.p10, p90: magnesium.p90 });
      expect(sweat).toEqual(before.estimate.sweat);
      expect(minerals.sodium).toEqual(before.estimate.minerals.sodium);
      // 2 mmol/L pulled towards 0.14, by precision: about nine times what anybody loses.
      expect(magnesium.mg / before.estimate.magnesium.mg).toBeCloseTo(9, 0);
      expect(ratioOf(magnesium)).toBeLessThan(ratioOf(before.estimate.magnesium));
      expect(after.toEatMg.mid / before.toEatMg.mid).toBeGreaterThan(6);

      expect(before.week).toMatchObject({ withSweatTest: false });
      expect(before.week.need.p95).toBeLessThanOrEqual(360);
      expect(after.week).toMatchObject({
        withSweatTest: true,
        needCapped: false,
        intake: before.week.intake,
      });
      expect(after.week.sessionsPart.mg).toBeGreaterThan(before.week.sessionsPart.mg * 3);
      expect(after.week.need.p95).toBeGreaterThan(360);
      const days = (await trend(daysAfter(today, -7), daysAfter(today, -1), 'day')).json().items;
      expect(days[0]).toMatchObject({ withSweatTest: true });

      const authorization = `Bearer ${token}`;
      expect(await toldTo(svett.browser(), { authorization })).toEqual(before);
      await sayFor(svett, athleteId, 'lab-values', false);
      expect(await toldTo(ada)).toEqual(before);
      await sayFor(svett, athleteId, 'lab-values', true);
      expect(await toldTo(ada)).toEqual(after);
    });
  });

  test('too long a stretch, or one that runs backwards, is refused', async () => {
    for (const [first, last] of [
      [daysAfter(today, -401), daysAfter(today, -1)],
      [today, daysAfter(today, -1)],
    ] as const)
      expect([(await trend(first, last)).statusCode, (await trend(first, last)).json().code]).toEqual([
        400,
        'ledger.span-too-long',
      ]);
  });
});

test('without the consent to keep health data nothing is reckoned or chosen', async () => {
  await sayFor(svett, athleteId, 'health-data', false);
  for (const answer of [
    await ada.get('/api/v1/coverage'),
    await trend(daysAfter(today, -7), today),
    await ada.put('/api/v1/coverage/reference', { authority: 'efsa-2015' }),
  ])
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people.consent-needed']);
  await sayFor(svett, athleteId, 'health-data', true);
});
