import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Accounts } from '#src/people/accounts';
import { shareText } from '#src/teams/share-texts';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { type Browser, ownAddress } from '../support/browser.js';
import { yesTo } from '../support/consenting.js';

interface Team {
  id: string;
  name: string;
  asMember: {
    memberId: string;
    name: string;
    shares: {
      group: string;
      given: boolean;
      inForce: boolean;
      untilDay: string | null;
      textSha256: string;
    }[];
    missing: string[];
    guardian: { needed: boolean; state: string | null };
    talk: { wish: string } | null;
  } | null;
  asCoach: { coachId: string; role: string } | null;
  coaches: { name: string; role: string; untilDay: string | null }[];
}

let svett: TestApp;
let coach: Browser;
let teamId: string;
beforeAll(async () => {
  svett = await anApp();
  await svett.operator();
  coach = await somebody('coach@example.org', 'coach');
  const wish = { name: 'Sprinters', timeZone: 'Europe/Stockholm', myName: 'Coach Carter' };
  teamId = (await coach.post('/api/v1/teams', wish)).json<{ id: string }>().id;
});
afterAll(() => svett.close());

/** As they come by an invitation, with a birth date, and health data allowed. */
async function somebody(email: string, role: 'athlete' | 'coach' = 'athlete', birthDate = '1990-05-17') {
  const person = { email, password: PASSWORD, role, language: 'en', birthDate } as const;
  await svett.get(Accounts).add(person);
  const browser = Object.assign(svett.browser(), { address: ownAddress() });
  await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
  await browser.put('/api/v1/consents/health-data', yesTo('health-data'));
  return browser;
}

const path = (rest: string) => `/api/v1/teams/${teamId}/${rest}`;
const teams = async (who: Browser) => (await who.get('/api/v1/teams')).json<{ items: Team[] }>().items;
const mine = async (who: Browser) => (await teams(who)).find(({ id }) => id === teamId)!;
const newCode = async (wish: object = { letsIn: 'athlete' }) =>
  (await coach.post(path('codes'), wish)).json<{ id: string; code: string; link: string }>();
const roster = async () => (await coach.get(path('roster'))).json<{ members: Record<string, unknown>[] }>();
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
const yes = (group: 'sessions' | 'check-ins', untilDay: string | null = null) => {
  return { given: true, untilDay, textSha256: shareText(group, 'en').sha256 };
};

async function joined(email: string, birthDate?: string): Promise<Browser> {
  const who = await somebody(email, 'athlete', birthDate);
  const { code } = await newCode();
  expect((await who.post('/api/v1/teams/joining', { code, name: email.split('@')[0] })).statusCode).toBe(200);
  return who;
}

test('an athlete looks at what a code opens, joins by it, limits what is seen, and leaves at once', async () => {
  const { code, link } = await newCode();
  expect(link).toBe(`/join-team#code=${code}`);
  const ada = await somebody('ada@example.org');
  const opens = (await ada.post('/api/v1/teams/joining/look', { code })).json();
  expect(opens).toMatchObject({
    name: 'Sprinters',
    letsIn: 'athlete',
    coaches: [{ name: 'Coach Carter', role: 'head' }],
    isIn: false,
    guardianNeeded: false,
  });
  const form = {
    code,
    name: 'Ada',
    shares: [{ group: 'sessions', textSha256: shareText('sessions', 'en').sha256 }],
  };
  for (let n = 0; n < 2; n++) expect((await ada.post('/api/v1/teams/joining', form)).statusCode).toBe(200);
  expect((await roster()).members).toMatchObject([{ name: 'Ada', shares: [] }]);

  // The answer says what is missing before anything is seen.
  const { missing, shares } = (await mine(ada)).asMember!;
  expect(missing).toEqual(['sharing']);
  expect(shares.find(({ group }) => group === 'sessions')).toMatchObject({ given: true, inForce: false });
  await ada.put('/api/v1/consents/sharing', yesTo('sharing'));
  expect((await mine(ada)).asMember).toMatchObject({ missing: [], guardian: { needed: false, state: null } });
  expect((await roster()).members).toMatchObject([{ name: 'Ada', shares: ['sessions'] }]);

  const until = (await ada.put(path('shares/sessions'), yes('sessions', '2026-07-01'))).json<
    Team['asMember']
  >()!;
  expect(until.shares.find(({ group }) => group === 'sessions')).toMatchObject({
    given: true,
    untilDay: '2026-07-01',
  });
  await ada.put(path('shares/sessions'), { given: false });
  expect((await roster()).members).toMatchObject([{ name: 'Ada', shares: [] }]);

  expect((await ada.delete(path('membership'))).statusCode).toBe(204);
  expect(await teams(ada)).toEqual([]);
  expect((await roster()).members).toEqual([]);
  const log = (await ada.get('/api/v1/teams/sharing-log')).json<{ items: object[] }>();
  expect(log.items).toHaveLength(3);
  expect(log.items[0]).toMatchObject({ teamName: 'Sprinters', by: 'you', isTodaysText: true });
});

test('a name is what they chose; nobody’s address is told to anybody', async () => {
  const bea = await joined('bea@example.org');
  await bea.put(path('name'), { name: 'Bee' });
  const [asCoach, asMember] = [await coach.get(path('roster')), await bea.get('/api/v1/teams')];
  expect(asCoach.body).toContain('"Bee"');
  for (const answer of [asCoach, asMember]) expect(answer.body).not.toContain('@');
});

test('a coach joins by a code of their own, sees the roster, manages nothing, and goes', async () => {
  const { code } = await newCode({ letsIn: 'assistant', coachUntilDay: '2026-12-31' });
  const tim = await somebody('tim@example.org');
  await tim.post('/api/v1/teams/joining', { code, name: 'Tim' });
  expect((await mine(tim)).asCoach).toMatchObject({ role: 'assistant', untilDay: '2026-12-31' });
  expect((await tim.get(path('roster'))).statusCode).toBe(200);
  for (const answer of [
    await tim.post(path('codes'), { letsIn: 'athlete' }),
    await tim.get(path('codes')),
    await tim.put(`/api/v1/teams/${teamId}`, { name: 'Mine', timeZone: 'UTC' }),
    await tim.delete(`/api/v1/teams/${teamId}`),
  ])
    expect(codeOf(answer)).toBe('teams.head-coach-only');
  const { coachId } = (await mine(tim)).asCoach!;
  expect((await tim.delete(path(`coaches/${coachId}`))).statusCode).toBe(204);
  expect(codeOf(await tim.get(path('roster')))).toBe('teams.no-such-team');
});

test('the last head coach stays, and is told what to do', async () => {
  const { coachId } = (await mine(coach)).asCoach!;
  const answer = await coach.delete(path(`coaches/${coachId}`));
  expect(codeOf(answer)).toBe('teams.last-head-coach');
  expect(answer.body).toContain('make another coach one first');
});

test('whoever guesses at codes is stopped before long', async () => {
  const guesser = await somebody('guesser@example.org');
  const tried: string[] = [];
  for (let n = 0; n < 21; n++)
    tried.push(
      codeOf(await guesser.post('/api/v1/teams/joining/look', { code: `22222-2222${(n % 8) + 2}` })),
    );
  expect(tried.slice(0, 20)).toEqual(Array(20).fill('teams.code-not-usable'));
  expect(tried[20]).toBe('entry.too-many-team-codes');
});

test('and is stopped as well who guesses by joining', async () => {
  const guesser = await somebody('guesser2@example.org');
  const tried: string[] = [];
  for (let n = 0; n < 21; n++)
    tried.push(
      codeOf(await guesser.post('/api/v1/teams/joining', { code: `22222-2222${(n % 8) + 2}`, name: 'G' })),
    );
  expect(new Set(tried.slice(0, 20))).toEqual(new Set(['teams.code-not-usable']));
  expect(tried[20]).toBe('entry.too-many-team-codes');
});

test('a coach whose last day has passed is on nobody’s list, and finds the team on none of theirs', async () => {
  const [lou, bo] = [await somebody('lou@example.org'), await joined('bo@example.org')];
  const today = svett.clock.now().toISOString().slice(0, 10);
  const yesterday = new Date(+svett.clock.now() - 86_400_000).toISOString().slice(0, 10);
  const past = await coach.post(path('codes'), { letsIn: 'assistant', coachUntilDay: yesterday });
  expect(codeOf(past)).toBe('teams.day-is-past');
  const { code } = await newCode({ letsIn: 'assistant', coachUntilDay: today });
  await lou.post('/api/v1/teams/joining', { code, name: 'Lou' });
  const names = async () => (await mine(bo)).coaches.map(({ name }) => name);
  expect([await names(), (await mine(lou)).asCoach]).toMatchObject([
    ['Coach Carter', 'Lou'],
    { role: 'assistant' },
  ]);
  svett.clock.pass({ days: 1 });
  expect([await names(), await teams(lou)]).toEqual([['Coach Carter'], []]);
  svett.clock.pass({ days: -1 });
});

test('athletes make no teams', async () => {
  const ada = await somebody('eve@example.org');
  const wish = { name: 'Own', timeZone: 'UTC', myName: 'Eve' };
  expect(codeOf(await ada.post('/api/v1/teams', wish))).toBe('entry.not-your-role');
});

describe('somebody under 18', () => {
  test('asks a guardian, who reads, says yes without an account, and takes it back by the same link', async () => {
    const kim = await joined('kim@example.org', '2010-03-01');
    await kim.put('/api/v1/consents/sharing', yesTo('sharing'));
    await kim.put(path('shares/sessions'), yes('sessions'));
    const stands = async () => {
      const found = (await roster()).members.find(({ name }) => name === 'kim')!;
      return [found['shares'], found['guardian']];
    };
    expect((await mine(kim)).asMember).toMatchObject({ missing: ['guardian'] });
    expect(await stands()).toEqual([[], { needed: true, state: 'not-asked', name: null }]);

    const { link } = (await kim.post(path('guardian'), { name: 'Kim’s mother' })).json<{ link: string }>();
    expect(await stands()).toEqual([[], { needed: true, state: 'asked', name: 'Kim’s mother' }]);
    const token = /^\/guardian#token=(.+)$/.exec(link)![1]!;
    const guardian = svett.browser();
    const page = (await guardian.post('/api/v1/guardian/look', { token, language: 'sv' })).json<{
      textSha256: string;
    }>();
    expect(page).toMatchObject({ teamName: 'Sprinters', athleteName: 'kim', given: null, mayAnswer: true });
    const answer = { token, language: 'sv', given: true, textSha256: page.textSha256 };
    expect((await guardian.post('/api/v1/guardian', answer)).json()).toMatchObject({ given: true });
    expect(await stands()).toMatchObject([['sessions'], { state: 'given' }]);

    await guardian.post('/api/v1/guardian', { token, language: 'sv', given: false });
    expect(await stands()).toMatchObject([[], { state: 'refused' }]);
  });
});

test('what one would like coaches to know is said while it is shared, and seen by oneself', async () => {
  const lo = await joined('lo@example.org');
  expect(codeOf(await lo.post(path('talk'), { wish: 'talk' }))).toBe('teams.share-check-ins-first');
  await lo.put('/api/v1/consents/sharing', yesTo('sharing'));
  await lo.put(path('shares/check-ins'), yes('check-ins'));
  await lo.post(path('talk'), { wish: 'talk' });
  expect((await mine(lo)).asMember?.talk).toMatchObject({ wish: 'talk' });
});

test('a head coach ends somebody’s time in the team, and takes a code back', async () => {
  const mo = await joined('mo@example.org');
  await mo.put('/api/v1/consents/sharing', yesTo('sharing'));
  await mo.put(path('shares/sessions'), yes('sessions'));
  svett.clock.pass({ minutes: 1 });
  const { memberId } = (await mine(mo)).asMember!;
  expect((await coach.delete(path(`members/${memberId}`))).statusCode).toBe(204);
  expect(await teams(mo)).toEqual([]);
  const log = (await mo.get('/api/v1/teams/sharing-log')).json<{ items: object[] }>();
  expect(log.items[0]).toMatchObject({ given: false, by: 'coach' });

  const { id, code } = await newCode();
  expect((await coach.delete(path(`codes/${id}`))).statusCode).toBe(204);
  expect(codeOf(await mo.post('/api/v1/teams/joining', { code, name: 'Mo' }))).toBe('teams.code-not-usable');
});

test('a team that is removed is left by all; it is another’s to nobody', async () => {
  const wish = { name: 'Short', timeZone: 'UTC', myName: 'Carter' };
  const { id } = (await coach.post('/api/v1/teams', wish)).json<{ id: string }>();
  expect((await coach.delete(`/api/v1/teams/${id}`)).statusCode).toBe(204);
  expect((await teams(coach)).map(({ name }) => name)).toEqual(['Sprinters']);
  expect(codeOf(await coach.get(`/api/v1/teams/${id}/roster`))).toBe('teams.no-such-team');
});
