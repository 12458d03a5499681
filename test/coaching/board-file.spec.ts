import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Board } from '#src/coaching/board.shapes';
import { CoachLook } from '#src/teams/coach-look.entity';
import { TestSquad } from '../support/a-squad.js';
import { anApp, type TestApp } from '../support/app.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

const ago = (days: number) => new Date(Date.UTC(2026, 5, 15 - days, 9));

async function file(squad: TestSquad, query = '') {
  const answer = await squad.coach.get(`/api/v1/teams/${squad.teamId}/board.csv${query}`);
  expect(answer.statusCode).toBe(200);
  return answer;
}
async function lines(squad: TestSquad, query = '', delimiter = ','): Promise<Record<string, string>[]> {
  return parse((await file(squad, query)).body, { bom: true, columns: true, delimiter });
}

test('the board is a file that a spreadsheet reads, each figure with its unit and its range', async () => {
  const squad = await TestSquad.of(svett);
  const ada = await squad.joined('Åda; the "=one');
  await ada.weighs(await ada.trains({ endedAt: ago(1), litres: 1.4, minutes: 90 }), {
    ...{ preKg: 72, postKg: 71, drinkKg: 0.5 },
  });
  const { headers, rawPayload } = await file(squad);
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="squad-2026-06-15.csv"',
    'cache-control': 'private, no-store',
  });
  expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [row] = await lines(squad);
  const { rows } = await squad.board<Board>();
  const { low, mid, high } = rows[0]!.sweat.values!.litres;
  expect(row).toMatchObject({
    name: 'Åda; the "=one',
    from: '2026-06-09',
    to: '2026-06-15',
    training: 'shared',
    sessions: '1',
    sweat_low_l: String(low),
    sweat_mid_l: String(mid),
    sweat_high_l: String(high),
    weigh_ins: 'shared',
  });
  expect(Object.keys(row!).join()).not.toMatch(/kg|mass_(?!change)/);
  const [swedish] = await lines(squad, '?separator=%3B', ';');
  expect(swedish!['sweat_mid_l']).toBe(String(mid).replace('.', ','));
});

test('what the board does not show is not in the file, and no zero stands for it', async () => {
  const squad = await TestSquad.of(svett);
  const [ada, bo] = [await squad.joined('Ada', ['sessions']), await squad.joined('-Bo', [])];
  for (const one of [ada, bo]) await one.trains({ endedAt: ago(1), litres: 1.4 });
  const [first, second] = (await lines(squad)).sort((one) => (one['name'] === 'Ada' ? -1 : 1));
  expect(first).toMatchObject({
    sessions: '1',
    weigh_ins: 'not-shared',
    weighings: '',
    coverage: 'not-shared',
  });
  const told = Object.entries(second!).filter(([, cell]) => !['', 'no', 'not-shared'].includes(cell));
  expect(Object.fromEntries(told)).toEqual({ name: "'-Bo", from: '2026-06-09', to: '2026-06-15' });
  await ada.share('sessions', false);
  const after = (await lines(squad)).find(({ name }) => name === 'Ada');
  expect(after).toMatchObject({ training: 'not-shared', sessions: '', sweat: 'not-shared', sweat_mid_l: '' });
});

test('whose rows hold something finds in their list that a coach took a file', async () => {
  const squad = await TestSquad.of(svett);
  const [ada] = [await squad.joined('Ada', ['sessions']), await squad.joined('Bo', [])];
  await file(squad, '?days=28');
  const looks = await svett.database.read(CoachLook).findBy({ teamId: squad.teamId });
  expect(looks.map(({ athleteId, what, groups }) => [athleteId, what, groups])).toEqual([
    [ada.athleteId, 'file', ['sessions']],
  ]);
});

test('it is taken as the board is: for days and an order there are, and by nobody else', async () => {
  const squad = await TestSquad.of(svett);
  const url = `/api/v1/teams/${squad.teamId}/board.csv`;
  for (const query of ['?days=3', '?separator=x', '?sort=mass'])
    expect((await squad.coach.get(url + query)).statusCode).toBe(400);
  const { coach: stranger } = await TestSquad.of(svett);
  expect((await stranger.get(url)).json().code).toBe('teams.no-such-team');
});
