import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { TeamCode } from '#src/teams/team-code.entity';
import { TeamCodes } from '#src/teams/team-codes';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamJoining } from '#src/teams/team-joining';
import { TeamMember } from '#src/teams/team-member.entity';
import { TeamDesk } from '#src/teams/team-desk';
import { NoSuchTeamCode, TeamCodeNotUsable, TooManyOfThese } from '#src/teams/teams.problems';
import { TeamCodesExpired } from '#src/teams/teams.topics';
import { aTeamHouse, type Person, type TeamHouse } from '../support/team-house.js';

let house: TeamHouse;
beforeAll(async () => {
  house = await aTeamHouse();
});
afterAll(() => house.close());

type LetsIn = 'athlete' | 'head' | 'assistant';
const made = (letsIn: LetsIn = 'athlete', coachUntilDay: string | null = null, maker = house.head) =>
  house.get(TeamCodes).make(house.teamId, maker.accountId, { letsIn, coachUntilDay, days: 14 });
const join = (who: Person, code: string) => house.get(TeamJoining).join(who, code, who.name, []);
const members = () => house.database.read(TeamMember).countBy({ teamId: house.teamId });
const coach = ({ accountId }: Person) => house.database.read(TeamCoach).findOneBy({ accountId });

test('a code is ten letters and digits in two groups, none of which looks like another', async () => {
  const codes = await Promise.all(Array.from({ length: 8 }, () => made()));
  for (const { code } of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  for (const { row } of codes) await house.get(TeamCodes).takeBack(house.teamId, row.id);
});

test('nothing of a code is kept but a mark', async () => {
  const { row, code } = await made();
  const kept = JSON.stringify(await house.database.read(TeamCode).findOneBy({ id: row.id }));
  for (const part of code.split('-')) expect(kept).not.toContain(part);
});

test('a head coach takes back codes of their own team, and there are twenty of them at most', async () => {
  const { row, code } = await made();
  const wish = { name: 'Throwers', timeZone: 'UTC' };
  const { id: other } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
  await expect(house.get(TeamCodes).takeBack(other, row.id)).rejects.toThrow(NoSuchTeamCode);
  expect((await house.get(TeamCodes).at(code)).id).toBe(row.id);
  const another = () =>
    house
      .get(TeamCodes)
      .make(other, house.head.accountId, { letsIn: 'athlete', coachUntilDay: null, days: 14 });
  for (let n = 0; n < 20; n++) await another();
  await expect(another()).rejects.toThrow(TooManyOfThese);
  await house.get(TeamCodes).takeBack(house.teamId, row.id);
});

test('a last day is of coaches: whoever trains has none', async () => {
  const { row } = await made('athlete', '2027-01-31');
  expect(row.coachUntilDay).toBeNull();
  await house.get(TeamCodes).takeBack(house.teamId, row.id);
});

test('it is taken in small letters, with blanks and without the hyphen', async () => {
  const { code } = await made();
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
  expect((await house.get(TeamCodes).at(typed)).teamId).toBe(house.teamId);
});

describe('one for athletes', () => {
  test('lets many in, each once however often it is sent', async () => {
    const [{ code, row }, before] = [await made(), await members()];
    const [ada, bea] = [await house.person('Ada'), await house.person('Bea')];
    for (const who of [ada, bea, ada]) await join(who, code);
    await Promise.all([join(ada, code), join(ada, code)]);
    expect(await members()).toBe(before + 2);
    expect(await house.database.read(TeamCode).findOneBy({ id: row.id })).toMatchObject({ usesLeft: 998 });
  });

  test('opens nothing once it is taken back, or after its days; what is left of it goes at night', async () => {
    const { code, row } = await made();
    await house.get(TeamCodes).takeBack(house.teamId, row.id);
    await expect(join(await house.person('Cy'), code)).rejects.toThrow(TeamCodeNotUsable);
    const { code: old } = await made();
    house.clock.pass({ days: 14 });
    const di = await house.person('Di');
    await expect(join(di, old)).rejects.toThrow(TeamCodeNotUsable);
    await expect(house.get(TeamJoining).look(di, old)).rejects.toThrow(TeamCodeNotUsable);
    expect(await house.get(TeamCodes).list(house.teamId)).toEqual([]);
    await house.database.transaction((tx) =>
      house.get(Outbox).put(tx, TeamCodesExpired, {}, { key: 'night' }),
    );
    await house.work();
    expect(await house.database.read(TeamCode).count()).toBe(0);
  });
});

describe('one for a coach', () => {
  test('lets in a single one, who may send it again; to others it opens nothing any more', async () => {
    const { code } = await made('assistant', '2027-01-31');
    const [tim, tom] = [await house.person('Tim'), await house.person('Tom')];
    await join(tim, code);
    await join(tim, code);
    expect(await coach(tim)).toMatchObject({ role: 'assistant', untilDay: '2027-01-31', name: 'Tim' });
    await expect(join(tom, code)).rejects.toThrow(TeamCodeNotUsable);
    await expect(house.get(TeamJoining).look(tom, code)).rejects.toThrow(TeamCodeNotUsable);
    expect(await house.get(TeamJoining).look(tim, code)).toMatchObject({ isIn: true });
  });

  test('of two who use it at once one gets in', async () => {
    const { code } = await made('assistant');
    const people = [await house.person('Uma'), await house.person('Ulf')];
    const tried = await Promise.allSettled(people.map((who) => join(who, code)));
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('makes no head coach an assistant, and an assistant a head coach', async () => {
    await join(house.head, (await made('assistant')).code);
    expect(await coach(house.head)).toMatchObject({ role: 'head', untilDay: null });
    const vi = await house.person('Vi');
    await join(vi, (await made('assistant')).code);
    await join(vi, (await made('head')).code);
    expect(await coach(vi)).toMatchObject({ role: 'head' });
  });

  test('lets somebody who coached the team before come again', async () => {
    const wim = await house.person('Wim');
    const today = house.clock.now().toISOString().slice(0, 10);
    await join(wim, (await made('assistant', today)).code);
    house.clock.pass({ days: 2 });
    await join(wim, (await made('assistant')).code);
    expect(await coach(wim)).toMatchObject({ untilDay: null });
  });
});

describe('one whose maker', () => {
  const TEAM = () => ({ id: house.teamId, timeZone: 'Europe/Stockholm' });
  const opensNothing = async (who: Person, code: string) => {
    await expect(house.get(TeamJoining).look(who, code)).rejects.toThrow(TeamCodeNotUsable);
    await expect(join(who, code)).rejects.toThrow(TeamCodeNotUsable);
  };
  async function aHead(): Promise<Person> {
    const who = await house.person('Yan');
    await join(who, (await made('head')).code);
    return who;
  }
  const change = async (who: Person, to: { role: 'head' | 'assistant'; untilDay: string | null }) =>
    house.get(TeamCoaches).change(TEAM(), (await coach(who))!.id, to);

  test('was removed lets nobody in: neither the maker as a head coach again nor anybody else', async () => {
    const yan = await aHead();
    const codes = [await made('head', null, yan), await made('athlete', null, yan)];
    await house.get(TeamCoaches).remove(house.teamId, (await coach(yan))!.id);
    for (const { code } of codes) {
      await opensNothing(yan, code);
      await opensNothing(await house.person('Zed'), code);
    }
    expect(await coach(yan)).toBeNull();
    const left = (await house.get(TeamCodes).list(house.teamId)).map(({ id }) => id);
    for (const { row } of codes) expect(left).not.toContain(row.id);
  });

  test('was made an assistant for today makes them no head coach without an end', async () => {
    const yan = await aHead();
    const { code } = await made('head', null, yan);
    const today = house.clock.now().toISOString().slice(0, 10);
    await change(yan, { role: 'assistant', untilDay: today });
    await opensNothing(yan, code);
    expect(await coach(yan)).toMatchObject({ role: 'assistant', untilDay: today });
    // Nor once they are a head coach again: it is gone.
    await change(yan, { role: 'head', untilDay: null });
    await opensNothing(await house.person('Zed'), code);
  });

  test('coached until yesterday lets nobody in, also not after they have come again', async () => {
    const yan = await aHead();
    const today = house.clock.now().toISOString().slice(0, 10);
    await change(yan, { role: 'head', untilDay: today });
    const { code, row } = await made('head', null, yan);
    expect(await house.get(TeamJoining).look(await house.person('Zed'), code)).toMatchObject({ isIn: false });
    house.clock.pass({ days: 2 });
    await opensNothing(yan, code);
    expect((await house.get(TeamCodes).list(house.teamId)).map(({ id }) => id)).not.toContain(row.id);
    await join(yan, (await made('head')).code);
    await opensNothing(await house.person('Zed'), code);
  });

  test('is promoted by another keeps what they had', async () => {
    const vi = await house.person('Vi');
    await join(vi, (await made('assistant')).code);
    const since = (await coach(vi))!.since;
    house.clock.pass({ days: 1 });
    await join(vi, (await made('head')).code);
    expect(await coach(vi)).toMatchObject({ role: 'head', since });
  });
});

test('somebody may be both: a member, and a coach', async () => {
  const xi = await house.person('Xi');
  await join(xi, (await made()).code);
  await join(xi, (await made('assistant')).code);
  expect(await house.database.read(TeamMember).existsBy({ athleteId: xi.athleteId })).toBe(true);
  expect(await coach(xi)).toMatchObject({ role: 'assistant' });
});
