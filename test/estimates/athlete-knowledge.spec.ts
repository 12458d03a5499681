import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AthleteKnowledge, digestOf } from '#src/estimates/athlete-knowledge';
import { CLOTHING_CLO } from '#src/estimates/clothing';
import { Accounts } from '#src/people/accounts';
import type { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { letIn } from '../support/consenting.js';

let svett: TestApp;
let profiles: Profiles;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp();
  profiles = svett.get(Profiles);
  ({ athleteId } = await svett
    .get(Accounts)
    .add({ email: 'ada@example.org', password: PASSWORD, role: 'athlete', language: 'en' }));
  await letIn(svett, athleteId);
});
afterAll(() => svett.close());

const at = (moment: string, utcOffsetS: number | null = null) =>
  svett
    .get(AthleteKnowledge)
    .on('shareable', { athleteId }, { startedAt: new Date(moment), utcOffsetS, device: null });
const on = (day: string) => at(`${day}T18:00:00Z`);
async function tell(told: Partial<Profile>): Promise<void> {
  await profiles.write(athleteId, { ...(await profiles.of(athleteId)), ...told });
}

test('of somebody who told nothing, nothing is known', async () => {
  const { facts, lastResort, indoors, outdoors, usualClo, heatDays, heart } = await on('2026-06-01');
  expect(Object.values({ ...facts, ...lastResort, ...indoors, ...outdoors })).toEqual(
    expect.not.arrayContaining([expect.anything()]),
  );
  expect([usualClo, heart, heatDays.value]).toEqual([null, { reliable: true, line: null }, 0]);
});

describe('body mass', () => {
  beforeAll(async () => {
    await profiles.weigh(athleteId, '2026-03-01', 72);
    await profiles.weigh(athleteId, '2026-05-01', 69);
  });

  test.each([
    ['2026-02-10', 72], // told within two months after
    ['2026-03-01', 72],
    ['2026-04-30', 72],
    ['2026-05-01', 69],
    ['2026-06-10', 69],
  ])('on %s it is %d kg', async (day, massKg) => {
    expect((await on(day)).facts.massKg).toEqual({ value: massKg, source: 'profile' });
  });

  test.each([
    ['2026-04-30T22:30:00Z', 2, 69], // half past midnight in Stockholm
    ['2026-05-01T05:00:00Z', -7, 72], // ten in the evening in Los Angeles
    ['2026-04-30T22:30:00Z', null, 72],
  ])('at %s, %p hours off, it is that of the athlete’s own day: %d kg', async (moment, hours, massKg) => {
    const { facts } = await at(moment, hours === null ? null : hours * 3600);
    expect(facts.massKg).toEqual({ value: massKg, source: 'profile' });
  });

  test('years before the first weighing, it is only what is taken if the file tells nothing', async () => {
    const { facts, lastResort } = await on('2021-07-01');
    expect(facts.massKg).toBeNull();
    expect(lastResort.massKg).toEqual({ value: 72, source: 'profile' });
  });
});

describe('the profile', () => {
  beforeAll(() =>
    tell({
      birthDate: '1986-06-15',
      heightCm: 181,
      sex: 'female',
      vo2maxMlKgMin: 51,
      restingHeartRateBpm: 49,
      maxHeartRateBpm: 186,
      heartRateReliable: false,
      usualClothing: 'shorts',
      indoorAirC: 18,
      indoorHumidityPct: 40,
      indoorFan: true,
    }),
  );

  test('is told in the calculator’s units, each value as the athlete’s own word', async () => {
    const { facts, heart, usualClo } = await on('2026-06-14');
    expect(facts).toMatchObject({
      heightM: { value: 1.81, source: 'profile' },
      sex: { value: 'female' },
      ageYears: { value: 39 },
      vo2maxMlKgMin: { value: 51 },
      restingHeartRateBpm: { value: 49 },
      maxHeartRateBpm: { value: 186 },
    });
    expect(heart.reliable).toBe(false);
    expect(usualClo).toEqual({ value: CLOTHING_CLO.shorts, source: 'profile' });
  });

  test('an athlete is as old as they were', async () => {
    expect((await on('2026-06-16')).facts.ageYears!.value).toBe(40);
    expect((await on('2016-06-16')).facts.ageYears!.value).toBe(30);
  });

  test('the room is known indoors only, a fan as the wind it makes', async () => {
    const { indoors, outdoors } = await on('2026-06-14');
    expect(indoors).toMatchObject({
      airC: { value: 18 },
      humidityPct: { value: 40 },
      windMs: { value: 1.5 },
    });
    expect([outdoors.airC, outdoors.windMs]).toEqual([null, null]);
    await tell({ indoorFan: false });
    expect((await on('2026-06-14')).indoors.windMs).toBeNull();
  });
});

test('the digest changes with anything that is known, and with nothing else', async () => {
  const digest = async (day = '2026-06-14') => digestOf(await on(day));
  const before = await digest();
  await tell({ ftpW: 240 });
  expect(await digest()).toBe(before);
  await tell({ maxHeartRateBpm: 190 });
  const after = await digest();
  expect(after).not.toBe(before);
  await tell({ maxHeartRateBpm: 186 });
  expect(await digest()).toBe(before);
});
