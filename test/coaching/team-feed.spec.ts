import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { TeamFeed } from '#src/coaching/team-feed.entity';
import { CoachLook } from '#src/teams/coach-look.entity';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { type ATeam, aTeam, makeCoach } from '../support/a-team.js';
import { anApp, type TestApp } from '../support/app.js';

const TOMORROW = {
  name: 'Match; away',
  sport: 'soccer',
  startsAt: '2026-06-16T18:00:00+02:00',
  durationS: 5400,
  effort: 'hard',
};

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

const feedOf = ({ id }: ATeam) => `/api/v1/teams/${id}/feed`;
const planOf = ({ id }: ATeam, planId = newId()) => `/api/v1/teams/${id}/plans/${planId}`;
/** As a calendar fetches: from anywhere, without a cookie. */
const fetched = (address: string, headers: Record<string, string> = {}) =>
  svett.app.inject({ method: 'GET', url: new URL(address).pathname, headers });

async function feed(team: ATeam, wishes: object = {}): Promise<string> {
  const answer = await team.coach.post(feedOf(team), wishes);
  expect(answer.statusCode).toBe(201);
  return answer.json().address;
}

test('a calendar reads what the team means to do, without signing in and without a word of anybody’s body', async () => {
  const team = await aTeam(svett, { sharing: 8 });
  const { id } = (await team.coach.put(planOf(team), TOMORROW)).json();
  await svett.database.transaction((tx) => tx.delete(CoachLook, { teamId: team.id }));
  const answer = await fetched(await feed(team));
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  for (const line of [`UID:${id}@svett`, 'SEQUENCE:0', 'SUMMARY:Match\\; away', 'DTSTART:20260616T160000Z'])
    expect(answer.body).toContain(`${line}\r\n`);
  expect(answer.body).not.toMatch(/\d L|Vatten|Member/);
  expect(await svett.database.read(CoachLook).countBy({ teamId: team.id })).toBe(0);
});

test('the water is in it where the coach asked for it, in their language, and is written down for whom it is of', async () => {
  const team = await aTeam(svett, { sharing: 8 });
  await team.coach.put(planOf(team), TOMORROW);
  const { body } = await fetched(await feed(team, { withWater: true }));
  expect(body.replaceAll('\r\n ', '')).toMatch(
    /DESCRIPTION:.*Vatten till hela truppen: \d+(\\,5)?–\d+(\\,5)? L\./,
  );
  expect(body.replaceAll('\r\n ', '')).toContain('8 av 8 personer');
  const looks = await svett.database.read(CoachLook).findBy({ teamId: team.id, what: 'water' });
  expect(looks.map(({ groups }) => groups)).toEqual(Array(8).fill(['sessions']));
});

test('with the water an event is another one each hour, as the water is, until it is over', async () => {
  const team = await aTeam(svett, { sharing: 8 });
  await team.coach.put(planOf(team), TOMORROW);
  const address = await feed(team, { withWater: true });
  const revised = async () => /LAST-MODIFIED:(\w+)/.exec((await fetched(address)).body)?.[1];
  const start = svett.clock.now();
  const found: (string | undefined)[] = [];
  for (const hours of [0, 0.5, 1, 48, 24]) {
    svett.clock.pass({ minutes: 60 * hours });
    found.push(await revised());
  }
  svett.clock.pass({ seconds: (start.getTime() - svett.clock.now().getTime()) / 1000 });
  expect(found).toEqual([
    ...['20260615T100000Z', '20260615T100000Z', '20260615T110000Z'],
    ...['20260616T173000Z', '20260616T173000Z'],
  ]);
});

test('a changed plan keeps its name in the calendar and counts on; nothing changed is not sent again', async () => {
  const team = await aTeam(svett);
  const [url, address] = [planOf(team), await feed(team)];
  await team.coach.put(url, TOMORROW);
  const first = await fetched(address);
  const known = { 'if-none-match': String(first.headers.etag) };
  const again = await fetched(address, known);
  expect([again.statusCode, again.body]).toEqual([304, '']);
  await team.coach.put(url, { ...TOMORROW, durationS: 3600 });
  const changed = await fetched(address, known);
  expect(changed.body).toContain('SEQUENCE:1\r\n');
  const uid = (text: string) => /UID:(\S+)/.exec(text)?.[1];
  expect(uid(changed.body)).toBe(uid(first.body));
});

test('the address is told once, and only its mark is kept', async () => {
  const team = await aTeam(svett);
  const token = /\/calendar\/team\/([\w-]{43})\.ics$/.exec(await feed(team))![1]!;
  const kept = await svett.database.read(TeamFeed).findOneBy({ teamId: team.id });
  expect(JSON.stringify(kept)).not.toContain(token);
  const state = (await team.coach.get(feedOf(team))).json();
  expect(state).toEqual({ feed: { createdAt: '2026-06-15T10:00:00.000Z', withWater: false } });
});

test('it leads nowhere once it was taken back, once there is another, and where there never was one', async () => {
  const team = await aTeam(svett);
  const [first, second] = [await feed(team), await feed(team)];
  const got = async (address: string) => {
    const answer = await fetched(address);
    return answer.statusCode === 404 ? answer.json().code : answer.statusCode;
  };
  expect([await got(first), await got(second)]).toEqual(['coaching.no-such-feed', 200]);
  expect((await team.coach.delete(feedOf(team))).statusCode).toBe(204);
  expect(await got(second)).toBe('coaching.no-such-feed');
  expect(await got(`http://localhost/calendar/team/${'x'.repeat(43)}.ics`)).toBe('coaching.no-such-feed');
  expect((await team.coach.get(feedOf(team))).json()).toEqual({ feed: null });
});

test('it ends with the coach’s last day, and with their being a coach at all', async () => {
  const team = await aTeam(svett, { sharing: 5 });
  const addresses = [await feed(team), await feed(await aTeam(svett))];
  await makeCoach(svett, team.id, team.coachIs, { untilDay: '2026-06-15' });
  expect((await fetched(addresses[0]!)).statusCode).toBe(200);
  await makeCoach(svett, team.id, team.coachIs, { untilDay: '2026-06-14' });
  expect((await fetched(addresses[0]!)).json().code).toBe('coaching.no-such-feed');
  expect((await team.coach.post(feedOf(team))).statusCode).toBe(404);
  expect((await fetched(addresses[1]!)).statusCode).toBe(200);
});

test('water is in it of what is near, not of what is far off or over', async () => {
  const team = await aTeam(svett, { others: 4 });
  for (const startsAt of ['2026-06-14T18:00:00+02:00', '2026-06-20T18:00:00+02:00', TOMORROW.startsAt])
    await team.coach.put(planOf(team), { ...TOMORROW, startsAt });
  const { body } = await fetched(await feed(team, { withWater: true }));
  expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(body.replaceAll('\r\n ', '').match(/Vatten till hela truppen/g)).toHaveLength(1);
});

test('it does not come back with a coach who comes back: they make a new one', async () => {
  const team = await aTeam(svett);
  const old = await feed(team, { withWater: true });
  await svett.database.transaction((tx) => tx.delete(TeamCoach, { teamId: team.id }));
  svett.clock.pass({ minutes: 1 });
  await makeCoach(svett, team.id, team.coachIs);
  expect((await fetched(old)).json().code).toBe('coaching.no-such-feed');
  expect((await team.coach.get(feedOf(team))).json()).toEqual({ feed: null });
  expect((await fetched(await feed(team))).statusCode).toBe(200);
  expect((await fetched(old)).statusCode).toBe(404);
  svett.clock.pass({ minutes: -1 });
});
