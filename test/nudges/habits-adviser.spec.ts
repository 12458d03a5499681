import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Circumstances } from '#src/circumstances/circumstances';
import { FoodLog } from '#src/food/food-log';
import { OwnFoods } from '#src/food/own-foods';
import { newId } from '#src/kernel/ids';
import { LabDesk } from '#src/labs/lab-desk';
import { HabitsAdviser } from '#src/nudges/habits-adviser';
import { SupplementsAdviser } from '#src/nudges/supplements-adviser';
import { CheckIns } from '#src/signs/check-ins';
import { Help } from '#src/signs/help';
import { anAdult } from '../support/an-adult.js';
import { anApp, type TestApp } from '../support/app.js';
import { answerOf, askedNow, lookAt } from '../support/asking.js';
import { sayFor } from '../support/consenting.js';

const YES = ['caffeine', 'alcohol', 'stomach', 'conditions', 'signs', 'lab-values'] as const;
const NO_COFFEE = { coffee: 0, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0 };

let svett: TestApp;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp(); // a Monday at ten
});
afterAll(() => svett.close());
beforeEach(async () => {
  athleteId = await anAdult(svett, YES);
});

const told = () => svett.get(Circumstances);
const look = () => svett.get(HabitsAdviser).on(lookAt(svett, athleteId, 'morning'), askedNow(svett));
const beside = () => svett.get(HabitsAdviser).on({ of: 'signs', athleteId }, askedNow(svett));
const drink = (coffee: number) => told().tell(athleteId, 'caffeine', { ...NO_COFFEE, coffee });
const conditions = (more: object) =>
  told().tell(athleteId, 'conditions', {
    ...{ conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false },
    ...more,
  });

describe('caffeine', () => {
  test('above 400 mg a day is spoken of, and below it is not', async () => {
    await drink(4); // 360 mg
    expect(answerOf(await look(), 'caffeine')).toBe('not-much');
    await drink(5);
    expect(answerOf(await look(), 'caffeine')).toBe('said');
    await sayFor(svett, athleteId, 'caffeine', false);
    expect(answerOf(await look(), 'caffeine')).toBe('not-much');
  });

  test('with a pregnancy it is above 200 mg, and what is kept of it tells of none', async () => {
    await drink(3);
    expect(answerOf(await look(), 'caffeine')).toBe('not-much');
    await conditions({ pregnant: true });
    expect(answerOf(await look(), 'caffeine')).toBe('said');
    const pregnant = await look();
    await conditions({});
    await drink(5);
    expect(await look()).toEqual(pregnant);
  });

  test('is no word to whoever has not told their age, and none on other days', async () => {
    await drink(9);
    svett.clock.pass({ days: 1 });
    expect(await look()).toEqual([]);
    svett.clock.pass({ days: -1 });
    athleteId = await anAdult(svett, YES, null);
    await drink(9);
    expect(answerOf(await look(), 'caffeine')).toBe('not-adult');
  });
});

test('alcohol is spoken of beside the check-in from ten glasses a week or four at once, with the line where they live', async () => {
  const glasses = (glassesPerWeek: number, fourAtOnceMonthly = false) =>
    told().tell(athleteId, 'alcohol', { glassesPerWeek, fourAtOnceMonthly });
  await glasses(9);
  expect(answerOf(await beside(), 'alcohol')).toBe('not-much');
  await glasses(10);
  expect(await beside()).toMatchObject([{ kind: 'alcohol', values: { line: 'none' } }, {}]);
  await svett.get(Help).live(athleteId, 'SE');
  await glasses(2, true);
  expect(await beside()).toMatchObject([{ kind: 'alcohol', values: { line: '020-84 44 48' } }, {}]);
  await sayFor(svett, athleteId, 'alcohol', false);
  expect(answerOf(await beside(), 'alcohol')).toBe('not-much');
});

describe('the stomach', () => {
  const feel = (week: string, stomachDays: number) =>
    svett.get(CheckIns).write(athleteId, week, {
      signs: { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 },
      ...{ pulseConfirmed: true, stress: null, sleepH: null, stomachDays, caffeineCups: null },
      ...{ alcoholGlasses: null, ill: null, newMedicine: null, period: null, redFlags: null },
    });

  test('is spoken of where two check-ins told of three bad days or more', async () => {
    await feel('2026-W24', 3);
    expect(answerOf(await beside(), 'stomach')).toBe('no-trouble');
    await feel('2026-W25', 4);
    expect(answerOf(await beside(), 'stomach')).toBe('said');
    await sayFor(svett, athleteId, 'stomach', false);
    expect(answerOf(await beside(), 'stomach')).toBe('no-trouble');
  });

  test('and where an illness of it or such a medicine was told', async () => {
    await told().tell(athleteId, 'stomach', { troubles: [], medicines: ['levothyroxine'] });
    expect(answerOf(await beside(), 'stomach')).toBe('no-trouble');
    await told().tell(athleteId, 'stomach', { troubles: ['coeliac'], medicines: [] });
    expect(answerOf(await beside(), 'stomach')).toBe('said');
  });
});

describe('supplements', () => {
  const take = async (magnesiumMg: number, days: number[], isSupplement = true) => {
    const label = { name: 'Tablets', shelf: 'everyday', portion: null, portionG: null } as const;
    const own = { ...label, basis: 'portion', magnesiumMg, isSupplement } as const;
    const { id: ownFoodId } = await svett.get(OwnFoods).add(athleteId, own);
    for (const day of days)
      await svett.get(FoodLog).put(athleteId, newId(), {
        day: `2026-06-${String(day).padStart(2, '0')}`,
        ...{ foodId: null, ownFoodId, portions: 1, grams: null },
      });
  };
  const ask = () => svett.get(SupplementsAdviser).on(lookAt(svett, athleteId, 'morning'));

  test('noted without a value are spoken of the next morning, and a bar of the same milligrams is none', async () => {
    await take(100, [14], false);
    expect(await ask()).toEqual([]);
    await take(100, [14]);
    expect(answerOf(await ask(), 'supplement-untested')).toBe('said');
    expect(answerOf(await ask(), 'supplement-above-limit')).toBe('not-above');
  });

  test('are left alone where magnesium was measured, or a doctor said so', async () => {
    await take(100, [14]);
    await conditions({ doctorSaidSupplement: true });
    expect(answerOf(await ask(), 'supplement-untested')).toBe('by-a-doctor');
    await conditions({});
    await svett.get(LabDesk).add(
      { athleteId, timeZone: 'UTC' },
      {
        ...{ marker: 'magnesium', value: 0.85, comparator: null, unit: 'mmol/L', low: null, high: null },
        ...{ sampledAt: '2026-06-01', lab: null, fasting: null, note: null },
      },
    );
    expect(answerOf(await ask(), 'supplement-untested')).toBe('measured');
  });

  test('above 250 mg on three of the last seven days are spoken of, and on two they are not', async () => {
    await take(300, [7, 8, 14]);
    expect(answerOf(await ask(), 'supplement-above-limit')).toBe('not-above');
    await take(300, [11]);
    expect(answerOf(await ask(), 'supplement-above-limit')).toBe('said');
  });

  test('are no word to anybody who is not known to be grown up', async () => {
    athleteId = await anAdult(svett, YES, '2010-01-01');
    await take(300, [12, 13, 14]);
    expect((await ask()).map((one) => 'silent' in one && one.silent)).toEqual(['not-adult', 'not-adult']);
  });
});
