import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY_MS } from '#src/kernel/clock';
import { Farewells } from '#src/takeout/farewells';
import { Memberships } from '#src/teams/memberships';
import { sayFor } from '../support/consenting.js';
import { aTeamHouse, type Person, type TeamHouse } from '../support/team-house.js';

const SAYING = { method: 'page', language: 'en', actorId: null } as const;

let house: TeamHouse;
let ada: Person;
beforeAll(async () => {
  house = await aTeamHouse();
  ada = await house.member('Ada');
});
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.pass({ days: 30 });
  expect(await house.hasChanged()).toBe(false);
});

/** It has, and a week later it has no more. */
async function hasChangedForAWeek() {
  expect(await house.hasChanged()).toBe(true);
  house.clock.pass({ days: 6, hours: 23 });
  expect(await house.hasChanged()).toBe(true);
  house.clock.pass({ hours: 2 });
  expect(await house.hasChanged()).toBe(false);
}

test('who shares has changed when somebody joins, and when they leave', async () => {
  const bea = await house.member('Bea');
  await hasChangedForAWeek();
  await house.get(Memberships).leave({ teamId: house.teamId, athleteId: bea.athleteId }, SAYING);
  await hasChangedForAWeek();
});

test('when somebody begins and ends to share', async () => {
  await house.says(ada, 'sessions');
  await hasChangedForAWeek();
  await house.says(ada, 'sessions', false);
  await hasChangedForAWeek();
});

test('when a last day has passed', async () => {
  const lastDay = new Date(house.clock.now().getTime() + 20 * DAY_MS).toISOString().slice(0, 10);
  await house.says(ada, 'coverage', true, lastDay);
  house.clock.pass({ days: 15 });
  expect(await house.hasChanged()).toBe(false);
  house.clock.pass({ days: 6 });
  expect(await house.hasChanged()).toBe(true);
  house.clock.pass({ days: 9 });
  expect(await house.hasChanged()).toBe(false);
});

test.each(['health-data', 'sharing'] as const)('with a no and a yes to %s', async (purpose) => {
  for (const given of [false, true]) {
    await sayFor(house, ada.athleteId, purpose, given);
    await hasChangedForAWeek();
  }
});

test('with what a guardian says', async () => {
  const kim = await house.member('Kim', { birthDate: '2012-01-01' });
  house.clock.pass({ days: 9 });
  for (const given of [true, false]) {
    await house.guardianSays(kim, given);
    await hasChangedForAWeek();
  }
});

test('when somebody turns 18', async () => {
  const birthday = new Date(house.clock.now().getTime() + 20 * DAY_MS);
  birthday.setUTCFullYear(birthday.getUTCFullYear() - 18);
  await house.member('Lo', { birthDate: birthday.toISOString().slice(0, 10) });
  house.clock.pass({ days: 18 });
  expect(await house.hasChanged()).toBe(false);
  house.clock.pass({ days: 3 });
  expect(await house.hasChanged()).toBe(true);
  house.clock.pass({ days: 9 });
  expect(await house.hasChanged()).toBe(false);
});

test('when a member erases their account', async () => {
  const bea = await house.member('Bea');
  house.clock.pass({ days: 30 });
  await house.get(Farewells).erase(bea, 'account');
  await hasChangedForAWeek();
});
