import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { Farewells } from '#src/takeout/farewells';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamDesk } from '#src/teams/team-desk';
import { Team } from '#src/teams/team.entity';
import { DayIsPast, LastHeadCoach, NoSuchCoach } from '#src/teams/teams.problems';
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

test('whoever has coached longest follows a head coach who erased their account, by the next morning', async () => {
  const other = await house.person('Nora');
  const { id } = await house
    .get(TeamDesk)
    .make(other.accountId, 'Nora', { name: 'Jumpers', timeZone: 'UTC' });
  team = { id, timeZone: 'UTC' };
  await another({ role: 'head', untilDay: '2026-06-15' });
  house.clock.pass({ days: 1 });
  const second = await another({ role: 'assistant', untilDay: '2026-12-31' });
  house.clock.pass({ days: 1 });
  await another(ASSISTANT);
  await house.get(Farewells).erase(other, 'account');
  const night = (key: string) =>
    house.database.transaction((tx) => house.get(Outbox).put(tx, HeadCoachMissed, {}, { key }));
  await night('first');
  await house.work();
  const heads = async () =>
    (await coaches()).filter(({ role, untilDay }) => role === 'head' && untilDay === null);
  expect((await heads()).map((one) => one.id)).toEqual([second]);
  await night('second');
  await house.work();
  expect(await heads()).toHaveLength(1);
  house.clock.pass({ days: -2 });
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
