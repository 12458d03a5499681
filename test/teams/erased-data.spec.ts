import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Farewells } from '#src/takeout/farewells';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { Looks } from '#src/teams/looks';
import { ShareLog } from '#src/teams/share-log';
import { Squads } from '#src/teams/squads';
import { TalkWords } from '#src/teams/talk-words';
import { TeamDesk } from '#src/teams/team-desk';
import { TeamMember } from '#src/teams/team-member.entity';
import { aTeamHouse, type Person, type TeamHouse } from '../support/team-house.js';

let house: TeamHouse;
beforeAll(async () => {
  house = await aTeamHouse();
});
afterAll(() => house.close());

const erase = (who: Person) => house.get(Farewells).erase(who, 'data');
const logOf = async ({ athleteId }: Person) =>
  (await house.get(ShareLog).page(athleteId)).rows.map(
    ({ group, given, actorId }) => [group, given, actorId] as const,
  );

test('whoever erases their data has left their teams, and shares nothing when they come again', async () => {
  const ada = await house.member('Ada');
  await house.says(ada, 'sessions');
  await house.says(ada, 'check-ins');
  await house.get(TalkWords).say({ teamId: house.teamId, athleteId: ada.athleteId }, 'talk');
  house.clock.pass({ days: 9 });
  expect(await house.hasChanged()).toBe(false);
  await erase(ada);
  expect(await house.seen(ada)).toBeUndefined();
  expect(await house.hasChanged()).toBe(true);
  await house.join(ada);
  expect(await house.seen(ada)).toEqual([]);
  const squad = await house.get(Squads).of(house.head, house.teamId);
  expect((await house.get(TalkWords).of(squad)).size).toBe(0);
});

test('that they left stands in their log, said by themselves, and who looked stays', async () => {
  const ada = await house.member('Ada');
  await house.says(ada, 'sessions');
  const squad = await house.get(Squads).of(house.head, house.teamId);
  await house.get(Looks).note(squad, 'board', [{ athleteId: ada.athleteId, groups: ['sessions'] }]);
  house.clock.pass({ minutes: 1 });
  await erase(ada);
  expect(await logOf(ada)).toEqual([
    ['sessions', false, ada.accountId],
    ['sessions', true, ada.accountId],
  ]);
  expect((await house.get(Looks).page(ada.athleteId)).rows).toHaveLength(1);
});

test('all teams are left, a guardian’s yes with them, and others stay', async () => {
  const [kim, bea] = [await house.member('Kim', { birthDate: '2011-01-01' }), await house.member('Bea')];
  await house.guardianSays(kim, true);
  const wish = { name: 'Throwers', timeZone: 'UTC' };
  const { id: teamId } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
  const row = { id: crypto.randomUUID(), teamId, name: 'Kim', joinedAt: house.clock.now() };
  await house.database.transaction((tx) => tx.insert(TeamMember, { ...row, athleteId: kim.athleteId }));
  await erase(kim);
  const { athleteId } = kim;
  expect(await house.database.read(TeamMember).countBy({ athleteId })).toBe(0);
  expect(await house.database.read(GuardianWord).countBy({ athleteId })).toBe(0);
  expect(await house.seen(bea)).toEqual([]);
});

test('a coach who erases their data as an athlete coaches on', async () => {
  await erase(house.head);
  expect(await house.get(Squads).of(house.head, house.teamId)).toMatchObject({ coach: { role: 'head' } });
});
