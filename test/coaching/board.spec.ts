import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Board, BoardRow, LookAt, MemberPage } from '#src/coaching/board.shapes';
import { Estimate } from '#src/estimates/estimate.entity';
import { newId } from '#src/kernel/ids';
import { Session } from '#src/sessions/session.entity';
import { CoachLook } from '#src/teams/coach-look.entity';
import { TalkWords } from '#src/teams/talk-words';
import { anApp, type TestApp } from '../support/app.js';
import { TestSquad } from '../support/a-squad.js';
import { countedQueries } from '../support/counted-queries.js';
import { sayFor } from '../support/consenting.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

/** So many days before the 15th of June, at noon in Stockholm, where the clock of tests stands. */
const ago = (days: number, hour = 9) => new Date(Date.UTC(2026, 5, 15 - days, hour));

const rowOf = ({ rows }: Board, name: string): BoardRow => rows.find((row) => row.name === name)!;
const reasonsOf = ({ toLookAt }: Board, name: string): LookAt['reasons'] =>
  toLookAt.find((one) => one.name === name)?.reasons ?? [];

test('a coach sees who trained and what it cost, as ranges, and no kilos', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  await ada.trains({ endedAt: ago(1), litres: 1.4, minutes: 90 });
  await ada.trains({ endedAt: ago(3), litres: 1, minutes: 60 });
  await ada.trains({ endedAt: ago(10), litres: 1, minutes: 60 });

  const board = await squad.board<Board>();
  expect(board).toMatchObject({ from: '2026-06-09', to: '2026-06-15', members: 1 });
  const { training, sweat } = rowOf(board, 'Ada');
  expect(training).toMatchObject({
    state: 'shared',
    isWithoutSome: false,
    values: { lastDay: '2026-06-14', sessions: 2, minutes: 150, hotSessions: 0, acclimatisation: 'not' },
  });
  const { litres, dearest } = sweat.values!;
  expect(litres.mid).toBeCloseTo(2.4, 1);
  // One person’s errors go the same way in both sessions: the range is wider than that of two strangers.
  expect(litres.high / litres.low).toBeGreaterThan(Math.exp(2 * 1.28 * 0.3));
  expect(dearest).toMatchObject({ day: '2026-06-14', pct: { mid: 2 } });
  expect(JSON.stringify(board)).not.toMatch(/kg|mass/i);
  expect((await squad.board<Board>('?days=28')).rows[0]!.training.values!.sessions).toBe(3);
});

test('no number of per cents tells a mass more closely than to ten kilos', async () => {
  const squad = await TestSquad.of(svett);
  for (const [name, massKg] of [
    ['Light', 66],
    ['Heavy', 74],
  ] as const) {
    const member = await squad.joined(name, ['sessions', 'weigh-ins'], { massKg });
    const sessionId = await member.trains({ endedAt: ago(1), litres: 2 });
    await member.weighs(sessionId, { preKg: massKg, postKg: massKg - 2, drinkKg: 0.53 });
  }
  const board = await squad.board<Board>();
  const [light, heavy] = ['Light', 'Heavy'].map((name) => rowOf(board, name));
  expect(light!.sweat).toEqual(heavy!.sweat);
  expect(light!.weighIns).toEqual(heavy!.weighIns);
  const { changePct, litres } = light!.weighIns.values!.latest;
  expect(changePct).toBe(-3);
  for (const litre of Object.values(litres!)) expect(litre).toBe(Math.round(litre * 10) / 10);
});

test('what is not shared is grey, group by group, and gone with the next request once it is taken back', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada', ['sessions']);
  await ada.weighs(await ada.trains({ endedAt: ago(1) }), { preKg: 72, postKg: 71, drinkKg: 0.5 });
  const before = rowOf(await squad.board<Board>(), 'Ada');
  expect(before.training.state).toBe('shared');
  for (const group of ['weighIns', 'coverage', 'talk'] as const)
    expect(before[group]).toMatchObject({ state: 'not-shared', values: null });

  await ada.share('sessions', false);
  const after = rowOf(await squad.board<Board>(), 'Ada');
  for (const group of ['training', 'sweat'] as const)
    expect(after[group]).toMatchObject({ state: 'not-shared', values: null });

  await ada.share('sessions', true);
  await sayFor(svett, ada.athleteId, 'sharing', false);
  expect(rowOf(await squad.board<Board>(), 'Ada').training.state).toBe('not-shared');
});

test('weighings that are shared show nothing of the sessions they are of', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada', ['weigh-ins']);
  await ada.weighs(await ada.trains({ endedAt: ago(1) }), { preKg: 72, postKg: 71, drinkKg: 0.5 });
  const { weighIns, training, sweat } = rowOf(await squad.board<Board>(), 'Ada');
  expect(weighIns.state).toBe('shared');
  for (const group of [training, sweat]) expect(group).toMatchObject({ state: 'not-shared', values: null });
});

test('of what its source shares with nobody the board says just that, and neither zero nor how much', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  await ada.trains({ endedAt: ago(20) });
  await ada.trains({ endedAt: ago(1), shareable: false });
  await ada.trains({ endedAt: ago(2), shareable: false });
  const { training, sweat } = rowOf(await squad.board<Board>(), 'Ada');
  for (const group of [training, sweat])
    expect(group).toEqual({ state: 'not-shared-by-its-source', isWithoutSome: true, values: null });

  await ada.trains({ endedAt: ago(3), litres: 1 });
  const both = rowOf(await squad.board<Board>(), 'Ada');
  expect(both.training).toMatchObject({
    isWithoutSome: true,
    values: { sessions: 1, lastDay: '2026-06-12' },
  });
  expect(both.sweat.values!.litres.mid).toBeCloseTo(1, 1);
});

test('what its source takes back is gone with the next request, before anything is reckoned anew', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  const sessionId = await ada.trains({ endedAt: ago(1) });
  await ada.trains({ endedAt: ago(2) });
  const sessions = async () => rowOf(await squad.board<Board>(), 'Ada').training.values?.sessions;
  expect(await sessions()).toBe(2);
  await svett.database.transaction((tx) => tx.update(Session, sessionId, { shareable: false }));
  expect(await sessions()).toBe(1);
});

test('a weighing is held against what others may see of its session, and nothing else', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  const sessionId = await ada.trains({ endedAt: ago(1) });
  await ada.weighs(sessionId, { preKg: 72, postKg: 71, drinkKg: 0.5 });
  const latest = async () => rowOf(await squad.board<Board>(), 'Ada').weighIns.values!.latest;
  const before = await latest();
  const known = (await svett.database.read(Estimate).findOneBy({ sessionId }))!;
  const comparison = { ...known.comparison!, nonSweatKg: 0.7 };
  await svett.database.transaction(async (tx) => {
    await tx.insert(Estimate, { ...known, id: newId(), lineage: 'owner', comparison });
  });
  expect(await latest()).toEqual(before);
});

test('heat that only its owner may know of makes nobody used to it before others', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  await ada.trains({ endedAt: ago(1) });
  for (let back = 2; back < 10; back++) await ada.trains({ endedAt: ago(back), airC: 32, shareable: false });
  const { training } = rowOf(await squad.board<Board>(), 'Ada');
  expect(training.values).toMatchObject({ acclimatisation: null, hotSessions: 0 });
});

test('what its source hides makes nothing look unusual: no load, no heat, and nobody to look at for it', async () => {
  const squad = await TestSquad.of(svett);
  const trained = async (name: string, isShareable: boolean) => {
    const member = await squad.joined(name);
    await member.trains({ endedAt: ago(40) });
    for (let back = 30; back >= 8; back -= 2)
      await member.trains({ endedAt: ago(back), shareable: isShareable, airC: 32, trimp: 60, litres: 0.5 });
    for (const back of [6, 4, 2, 1])
      await member.trains({ endedAt: ago(back), airC: back === 1 ? 32 : 18, trimp: 60, litres: 0.5 });
    return member;
  };
  const hidden = await trained('Hidden', false);
  await trained('Seen', true);
  const board = await squad.board<Board>();
  expect(rowOf(board, 'Hidden').training).toMatchObject({
    isWithoutSome: false,
    values: { sessions: 4, load: null, isLoadWithoutSome: true, acclimatisation: null },
  });
  expect(reasonsOf(board, 'Hidden')).toEqual([]);
  const page = await squad.page<MemberPage>(hidden.memberId);
  expect(page.training.values).toMatchObject({ load: null, acclimatisation: null });
  expect(page.toLookAt).toEqual([]);
  expect(rowOf(board, 'Seen').training.values).toMatchObject({
    load: 'usual',
    isLoadWithoutSome: false,
    acclimatisation: 'well',
  });
});

test('whoever is well used to heat by what is shared is so whatever is hidden', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  for (let back = 9; back > 0; back -= 1) await ada.trains({ endedAt: ago(back), airC: 31 });
  // Of the 60 days that count this is the first, and further back than anything else is read.
  await ada.trains({ endedAt: ago(58), shareable: false });
  const bo = await squad.joined('Bo');
  await bo.trains({ endedAt: ago(58), shareable: false });
  await bo.trains({ endedAt: ago(2) });
  const board = await squad.board<Board>();
  expect(rowOf(board, 'Ada').training.values!.acclimatisation).toBe('well');
  expect(rowOf(board, 'Bo').training.values!.acclimatisation).toBeNull();
});

test('somebody of whom nothing is known yet is grey', async () => {
  const squad = await TestSquad.of(svett);
  await squad.joined('Ada');
  const row = rowOf(await squad.board<Board>(), 'Ada');
  for (const group of ['training', 'sweat', 'weighIns', 'coverage', 'talk'] as const)
    expect(row[group]).toMatchObject({ state: 'not-known-yet', values: null });
});

test('to look at: a big loss by its low side, and not by its middle', async () => {
  const squad = await TestSquad.of(svett);
  const [low, mid] = [await squad.joined('Low'), await squad.joined('Mid')];
  await low.trains({ endedAt: ago(0, 8), litres: 2.4 });
  await mid.trains({ endedAt: ago(0, 8), litres: 1.8 });
  const board = await squad.board<Board>();
  expect(reasonsOf(board, 'Low')).toEqual([{ code: 'big-loss', values: { day: '2026-06-15', lowPct: 2 } }]);
  expect(rowOf(board, 'Mid').sweat.values!.dearest.pct!.mid).toBeGreaterThan(2);
  expect(reasonsOf(board, 'Mid')).toEqual([]);
});

test('to look at: more in than out at a weighing comes first, then who would like to talk', async () => {
  const squad = await TestSquad.of(svett);
  const [ada, bo] = [await squad.joined('Bo'), await squad.joined('Ada')];
  await ada.weighs(await ada.trains({ endedAt: ago(1) }), { preKg: 70, postKg: 70.4, drinkKg: 2 });
  await talk(squad, bo.athleteId, 'talk');
  const board = await squad.board<Board>();
  expect(board.toLookAt.map(({ name, reasons }) => [name, reasons[0]!.code])).toEqual([
    ['Bo', 'drank-more'],
    ['Ada', 'would-talk'],
  ]);
  expect(rowOf(board, 'Bo').weighIns.values!.latest).toMatchObject({ drankMore: true, changePct: 0.5 });
  const asked = await squad.board<Board>('?show=to-look-at');
  expect(asked.rows.map(({ name }) => name)).toEqual(['Ada', 'Bo']);
});

test('to look at: whoever usually trains and has not for two weeks, unless a source hides it', async () => {
  const squad = await TestSquad.of(svett);
  for (const [name, isHidden] of [
    ['Quiet', false],
    ['Hidden', true],
  ] as const) {
    const member = await squad.joined(name);
    for (let back = 15; back < 50; back += 5) await member.trains({ endedAt: ago(back) });
    if (isHidden) await member.trains({ endedAt: ago(2), shareable: false });
  }
  const board = await squad.board<Board>();
  expect(reasonsOf(board, 'Quiet')).toEqual([{ code: 'not-heard', values: { day: '2026-05-31' } }]);
  expect(reasonsOf(board, 'Hidden')).toEqual([]);
});

test('to look at: heat that is not usual for them, and far more load than usual', async () => {
  const squad = await TestSquad.of(svett);
  const [hot, used] = [await squad.joined('Hot'), await squad.joined('Used')];
  for (let back = 30; back > 8; back -= 4) await hot.trains({ endedAt: ago(back), trimp: 30, litres: 0.5 });
  await hot.trains({ endedAt: ago(2), airC: 31, trimp: 300, litres: 1 });
  for (let back = 9; back > 0; back -= 1) await used.trains({ endedAt: ago(back), airC: 31, litres: 1 });
  const board = await squad.board<Board>();
  expect(reasonsOf(board, 'Hot')).toEqual([
    { code: 'unaccustomed-heat', values: { day: '2026-06-13' } },
    { code: 'load-far-above', values: {} },
  ]);
  expect(rowOf(board, 'Hot').training.values!.load).toBe('far-above');
  expect(reasonsOf(board, 'Used')).toEqual([]);
  expect(rowOf(board, 'Used').training.values).toMatchObject({ acclimatisation: 'well', hotSessions: 6 });
});

test('averages need five who share, and rest for a week after somebody came or ended to share', async () => {
  const squad = await TestSquad.of(svett);
  const members = [];
  for (const name of ['A', 'B', 'C', 'D']) members.push(await squad.joined(name));
  for (const member of members) await member.trains({ endedAt: new Date('2026-06-22T09:00Z'), litres: 1.3 });
  const averages = async () => (await squad.board<Board>('?days=28')).averages.sweat;
  const start = svett.clock.now();
  svett.clock.pass({ days: 8 });
  expect(await averages()).toEqual({ state: 'too-few', litres: null });
  const last = await squad.joined('E');
  await last.trains({ endedAt: new Date('2026-06-22T09:00Z'), litres: 1.3 });
  expect(await averages()).toEqual({ state: 'resting', litres: null });
  svett.clock.pass({ days: 8 });
  expect(await averages()).toEqual({ state: 'shown', litres: 1.5 });

  // Of a sixth some is hidden: what is left of it is no part of an average.
  const sixth = await squad.joined('F');
  await sixth.trains({ endedAt: new Date('2026-06-22T09:00Z'), litres: 5 });
  await sixth.trains({ endedAt: new Date('2026-06-22T07:00Z'), shareable: false });
  svett.clock.pass({ days: 8 });
  expect(await averages()).toEqual({ state: 'shown', litres: 1.5 });
  await sayFor(svett, last.athleteId, 'sharing', false);
  await sayFor(svett, last.athleteId, 'sharing', true);
  expect(await averages()).toEqual({ state: 'resting', litres: null });
  svett.clock.pass({ seconds: (start.getTime() - svett.clock.now().getTime()) / 1000 });
});

test('rows can be filtered and sorted; what is not known comes last', async () => {
  const squad = await TestSquad.of(svett);
  const [ada, , cid] = [await squad.joined('Ada'), await squad.joined('Bo'), await squad.joined('Cid')];
  await ada.trains({ endedAt: ago(1), litres: 0.8 });
  await cid.trains({ endedAt: ago(1), litres: 1.2 });
  const names = async (query: string) => (await squad.board<Board>(query)).rows.map(({ name }) => name);
  expect(await names('')).toEqual(['Ada', 'Bo', 'Cid']);
  expect(await names('?sort=sweat')).toEqual(['Cid', 'Ada', 'Bo']);
  expect(await names('?show=trained')).toEqual(['Ada', 'Cid']);
});

test('athletes can read that the board was looked at, and what of theirs was on it', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada', ['sessions', 'check-ins']);
  const bo = await squad.joined('Bo', []);
  await squad.board();
  const looks = svett.database.read(CoachLook);
  expect(await looks.findBy({ athleteId: ada.athleteId })).toMatchObject([
    { what: 'board', groups: ['sessions', 'check-ins'], times: 1 },
  ]);
  expect(await looks.findBy({ athleteId: bo.athleteId })).toEqual([]);
});

test('a board takes as many queries for twelve athletes as for two', async () => {
  const squad = await TestSquad.of(svett);
  const count = async () => {
    const counting = countedQueries(svett.database);
    await squad.board();
    return counting.stop();
  };
  const fill = async (names: string) => {
    for (const name of names) {
      const member = await squad.joined(name);
      await member.weighs(await member.trains({ endedAt: ago(1) }), { preKg: 72, postKg: 71, drinkKg: 0.5 });
      await member.eatsDaily({ almonds: 1 }, '2026-06-14', 2);
    }
  };
  await fill('AB');
  const few = await count();
  await fill('CDEFGHIJKL');
  expect(await count()).toBe(few);
});

test('nobody but a coach of the team finds its board', async () => {
  const [squad, other] = [await TestSquad.of(svett), await TestSquad.of(svett)];
  const answer = await other.coach.get(`/api/v1/teams/${squad.teamId}/board`);
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'teams.no-such-team' }]);
});

async function talk(squad: TestSquad, athleteId: string, wish: 'talk' | 'fine'): Promise<void> {
  await svett.get(TalkWords).say({ teamId: squad.teamId, athleteId }, wish);
}
