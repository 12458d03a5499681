import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MemberPage } from '#src/coaching/board.shapes';
import { CoachLook } from '#src/teams/coach-look.entity';
import { anApp, type TestApp } from '../support/app.js';
import { TestSquad } from '../support/a-squad.js';
import { countedQueries } from '../support/counted-queries.js';
import { PlayedBack } from '../support/played-back.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp({ reader: new PlayedBack() });
});
afterAll(() => svett.close());

/** So many days before the 15th of June, at eleven in Stockholm. */
const ago = (days: number, hour = 9) => new Date(Date.UTC(2026, 5, 15 - days, hour));

async function trained(squad: TestSquad) {
  const ada = await squad.joined('Ada');
  const { desk } = ada;
  const { sessionId } = await desk.take('file:1', { sport: 'ride', startedAt: ago(1), everyS: 10 });
  await desk.take('strava:9', { sport: 'run', sportRaw: 'MarkRun', startedAt: ago(3), everyS: 10 });
  await svett.work();
  return { ada, sessionId: sessionId! };
}

test('an athlete’s page tells each session by its day, sport, minutes and range, and nothing a source hides', async () => {
  const squad = await TestSquad.of(svett);
  const { ada } = await trained(squad);
  const page = await squad.page<MemberPage>(ada.memberId);
  expect(page).toMatchObject({ name: 'Ada', joinedOn: '2026-06-15', from: '2026-05-19', to: '2026-06-15' });
  expect(page.sessions).toMatchObject([
    { day: '2026-06-14', sport: 'ride', minutes: 60, isHot: false, load: null },
  ]);
  const { litres, pct } = page.sessions[0]!.sweat!;
  expect(litres.low).toBeLessThan(litres.high);
  expect(pct!.low).toBeLessThan(pct!.high);
  expect(page.training).toMatchObject({ state: 'shared', isWithoutSome: true, values: { sessions: 1 } });
  // No pulse, place, device, kilos or moment of the day, and not a word of the other source.
  expect(Object.keys(page.sessions[0]!).sort()).toEqual([
    'day',
    'isHot',
    'load',
    'minutes',
    'sport',
    'sweat',
  ]);
  expect(JSON.stringify(page)).not.toMatch(/strava|MarkRun|kg|bpm|latitude|T09/i);
});

test('weighings are told as per cent and litres, coverage for a week and four', async () => {
  const squad = await TestSquad.of(svett);
  const { ada, sessionId } = await trained(squad);
  await ada.weighs(sessionId, { preKg: 71.3, postKg: 70.4, drinkKg: 0.6 });
  await ada.eatsDaily({ almonds: 2, milk: 2, oat_porridge: 2 }, '2026-06-14', 14);
  const page = await squad.page<MemberPage>(ada.memberId);
  expect(page.weighIns.values).toMatchObject([{ day: '2026-06-14', changePct: -1.5, drankMore: false }]);
  expect(page.weighIns.values![0]!.litres!.mid).toBeCloseTo(1.4, 1);
  const { week, month } = page.coverage.values!;
  expect(week).toMatchObject({ loggedDays: 7, neededDays: 5, from: '2026-06-08', to: '2026-06-14' });
  expect(month).toMatchObject({ loggedDays: 14, neededDays: 14 });
  expect(week.pct!.low % 5).toBe(0);
  expect(JSON.stringify(page)).not.toMatch(/71\.3|70\.4/);
});

test('who shares nothing has a page without anything, and nobody looked at them', async () => {
  const squad = await TestSquad.of(svett);
  const bo = await squad.joined('Bo', []);
  await bo.trains({ endedAt: ago(1) });
  const page = await squad.page<MemberPage>(bo.memberId);
  expect(page.sessions).toEqual([]);
  for (const group of ['training', 'sweat', 'weighIns', 'coverage', 'talk'] as const)
    expect(page[group]).toMatchObject({ state: 'not-shared', values: null });
  const looks = svett.database.read(CoachLook);
  expect(await looks.findBy({ athleteId: bo.athleteId })).toEqual([]);

  const ada = await squad.joined('Ada', ['check-ins']);
  await squad.page(ada.memberId);
  expect(await looks.findBy({ athleteId: ada.athleteId })).toMatchObject([
    { what: 'athlete', groups: ['check-ins'] },
  ]);
});

test('a page takes as many queries for twenty sessions as for one', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Ada');
  const count = async () => {
    const counting = countedQueries(svett.database);
    await squad.page(ada.memberId, '?days=84');
    return counting.stop();
  };
  await ada.trains({ endedAt: ago(1) });
  const few = await count();
  for (let back = 2; back < 20; back += 1) await ada.trains({ endedAt: ago(back) });
  expect(await count()).toBe(few);
});

test('a member of another team is not found', async () => {
  const [squad, other] = [await TestSquad.of(svett), await TestSquad.of(svett)];
  const ada = await other.joined('Ada');
  const answer = await squad.coach.get(`/api/v1/teams/${squad.teamId}/members/${ada.memberId}`);
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'teams.no-such-member' }]);
});
