import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY_MS } from '#src/kernel/clock';
import { Memberships } from '#src/teams/memberships';
import { Farewells } from '#src/takeout/farewells';
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

/** So long ago that a test's own change is seen. */
beforeEach(() => house.clock.pass({ days: 30 }));

const isNow = async () => expect(await house.rosterChangedAt()).toEqual(house.clock.now());
const daysSince = async () =>
  (house.clock.now().getTime() - (await house.rosterChangedAt()).getTime()) / DAY_MS;

test('it changes when somebody joins, and when they leave', async () => {
  expect(await daysSince()).toBeGreaterThan(25);
  const bea = await house.member('Bea');
  await isNow();
  house.clock.pass({ days: 9 });
  expect(await daysSince()).toBe(9);
  await house.get(Memberships).leave({ teamId: house.teamId, athleteId: bea.athleteId }, SAYING);
  await isNow();
});

test('it changes when somebody begins and ends to share, and not when they only say for how long', async () => {
  await house.says(ada, 'sessions');
  await isNow();
  house.clock.pass({ days: 9 });
  const farOff = new Date(house.clock.now().getTime() + 90 * DAY_MS).toISOString().slice(0, 10);
  await house.says(ada, 'sessions', true, farOff);
  expect(await daysSince()).toBe(9);
  await house.says(ada, 'sessions', false);
  await isNow();
});

test('it changes when a last day has passed, to whatever part of the world', async () => {
  const today = house.clock.now().toISOString().slice(0, 10);
  await house.says(ada, 'coverage', true, today);
  house.clock.pass({ days: 9 });
  // The 16th ended nine days ago less the hours of a day, and the half day by which Los Angeles is behind.
  expect(await daysSince()).toBeGreaterThan(7);
  expect(await daysSince()).toBeLessThan(8.5);
  house.clock.pass({ days: 9 });
  expect(await daysSince()).toBeGreaterThan(16);
});

test.each(['health-data', 'sharing'] as const)('it changes with a yes and a no to %s', async (purpose) => {
  await sayFor(house, ada.athleteId, purpose, false);
  await isNow();
  house.clock.pass({ days: 9 });
  expect(await daysSince()).toBe(9);
  await sayFor(house, ada.athleteId, purpose, true);
  await isNow();
});

test('it changes with what a guardian says', async () => {
  const kim = await house.member('Kim', { birthDate: '2012-01-01' });
  house.clock.pass({ days: 9 });
  await house.guardianSays(kim, true);
  await isNow();
  house.clock.pass({ days: 9 });
  await house.guardianSays(kim, false);
  await isNow();
});

test('it changes when somebody turns 18', async () => {
  const birthday = new Date(house.clock.now().getTime() + 20 * DAY_MS);
  birthday.setUTCFullYear(birthday.getUTCFullYear() - 18);
  await house.member('Lo', { birthDate: birthday.toISOString().slice(0, 10) });
  house.clock.pass({ days: 19 });
  expect(await daysSince()).toBe(19);
  house.clock.pass({ days: 1 });
  await isNow();
  house.clock.pass({ days: 20 });
  expect(await daysSince()).toBeGreaterThan(11);
});

test('it changes when a member erases their account', async () => {
  const bea = await house.member('Bea');
  house.clock.pass({ days: 30 });
  expect(await daysSince()).toBe(30);
  await house.get(Farewells).erase(bea, 'account');
  await isNow();
  house.clock.pass({ days: 8 });
  expect(await daysSince()).toBe(8);
});
