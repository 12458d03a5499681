import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { USUAL_PREFERENCES } from '#src/people/preferences';
import { Farewells } from '#src/takeout/farewells';
import { Memberships } from '#src/teams/memberships';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamDesk } from '#src/teams/team-desk';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { DayIsPast, LastHeadCoach, NoSuchCoach, TeamIsFull, TooManyOfThese } from '#src/teams/teams.problems';
import { HeadCoachMissed } from '#src/teams/teams.topics';
import { aTeamHouse, type TeamHouse } from '../support/team-house.js';

const HEAD = { role: 'head', untilDay: null } as const;
const ASSISTANT = { role: 'assistant', untilDay: null } as const;
const TO_JULY = { role: 'head', untilDay: '2026-07-01' } as const;

let house: TeamHouse;
let team: { id: string; timeZone: string };
let firstId: string;
beforeAll(async () => {
  house = await aTeamHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  const wish = { name: 'Throwers', timeZone: 'Europe/Stockholm' };
  const { id } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
  team = (await house.database.read(Team).findOneBy({ id }))!;
  firstId = (await coaches())[0]!.id;
});

const coaches = () => house.database.read(TeamCoach).findBy({ teamId: team.id });
const change = (id: string, to: { role: 'head' | 'assistant'; untilDay: string | null }) =>
  house.get(TeamCoaches).change(team, id, to);
async function another(as: { role: 'head' | 'assistant'; untilDay: string | null }): Promise<string> {
  const { accountId } = await house.person('Tim');
  const coach = { teamId: team.id, accountId, name: 'Tim', ...as };
  await house.database.transaction((tx) => house.get(TeamCoaches).join(tx, coach));
  return (await coaches()).find((one) => one.accountId === accountId)!.id;
}

describe('the last head coach without an end', () => {
  test.each([
    ['alone', []],
    ['beside an assistant', [ASSISTANT]],
    ['beside a head coach whose time ends', [TO_JULY]],
  ])('%s becomes no assistant, gets no end, and does not go', async (_how, others) => {
    for (const one of others) await another(one);
    for (const to of [ASSISTANT, TO_JULY]) await expect(change(firstId, to)).rejects.toThrow(LastHeadCoach);
    await expect(house.get(TeamCoaches).remove(team.id, firstId)).rejects.toThrow(LastHeadCoach);
    expect((await coaches()).find(({ id }) => id === firstId)).toMatchObject(HEAD);
  });

  test('goes when there is another', async () => {
    await another(HEAD);
    await house.get(TeamCoaches).remove(team.id, firstId);
    expect(await coaches()).toHaveLength(1);
  });

  test('of two who go at once one stays', async () => {
    const both = [firstId, await another(HEAD)];
    const tried = await Promise.allSettled(both.map((id) => house.get(TeamCoaches).remove(team.id, id)));
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a head coach who erased their account is followed by the next morning', () => {
  const UNTIL = (untilDay: string) => ({ role: 'assistant', untilDay }) as const;
  let nights = 0;
  const night = async () => {
    const key = `night ${++nights}`;
    await house.database.transaction((tx) => house.get(Outbox).put(tx, HeadCoachMissed, {}, { key }));
    await house.work();
  };
  /** Of a team whose others came a day after one another, in this order. */
  async function afterErasure(...others: Parameters<typeof another>[0][]): Promise<string[]> {
    const gone = await house.person('Nora');
    const wish = { name: 'Jumpers', timeZone: 'UTC' };
    const { id } = await house.get(TeamDesk).make(gone.accountId, 'Nora', wish);
    team = { id, timeZone: 'UTC' };
    const ids: string[] = [];
    for (const one of others) {
      ids.push(await another(one));
      house.clock.pass({ days: 1 });
    }
    await house.get(Farewells).erase(gone, 'account');
    await night();
    return ids;
  }
  const headsAre = async () =>
    (await coaches()).filter(({ role }) => role === 'head').map(({ id, untilDay }) => [id, untilDay]);
  let began: Date;
  beforeEach(() => {
    began = house.clock.now();
  });
  afterEach(() => house.clock.pass({ seconds: (began.getTime() - house.clock.now().getTime()) / 1000 }));

  test('by whoever of those without an end has coached longest, and by no second one', async () => {
    const over = { role: 'head', untilDay: '2026-06-15' } as const;
    const [, , third] = await afterErasure(over, UNTIL('2026-12-31'), ASSISTANT, ASSISTANT);
    await night();
    expect((await headsAre()).filter(([, untilDay]) => untilDay === null)).toEqual([[third, null]]);
  });

  test('by a head coach with a last day until then, and only after it by somebody else', async () => {
    const [first, second] = await afterErasure({ role: 'head', untilDay: '2026-06-30' }, ASSISTANT);
    expect(await headsAre()).toEqual([[first, '2026-06-30']]);
    house.clock.pass({ days: 15 });
    await night();
    expect(await headsAre()).toContainEqual([second, null]);
  });

  test('by an assistant with a last day where there is nobody else, and they keep it', async () => {
    const [, later] = await afterErasure(UNTIL('2026-07-01'), UNTIL('2026-12-31'), UNTIL('2026-08-01'));
    expect(await headsAre()).toEqual([[later, '2026-12-31']]);
  });

  test('by nobody where nobody is left: the team stays until its last member has left it', async () => {
    const ada = await house.person('Ada');
    await afterErasure(UNTIL('2026-06-15'));
    const whose = { teamId: team.id, athleteId: ada.athleteId };
    // It went that very morning: nobody was in it.
    expect(await house.database.read(Team).existsBy({ id: team.id })).toBe(false);
    const wish = { name: 'Rowers', timeZone: 'UTC' };
    const gone = await house.person('Olle');
    const { id } = await house.get(TeamDesk).make(gone.accountId, 'Olle', wish);
    Object.assign(whose, { teamId: id });
    await house.database.transaction((tx) => house.get(Memberships).join(tx, whose, 'Ada'));
    await house.get(Farewells).erase(gone, 'account');
    await night();
    expect(await house.database.read(Team).existsBy({ id })).toBe(true);
    await house.get(Memberships).leave(whose, { method: 'page', language: 'en', actorId: ada.accountId });
    await night();
    expect(await house.database.read(Team).existsBy({ id })).toBe(false);
  });
});

test('a last day may be today, and no day before it', async () => {
  const id = await another(ASSISTANT);
  await expect(change(id, { role: 'assistant', untilDay: '2026-06-14' })).rejects.toThrow(DayIsPast);
  await change(id, { role: 'assistant', untilDay: '2026-06-15' });
  expect((await coaches()).find((one) => one.id === id)).toMatchObject({ untilDay: '2026-06-15' });
});

test('a coach of another team is none of this one', async () => {
  const [other] = await house.database.read(TeamCoach).findBy({ teamId: house.teamId });
  await expect(change(other!.id, ASSISTANT)).rejects.toThrow(NoSuchCoach);
  await expect(house.get(TeamCoaches).remove(team.id, other!.id)).rejects.toThrow(NoSuchCoach);
});

test('somebody coaches fifty teams at most', async () => {
  const tim = await house.person('Tim');
  const another = () => house.get(TeamDesk).make(tim.accountId, 'Tim', { name: 'One more', timeZone: 'UTC' });
  for (let n = 0; n < 50; n++) await another();
  await expect(another()).rejects.toThrow(TooManyOfThese);
});

test('a team has room for fifty coaches and five hundred athletes', async () => {
  const since = house.clock.now();
  const people = Array.from({ length: 500 }, (_, n) => {
    const account = { id: newId(), email: `many-${n}@example.org`, emailProvedAt: null, passwordHash: 'x' };
    return {
      ...account,
      role: 'athlete' as const,
      language: 'en' as const,
      ...USUAL_PREFERENCES,
      createdAt: since,
    };
  });
  const athletes = people.map(({ id: accountId }) => {
    return { id: newId(), accountId, heartRateReliable: true, createdAt: since };
  });
  const inTeam = { teamId: team.id, name: 'One of many' };
  await house.database.transaction(async (tx) => {
    await tx.insert(Account, people);
    await tx.insert(Athlete, athletes);
    const members = athletes.map(({ id: athleteId }) => ({
      id: newId(),
      ...inTeam,
      athleteId,
      joinedAt: since,
    }));
    await tx.insert(TeamMember, members);
    const coach = { ...inTeam, ...ASSISTANT, since };
    await tx.insert(
      TeamCoach,
      people.slice(0, 49).map(({ id: accountId }) => ({ id: newId(), ...coach, accountId })),
    );
  });
  const { accountId, athleteId } = await house.person('Late');
  const asAthlete = house.database.transaction((tx) =>
    house.get(Memberships).join(tx, { teamId: team.id, athleteId }, 'Late'),
  );
  await expect(asAthlete).rejects.toThrow(TeamIsFull);
  const asCoach = house.database.transaction((tx) =>
    house.get(TeamCoaches).join(tx, { teamId: team.id, accountId, name: 'Late', ...ASSISTANT }),
  );
  await expect(asCoach).rejects.toThrow(TeamIsFull);
});
