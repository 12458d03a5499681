import { SignIns } from '#src/entry/sign-ins';
import { TOKEN_DAYS, Tokens } from '#src/entry/tokens';
import { newId } from '#src/kernel/ids';
import type { Added } from '#src/people/accounts';
import { Accounts } from '#src/people/accounts';
import type { Role } from '#src/people/role';
import { Profiles } from '#src/people/profiles';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { shareText } from '#src/teams/share-texts';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { type Browser, ownAddress } from '../../support/browser.js';
import { letIn, yesTo } from '../../support/consenting.js';
import { PASSWORD, type TestApp } from '../../support/app.js';
import { aStage, type Stage } from '../authorisation/stage.js';
import type { Said } from './consents.js';
import { type Marks, marksOf } from './marks.js';
import { rideAs, SOURCES, type Source, tellOf } from './plants.js';

const TEAMS = '/api/v1/teams';
const QUIET = { days: 8 };
const LATE = 'Late';

/** An athlete of the squad, whose every value is a mark. */
export interface Marked extends Added {
  n: number;
  /** As they are called in the team. */
  name: string;
  source: Source;
  marks: Marks;
  browser: Browser;
  sessionIds: string[];
  /** What coaches know them by; null: they have left. */
  memberId: string | null;
  /** In another team, where they share nothing. */
  elsewhereId: string;
}

export const VIEWERS = [
  'head coach',
  'assistant coach',
  'coach whose time has ended',
  'coach of another team',
  'another athlete of the team',
  'operator who is no coach',
  'somebody with an account',
  'a program of the head coach',
  'nobody',
] as const;
export type Viewer = (typeof VIEWERS)[number];

/** A squad whose athletes each have one kind of sources, and everybody who may want to look at them. */
export interface Scene {
  stage: Stage;
  teamId: string;
  otherTeamId: string;
  /** The head coach’s account. */
  headId: string;
  athletes: Marked[];
  viewers: Record<Viewer, Browser>;
  /** Where the coaches' calendars read, also of the one whose time has ended since. */
  feeds: Partial<Record<Viewer, string>>;
  /** What the squad means to do, by the id that goes into its address. */
  planId: string;
  /** Everything that has a name in an address. */
  ids: string[];
  /** Says it for an athlete, all that was said before being over. */
  say(athlete: Marked, said: Said): Promise<void>;
}

export async function aScene(): Promise<Scene> {
  const stage = await aStage();
  const viewer = async (name: string) => (await anAccount(stage, `${name}@example.com`, 'coach')).browser;
  const { browser: head, ...headIs } = await anAccount(stage, 'head@example.com', 'coach');
  const [assistant, late, elsewhere] = [
    await viewer('assistant'),
    await viewer('late'),
    await viewer('elsewhere'),
  ];
  const teamId = await aTeam(head, 'Squad');
  const code = await codeOf(head, teamId, 'athlete');
  for (const [coach, name] of [
    [assistant, 'Assistant'],
    [late, LATE],
  ] as const)
    await join(coach, await codeOf(head, teamId, 'assistant'), name);
  const otherTeamId = await aTeam(elsewhere, 'Others');
  const otherCode = await codeOf(elsewhere, otherTeamId, 'athlete');
  const athletes: Marked[] = [];
  for (const [n, source] of SOURCES.entries()) {
    const marks = marksOf(n);
    const name = `Athlete ${n}`;
    const { browser, ...added } = await anAccount(stage, marks.email);
    await join(browser, code, name);
    await join(browser, otherCode, name);
    const memberId = await memberIdOf(browser, teamId);
    const elsewhereId = await memberIdOf(browser, otherTeamId);
    athletes.push({ ...added, n, name, source, marks, browser, sessionIds: [], memberId, elsewhereId });
  }
  const feeds = {
    'head coach': await aFeed(head, teamId),
    'assistant coach': await aFeed(assistant, teamId),
    'coach whose time has ended': await aFeed(late, teamId),
    'coach of another team': await aFeed(elsewhere, otherTeamId),
  };
  const mate = await viewer('mate');
  await join(mate, code, 'Mate');
  await endTime(stage, head, teamId);
  stage.clock.pass(QUIET);
  for (const athlete of athletes) {
    await tellOf(stage, athlete.browser, athlete.marks, athlete.source.eats ?? false);
    athlete.sessionIds = await rideAs(stage, athlete.athleteId, athlete.source, athlete.marks);
  }
  await stage.work();
  const viewers = {
    'head coach': head,
    'assistant coach': assistant,
    'coach whose time has ended': late,
    'coach of another team': elsewhere,
    'another athlete of the team': mate,
    'operator who is no coach': await signedIn(stage, stage.people.operator),
    'somebody with an account': await signedIn(stage, stage.people.other),
    'a program of the head coach': await aProgram(stage, headIs),
    nobody: aBrowser(stage),
  };
  // Two of them stand for all: one route asks for somebody by their id as the next does.
  const ids = athletes
    .slice(2, 4)
    .flatMap(({ accountId, athleteId, memberId, sessionIds }) => [
      ...[accountId, athleteId, memberId!],
      ...sessionIds,
    ]);
  return {
    ...{ stage, teamId, otherTeamId, headId: headIs.accountId, athletes, viewers, feeds, planId: newId() },
    ...{ ids: [teamId, otherTeamId, ...ids] },
    say: (athlete, said) => say(stage, { athlete, teamId, code, said }),
  };
}

export function memberOf(scene: Scene, athlete: Marked): Record<string, string> {
  // Of whoever has left, what they were called by then must lead nowhere.
  return { id: scene.teamId, memberId: athlete.memberId ?? athlete.athleteId };
}

async function anAccount(
  stage: TestApp,
  email: string,
  role: Role = 'athlete',
): Promise<Added & { browser: Browser }> {
  const person = {
    email,
    password: PASSWORD,
    role,
    language: 'en',
    birthDate: '1990-05-17',
  } as const;
  const added = await stage.get(Accounts).add(person);
  await letIn(stage, added.athleteId);
  return { ...added, browser: await signedIn(stage, added) };
}

/** At another address each time: this is about what is told, not about how often one may ask. */
function aBrowser(stage: TestApp): Browser {
  return Object.defineProperty(stage.browser(), 'address', { get: ownAddress });
}

/** With a token for all that there are tokens for. */
async function aProgram(stage: TestApp, { accountId }: Added): Promise<Browser> {
  const wish = { name: 'All', scopes: TOKEN_SCOPES, days: TOKEN_DAYS };
  const { token } = await stage.get(Tokens).add(accountId, wish);
  const program = aBrowser(stage);
  const send = program.send.bind(program);
  program.send = (request) =>
    send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
  return program;
}

async function signedIn(stage: TestApp, { accountId }: Added): Promise<Browser> {
  const browser = aBrowser(stage);
  const key = await stage.database.transaction((tx) =>
    stage.get(SignIns).begin(tx, accountId, { device: null }),
  );
  browser.cookies.set('__Host-svett', key);
  return browser;
}

async function said<T>(answer: ReturnType<Browser['get']>): Promise<T> {
  const { statusCode, body } = await answer;
  if (statusCode >= 400) throw new Error(`It was answered ${statusCode}: ${body}`);
  return (body ? JSON.parse(body) : null) as T;
}

async function aTeam(coach: Browser, name: string): Promise<string> {
  const told = { name, timeZone: 'Europe/Stockholm', myName: 'Coach' };
  return (await said<{ id: string }>(coach.post(TEAMS, told))).id;
}

async function codeOf(coach: Browser, teamId: string, letsIn: 'athlete' | 'assistant'): Promise<string> {
  return (await said<{ code: string }>(coach.post(`${TEAMS}/${teamId}/codes`, { letsIn, days: 90 }))).code;
}

async function aFeed(coach: Browser, teamId: string): Promise<string> {
  const { address } = await said<{ address: string }>(
    coach.post(`${TEAMS}/${teamId}/feed`, { withWater: true }),
  );
  return new URL(address, 'http://localhost').pathname.split('/').at(-1)!;
}

async function join(who: Browser, code: string, name: string): Promise<void> {
  await said(who.post(`${TEAMS}/joining`, { code, name }));
}

async function memberIdOf(athlete: Browser, teamId: string): Promise<string> {
  const { items } = await said<{ items: { id: string; asMember: { memberId: string } }[] }>(
    athlete.get(TEAMS),
  );
  return items.find(({ id }) => id === teamId)!.asMember.memberId;
}

/** The coach who came last has today as the last day. */
async function endTime(stage: Stage, head: Browser, teamId: string): Promise<void> {
  const { coaches } = await said<{ coaches: { id: string; name: string }[] }>(
    head.get(`${TEAMS}/${teamId}/roster`),
  );
  const last = coaches.find(({ name }) => name === LATE)!;
  const untilDay = stage.clock.now().toISOString().slice(0, 10);
  await said(head.put(`${TEAMS}/${teamId}/coaches/${last.id}`, { role: 'assistant', untilDay }));
}

async function say(
  stage: Stage,
  {
    athlete,
    teamId,
    code,
    said: { groups, but },
  }: { athlete: Marked; teamId: string; code: string; said: Said },
): Promise<void> {
  const { browser, athleteId, marks } = athlete;
  for (const purpose of ['health-data', 'sharing'] as const)
    await said(browser.put(`/api/v1/consents/${purpose}`, yesTo(purpose)));
  await stage.get(Profiles).correctBirthDate(athleteId, marks.birthDate);
  if (athlete.memberId === null) await join(browser, code, athlete.name);
  athlete.memberId = await memberIdOf(browser, teamId);
  // What was said yesterday can have ended by today.
  stage.clock.pass({ days: -1 });
  const untilDay = but === 'its last day is over' ? stage.clock.now().toISOString().slice(0, 10) : null;
  for (const group of SHARE_GROUPS) {
    const given = groups.includes(group);
    const textSha256 = shareText(group, 'en').sha256;
    await said(browser.put(`${TEAMS}/${teamId}/shares/${group}`, { given, untilDay, textSha256 }));
  }
  if (groups.includes('check-ins')) await said(browser.post(`${TEAMS}/${teamId}/talk`, { wish: 'talk' }));
  stage.clock.pass({ days: 1 });
  if (but === 'no sharing') await said(browser.put('/api/v1/consents/sharing', { given: false }));
  if (but === 'no health data') await said(browser.put('/api/v1/consents/health-data', { given: false }));
  if (but === 'no guardian') await stage.get(Profiles).correctBirthDate(athleteId, '2010-03-11');
  if (but !== 'has left') return;
  await said(browser.delete(`${TEAMS}/${teamId}/membership`));
  athlete.memberId = null;
}
