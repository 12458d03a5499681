import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamDesk } from '#src/teams/team-desk';
import { Team } from '#src/teams/team.entity';
import { DayIsPast, LastHeadCoach, NoSuchCoach } from '#src/teams/teams.problems';
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
