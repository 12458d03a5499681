import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Guardians } from '#src/teams/guardians';
import { Memberships } from '#src/teams/memberships';
import { ShareSaid } from '#src/teams/share-said.entity';
import { ShareStates } from '#src/teams/share-states';
import { type Asked, shareText } from '#src/teams/share-texts';
import { Squads } from '#src/teams/squads';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamDesk } from '#src/teams/team-desk';
import { NoSuchMember, NoSuchTeam } from '#src/teams/teams.problems';
import { sayFor } from '../support/consenting.js';
import { aTeamHouse, type Person, type TeamHouse } from '../support/team-house.js';

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
    await saidToOtherWords(ada);
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
    await saidToOtherWords(kim, 'guardian');
    expect(await house.seen(kim)).toEqual([]);
    expect(await guardian(kim)).toMatchObject({ state: 'outdated', name: 'Mum' });
  });

  test('the word that was said last holds, also where a clock was set back between two', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, true);
    house.clock.pass({ minutes: -30 });
    await house.guardianSays(kim, false);
    expect(await house.seen(kim)).toEqual([]);
    expect(await guardian(kim)).toMatchObject({ state: 'refused' });
  });

  test('who comes back to a team asks anew: what was said before they left is no word on it', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.guardianSays(kim, true);
    await house.get(Memberships).leave({ teamId: house.teamId, athleteId: kim.athleteId }, SAYING);
    await house.join(kim);
    await house.says(kim, 'sessions');
    expect([await guardian(kim), await house.seen(kim)]).toMatchObject([{ state: 'not-asked' }, []]);
    await house.guardianSays(kim, true);
    expect(await house.seen(kim)).toEqual(['sessions']);
  });

  test('what a guardian refused does not begin with the birthday: of age they say it anew', async () => {
    const kim = await house.member('Kim', { birthDate: '2008-06-17' });
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, false);
    await house.says(kim, 'coverage');
    house.clock.pass({ days: 2 });
    expect(await house.seen(kim)).toEqual([]);
    const own = await house.get(ShareStates).of({ teamId: house.teamId, athleteId: kim.athleteId });
    expect(own).toMatchObject({ missing: [], guardian: { needed: false } });
    expect(own.shares.filter(({ given }) => given)).toEqual([]);
    await house.says(kim, 'sessions');
    expect(await house.seen(kim)).toEqual(['sessions']);
  });

  test('a question that waits takes no earlier yes back', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, true);
    house.clock.pass({ days: 1 });
    await house.get(GuardianDesk).ask(kim, house.teamId, 'Dad');
    expect(await house.seen(kim)).toEqual(['sessions']);
  });

  test('the newest word holds, by whichever link, and only in the team it was said of', async () => {
    const kim = await house.member('Kim', MINOR);
    await house.says(kim, 'sessions');
    await house.guardianSays(kim, true);
    const wish = { name: 'Throwers', timeZone: 'UTC' };
    const { id: teamId } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
    const elsewhere = { teamId, athleteId: kim.athleteId };
    await house.database.transaction((tx) => house.get(Memberships).join(tx, elsewhere, 'Kim'));
    const textSha256 = shareText('sessions', 'en').sha256;
    const yes = { group: 'sessions', given: true, untilDay: null, textSha256 } as const;
    await house.get(Memberships).share(kim, teamId, yes);
    expect((await house.get(Squads).of(house.head, teamId)).members.map(({ shares }) => shares.size)).toEqual(
      [0],
    );
    house.clock.pass({ days: 1 });
    await house.guardianSays(kim, false);
    expect(await house.seen(kim)).toEqual([]);
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
    await house.get(TeamDesk).make(stranger.accountId, 'Tim', { name: 'Throwers', timeZone: 'UTC' });
    for (const who of [ada, stranger])
      await expect(house.get(Squads).of(who, house.teamId)).rejects.toThrow(NoSuchTeam);
  });

  test('takes nobody out of another team', async () => {
    const ada = await house.member('Ada');
    const { id: memberId } = (await house.get(Squads).of(house.head, house.teamId)).members.find(
      ({ athleteId }) => athleteId === ada.athleteId,
    )!;
    const wish = { name: 'Throwers', timeZone: 'UTC' };
    const { id } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
    await expect(house.get(Memberships).remove(id, memberId, SAYING)).rejects.toThrow(NoSuchMember);
    expect(await house.seen(ada)).toEqual([]);
  });
});

/** Their last word, as if it had been said to a text that has changed since. */
async function saidToOtherWords({ athleteId }: Person, group: Asked = 'sessions') {
  const last = await house.database
    .read(ShareSaid)
    .findOne({ where: { athleteId, group }, order: { number: 'DESC' } });
  const row = { ...last!, id: newId(), number: last!.number + 1, textSha256: OTHER_WORDS };
  await house.database.transaction((tx) => tx.insert(ShareSaid, row));
}

const guardian = ({ athleteId }: Person) => house.get(Guardians).of(house.teamId, athleteId);

async function addSharing(name: string) {
  const who = await house.member(name);
  await house.says(who, 'sessions');
  return who;
}
