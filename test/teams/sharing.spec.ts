import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Memberships } from '#src/teams/memberships';
import { ShareSaid } from '#src/teams/share-said.entity';
import { Squads } from '#src/teams/squads';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamDesk } from '#src/teams/team-desk';
import { NoSuchTeam } from '#src/teams/teams.problems';
import { sayFor } from '../support/consenting.js';
import { aTeamHouse, type TeamHouse } from '../support/team-house.js';

const OTHER_WORDS = 'a'.repeat(64);
const SAYING = { method: 'page', language: 'en', actorId: null } as const;

let house: TeamHouse;
beforeAll(async () => {
  house = await aTeamHouse();
});
afterAll(() => house.close());

let began: Date;
beforeEach(() => {
  began = house.clock.now();
});
// All of them tell of the same day.
afterEach(() => house.clock.pass({ seconds: (began.getTime() - house.clock.now().getTime()) / 1000 }));

describe('what coaches see', () => {
  test('is nothing before a yes, and then what was said yes to and no more', async () => {
    const ada = await house.member('Ada');
    expect(await house.seen(ada)).toEqual([]);
    await house.says(ada, 'weigh-ins');
    await house.says(ada, 'sessions');
    expect(await house.seen(ada)).toEqual(['sessions', 'weigh-ins']);
  });

  test('ends with a no, for that group alone and for that person alone', async () => {
    const [ada, bea] = [await house.member('Ada'), await house.member('Bea')];
    for (const who of [ada, bea]) {
      await house.says(who, 'sessions');
      await house.says(who, 'coverage');
    }
    await house.says(ada, 'sessions', false);
    expect(await house.seen(ada)).toEqual(['coverage']);
    expect(await house.seen(bea)).toEqual(['sessions', 'coverage']);
  });

  test('ends when the last day has passed where the athlete is, not where the team is', async () => {
    // 10 o'clock UTC. The 16th begins at noon UTC in Auckland, and at 7 UTC of the 16th in Los Angeles.
    const far = await house.member('Far', { timeZone: 'Pacific/Auckland' });
    const near = await house.member('Near', { timeZone: 'America/Los_Angeles' });
    for (const who of [far, near]) await house.says(who, 'sessions', true, '2026-06-15');
    expect([await house.seen(far), await house.seen(near)]).toEqual([['sessions'], ['sessions']]);
    house.clock.pass({ hours: 2, minutes: 1 });
    expect([await house.seen(far), await house.seen(near)]).toEqual([[], ['sessions']]);
    house.clock.pass({ hours: 19 });
    expect(await house.seen(near)).toEqual([]);
  });

  test('ends when the words somebody said yes to have changed', async () => {
    const ada = await addSharing('Ada');
    const { athleteId } = ada;
    await house.database.transaction((tx) =>
      tx.update(ShareSaid, { athleteId }, { textSha256: OTHER_WORDS }),
    );
    expect(await house.seen(ada)).toEqual([]);
  });

  test.each(['health-data', 'sharing'] as const)(
    'ends with a no to %s, and is there again with a yes',
    async (purpose) => {
      const ada = await addSharing('Ada');
      const { athleteId } = ada;
      await sayFor(house, athleteId, purpose, false);
      expect(await house.seen(ada)).toEqual([]);
      await sayFor(house, athleteId, purpose, true);
      expect(await house.seen(ada)).toEqual(['sessions']);
    },
  );

  test('ends when they leave: they are not on the list, and do not share when they come again', async () => {
    const ada = await addSharing('Ada');
    await house.get(Memberships).leave({ teamId: house.teamId, athleteId: ada.athleteId }, SAYING);
    expect(await house.seen(ada)).toBeUndefined();
    await house.join(ada);
    expect(await house.seen(ada)).toEqual([]);
  });

  test('is of this team: a yes to another one is no yes to it', async () => {
    const ada = await house.member('Ada');
    await house.says(ada, 'sessions');
    const wish = { name: 'Throwers', timeZone: 'UTC' };
    const { id } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
    await house.database.transaction((tx) =>
      house.get(Memberships).join(tx, { teamId: id, athleteId: ada.athleteId }, 'Ada'),
    );
    const { members } = await house.get(Squads).of(house.head, id);
    expect(members.map(({ name, shares }) => [name, [...shares]])).toEqual([['Ada', []]]);
  });
});

describe('of somebody not known to be of age', () => {
  const MINOR = { birthDate: '2009-06-20' };

  test.each([
    ['who is 16', MINOR],
    ['who has not told when they were born', { birthDate: null }],
  ])('%s coaches see nothing before a guardian says yes', async (_whose, wishes) => {
    const kim = await house.member('Kim', wishes);
    await house.says(kim, 'sessions');
    expect(await house.seen(kim)).toEqual([]);
    await house.guardianSays(kim, true);
    expect(await house.seen(kim)).toEqual(['sessions']);
  });

  test('a guardian’s yes alone shows nothing', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.guardianSays(kim, true);
    expect(await house.seen(kim)).toEqual([]);
  });

  test('it ends when the guardian takes the yes back by the same link, also years later', async () => {
    const kim = await house.member('Kim', { birthDate: '2012-06-20' });
    await house.says(kim, 'sessions');
    const token = await house.guardianSays(kim, true);
    house.clock.pass({ days: 700 });
    expect(await house.seen(kim)).toEqual(['sessions']);
    await house.get(GuardianDesk).answer(token, { given: false, language: 'en' });
    expect(await house.seen(kim)).toEqual([]);
  });

  test('it ends when the guardian said yes to other words', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, true);
    await house.database.transaction((tx) =>
      tx.update(GuardianWord, { athleteId: kim.athleteId }, { textSha256: OTHER_WORDS }),
    );
    expect(await house.seen(kim)).toEqual([]);
  });

  test('a question that waits takes no earlier yes back', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, true);
    house.clock.pass({ days: 1 });
    await house.get(GuardianDesk).ask(kim, house.teamId, 'Dad');
    expect(await house.seen(kim)).toEqual(['sessions']);
  });

  test('from the birthday on which they turn 18 their own word is enough', async () => {
    const kim = await house.member('Kim', { birthDate: '2008-06-17' });
    await house.says(kim, 'sessions');
    expect(await house.seen(kim)).toEqual([]);
    house.clock.pass({ days: 2 });
    expect(await house.seen(kim)).toEqual(['sessions']);
  });
});

describe('a coach', () => {
  test('sees nothing the day after their last day, on the team’s calendar', async () => {
    const ada = await addSharing('Ada');
    const assistant = await house.person('Tim');
    await house.database.transaction((tx) =>
      house.get(TeamCoaches).join(tx, {
        teamId: house.teamId,
        accountId: assistant.accountId,
        name: 'Tim',
        role: 'assistant',
        untilDay: '2026-06-15',
      }),
    );
    const squad = () => house.get(Squads).of(assistant, house.teamId);
    house.clock.pass({ hours: 11, minutes: 59 }); // 21:59 UTC: two hours later in Stockholm
    const shared = (await squad()).members.find(({ athleteId }) => athleteId === ada.athleteId)?.shares;
    expect([...(shared ?? [])]).toEqual(['sessions']);
    house.clock.pass({ minutes: 1 });
    await expect(squad()).rejects.toThrow(NoSuchTeam);
  });

  test('of another team finds none, and neither does one of its own athletes', async () => {
    const ada = await addSharing('Ada');
    const stranger = await house.person('Tim');
    for (const who of [ada, stranger])
      await expect(house.get(Squads).of(who, house.teamId)).rejects.toThrow(NoSuchTeam);
  });
});

async function addSharing(name: string) {
  const who = await house.member(name);
  await house.says(who, 'sessions');
  return who;
}
