import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Wordings } from '#src/channels/wording.port';
import { newId } from '#src/kernel/ids';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { coached, type Coached } from '../support/coached.js';
import { sayFor } from '../support/consenting.js';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';

jest.setTimeout(240_000);

let house: NudgeHouse;
let ada: Guest;
let bo: Guest;
let team: Coached;
beforeAll(async () => {
  house = await NudgeHouse.open({ ownAdvisers: true });
});
afterAll(() => house.close());
/** Each test has an athlete and a coach of its own, at noon of a summer's day. */
beforeEach(async () => {
  ada = await house.guest();
  bo = await house.guest({ phone: false });
  house.toNoon();
  team = await coached(house.svett.database, {
    at: house.clock.now(),
    coach: { accountId: bo.accountId, name: 'Bo <b>Ek</b>' },
    athletes: [{ athleteId: ada.athleteId, name: 'Ada' }],
  });
});

const address = () => `/api/v1/teams/${team.teamId}/members/${team.memberIds[0]}/notes`;
const write = (text: string, id = newId(), by = bo) => by.browser.post(address(), { id, text });
const arrivals = async () =>
  (await bo.browser.get(address()))
    .json<{ items: { text: string; arrival: string }[] }>()
    .items.map(({ text, arrival }) => `${text}: ${arrival}`);
const inbox = async () =>
  (await ada.browser.get('/api/v1/inbox')).json<{
    items: {
      id: string;
      kind: string;
      theme: string;
      title: string;
      body: string;
      actions: { act: string }[];
    }[];
  }>().items;
const bodies = async () => (await inbox()).map(({ body }) => body);
const shown = () => {
  const [newest] = house.push.pushed.slice(-1);
  return newest
    ? (JSON.parse(newest.text) as { notification: { title: string; body: string } }).notification
    : null;
};
/** Twenty minutes in which all that is due comes true. */
const inAWhile = () => house.until(new Date(house.clock.now().getTime() + 20 * 60_000).toISOString());

describe('a note from a coach', () => {
  test('stands in the inbox with all its words, and who wrote it in which team', async () => {
    const answer = await write('Drick lite till i morgon, bra kört!');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      expect.objectContaining({ text: 'Drick lite till i morgon, bra kört!', arrival: 'waiting' }),
    ]);
    await house.svett.work();
    const [note] = await inbox();
    expect(note).toMatchObject({ kind: 'coach-note', theme: 'coach', title: 'A note from your coach' });
    expect(note!.body).toContain('Bo <b>Ek</b>, who coaches Club, wrote to you');
    expect(note!.body).toContain('“Drick lite till i morgon, bra kört!”');
    expect(note!.actions.map(({ act }) => act)).toEqual(['open', 'later', 'done']);
    expect(await arrivals()).toEqual(['Drick lite till i morgon, bra kört!: in-inbox']);
  });

  test('shows a lock screen who wrote, and not a word of what', async () => {
    await write('Your sodium was 135 yesterday');
    await house.svett.work();
    expect(shown()).toMatchObject({ title: 'A note from your coach', body: 'Bo <b>Ek</b> wrote to you.' });
    await ada.browser.patch('/api/v1/nudge-manners', { numbersOnLockScreen: true });
    house.clock.pass({ days: 1 });
    await write(`Swim ${'easy '.repeat(40)}`);
    await house.svett.work();
    expect(shown()!.body).toMatch(/^Bo <b>Ek<\/b>: Swim easy [\w ]{90,120}…$/);
  });

  test('goes to servers that read along without a word of what it says', async () => {
    await write('Your sodium was 135 yesterday');
    await house.svett.work();
    const { id } = (await inbox())[0]!;
    const wording = (await house.svett.get<Wordings>(Wordings).of(id))!;
    expect(wording.full).toContain('sodium');
    expect(JSON.stringify(wording.inClear)).not.toMatch(/sodium|135/);
    expect(wording.inClear.title).toBe('A note from your coach');
  });

  test('is read letter by letter, whatever is written in it', async () => {
    for (const text of ['@estimate.title', '{coachSaid} <script>alert(1)</script>', "it's {x, plural}"]) {
      expect((await write(text)).statusCode).toBe(200);
      await house.svett.work();
      expect((await bodies())[0]).toContain(`“${text}”`);
      house.clock.pass({ minutes: 1 });
    }
  });

  test('is one note however often it is sent, and no other under its id', async () => {
    const id = newId();
    for (let n = 0; n < 3; n++) expect((await write('Well done', id)).statusCode).toBe(200);
    await house.svett.work();
    expect((await write('Well done', id)).json()).toMatchObject({ id, arrival: 'in-inbox' });
    const other = await write('Another', id);
    expect([other.statusCode, other.json().code]).toEqual([409, 'nudges.note-is-another']);
    expect(await house.nudges(ada.athleteId)).toHaveLength(1);
  });

  test('may have five hundred characters and something to read', async () => {
    expect((await write('x'.repeat(500))).statusCode).toBe(200);
    expect((await write('x'.repeat(501))).statusCode).toBe(400);
    expect((await write('   ')).statusCode).toBe(400);
  });

  test('is one of three a day from one coach to one athlete; the fourth is refused in words', async () => {
    for (const text of ['one', 'two', 'three']) expect((await write(text)).statusCode).toBe(200);
    const fourth = await write('four');
    expect([fourth.statusCode, fourth.json()]).toEqual([
      429,
      expect.objectContaining({ code: 'nudges.too-many-notes', detail: expect.stringContaining('3 notes') }),
    ]);
    await house.svett.work();
    // Each stands by itself: none goes along in the message of another, and none is lost.
    expect(await inbox()).toHaveLength(3);
    house.clock.pass({ days: 1, minutes: 1 });
    expect((await write('four')).statusCode).toBe(200);
  });
});

test('a coach finds what they wrote in this team, and nothing of another coach or team', async () => {
  const cy = await house.guest({ phone: false });
  const coach = { teamId: team.teamId, accountId: cy.accountId, name: 'Cy', role: 'assistant' } as const;
  const row = { id: newId(), ...coach, since: house.clock.now(), untilDay: null };
  await house.svett.database.transaction((tx) => tx.insert(TeamCoach, row));
  const other = await coached(house.svett.database, {
    at: house.clock.now(),
    coach: { accountId: bo.accountId, name: 'Bo' },
    athletes: [{ athleteId: ada.athleteId, name: 'Ada' }],
  });
  await write('From Bo');
  await write('From Cy', newId(), cy);
  await bo.browser.post(`/api/v1/teams/${other.teamId}/members/${other.memberIds[0]}/notes`, {
    ...{ id: newId(), text: 'Elsewhere' },
  });
  expect(await arrivals()).toEqual(['From Bo: waiting']);
});

describe('its reader’s peace', () => {
  test('holds: at night it waits for the morning, in the inbox as on the phone', async () => {
    const pushed = house.push.pushed.length;
    house.clock.pass({ hours: 11 });
    await write('Sleep well');
    await inAWhile();
    expect([await bodies(), await arrivals()]).toEqual([[], ['Sleep well: waiting']]);
    await house.until(new Date(house.clock.now().getTime() + 9 * 3_600_000).toISOString());
    expect(await arrivals()).toEqual(['Sleep well: in-inbox']);
    expect(house.push.pushed.length).toBe(pushed + 1);
  });

  test('holds: a phone sounds for one a day, and the rest are in the inbox', async () => {
    const pushed = house.push.pushed.length;
    await write('one');
    await inAWhile();
    house.clock.pass({ hours: 5 });
    await write('two');
    await inAWhile();
    expect(house.push.pushed.length).toBe(pushed + 1);
    expect(await arrivals()).toEqual(['two: in-inbox', 'one: in-inbox']);
  });

  test('holds: whoever mutes the topic gets none, and the coach learns no more than that', async () => {
    expect((await ada.browser.put('/api/v1/nudge-topics/coach', { muted: true })).statusCode).toBe(200);
    await write('Hello?');
    await house.svett.work();
    expect([await bodies(), await arrivals()]).toEqual([[], ['Hello?: not-delivered']]);
  });

  test('holds: a pause is waited for', async () => {
    const until = new Date(house.clock.now().getTime() + 2 * 86_400_000).toISOString();
    await ada.browser.put('/api/v1/nudge-pause', { until });
    await write('After your days off');
    await inAWhile();
    expect(await arrivals()).toEqual(['After your days off: waiting']);
    await house.until(new Date(Date.parse(until) + 3_600_000).toISOString());
    expect(await arrivals()).toEqual(['After your days off: in-inbox']);
  });
});

describe('it reaches nobody', () => {
  const inNight = async () => {
    house.clock.pass({ hours: 11 });
    await write('Too late');
  };
  const toMorning = () => house.until(new Date(house.clock.now().getTime() + 10 * 3_600_000).toISOString());

  test('who left before it was said', async () => {
    await inNight();
    const { athleteId } = ada;
    await house.svett.database.transaction((tx) => tx.delete(TeamMember, { athleteId }));
    await toMorning();
    expect(await house.told(athleteId)).toEqual({ 'coach-note': 'silent: parted' });
  });

  test('once its writer’s time has ended', async () => {
    await inNight();
    const untilDay = house.clock.now().toISOString().slice(0, 10);
    await house.svett.database.transaction((tx) => tx.update(TeamCoach, team.coachId, { untilDay }));
    await toMorning();
    expect(await house.told(ada.athleteId)).toEqual({ 'coach-note': 'silent: parted' });
    expect((await write('Once more')).statusCode).toBe(404);
  });

  test('in a team of others', async () => {
    const stranger = await house.guest({ phone: false });
    expect((await write('Hi', newId(), stranger)).statusCode).toBe(404);
    expect((await write('Hi', newId(), ada)).statusCode).toBe(404);
  });
});

test('what was said stays in the inbox of whoever takes back health data, and goes when they go', async () => {
  await write('See you on Monday');
  await house.svett.work();
  await sayFor(house.svett, ada.athleteId, 'health-data', false);
  expect(await bodies()).toHaveLength(1);
  const [kept] = await house.nudges(ada.athleteId);
  expect(kept!.values).toMatchObject({ textSaid: 'See you on Monday', coachSaid: 'Bo <b>Ek</b>' });
});
