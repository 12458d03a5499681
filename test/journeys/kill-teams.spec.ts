import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { DigestsDue } from '#src/coaching/digest.topics';
import { DigestWishes } from '#src/coaching/digest-wishes';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { WeighIn } from '#src/sessions/weigh-in.entity';
import { CoachLook } from '#src/teams/coach-look.entity';
import { ShareSaid } from '#src/teams/share-said.entity';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamCode } from '#src/teams/team-code.entity';
import { TeamCodes } from '#src/teams/team-codes';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { aTeam } from '../support/a-team.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { StandingClock } from '../support/clock.js';
import { compileService } from '../support/compiled.js';
import { letIn, sayFor } from '../support/consenting.js';
import type { TeamDay } from '../support/crash-team.js';
import { liveUntilKilled, workUntilKilled } from '../support/mortal.js';
import { PlayedBack } from '../support/played-back.js';
import { type FreshPlace, readySettings } from '../support/settings.js';

const KILLS = Number(process.env['KILLS'] ?? 4);
/** `npm run test:crashes` dies at every step, `npm test` at some. */
const [JOINING_STRIDE, MORNING_STRIDE] = KILLS >= 100 ? [1, 1] : [6, 31];
const PATIENCE_MS = KILLS >= 100 ? 3_600_000 : 600_000;

let folder: string;
let post: MailSimulator;
let env: Record<string, string>;
let place: FreshPlace;
beforeAll(async () => {
  folder = compileService();
  post = await MailSimulator.start();
  env = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await post.close();
});
beforeEach(async () => {
  place = await readySettings(env);
});
afterEach(() => place.remove());

/** The application here, before or after its lives elsewhere; those live in the machine's own time. */
async function here<T>(work: (svett: TestApp, tape: PlayedBack) => Promise<T>): Promise<T> {
  const reader = new PlayedBack();
  const svett = await anApp({ place, keepsPlace: true, clock: new StandingClock(new Date()), reader });
  try {
    return await work(svett, reader);
  } finally {
    await svett.close();
  }
}

/** Killed at a later step in each life, until one goes to its end. Answers how many were not. */
async function untilOneLives(live: (fatalStep: number) => Promise<number | null>): Promise<number> {
  for (let deaths = 0; ; deaths++) if ((await live(1 + deaths * JOINING_STRIDE)) !== null) return deaths;
}

const agoOf =
  ({ clock }: TestApp) =>
  (hours: number) =>
    new Date(clock.now().getTime() - hours * HOUR_MS);

test(
  'kill -9 at any step of joining and weighing: sent again, each is in once, said yes once, and weighed once',
  async () => {
    const day = await here(async (svett): Promise<TeamDay> => {
      const { id: teamId, coachIs } = await aTeam(svett);
      const added = await Promise.all(
        ['Ada', 'Bea', 'Tim'].map(async (name) => {
          const email = `${name}@example.org`;
          const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
          const { accountId, athleteId } = await svett
            .get(Accounts)
            .add({ ...person, birthDate: '1990-05-17' });
          await letIn(svett, athleteId);
          await sayFor(svett, athleteId, 'sharing', true);
          return { accountId, name };
        }),
      );
      const code = async (letsIn: 'athlete' | 'assistant') => {
        const wish = { letsIn, coachUntilDay: null, days: 14 };
        return (await svett.get(TeamCodes).make(teamId, coachIs.accountId, wish)).code;
      };
      const [forAthletes, forCoach] = [await code('athlete'), await code('assistant')];
      const ago = agoOf(svett);
      return {
        ...{ teamId, coachId: coachIs.accountId },
        joins: added.map(({ accountId, name }) =>
          name === 'Tim'
            ? { accountId, name, code: forCoach, shares: false }
            : { accountId, name, code: forAthletes, shares: true },
        ),
        weighings: ['Ada', 'Bea'].flatMap((name) => [
          { name, id: newId(), when: 'before' as const, at: ago(2).toISOString(), massKg: 70.2 },
          { name, id: newId(), when: 'after' as const, at: ago(0.5).toISOString(), massKg: 69.4 },
        ]),
      };
    });
    const deaths = await untilOneLives((step) =>
      liveUntilKilled(folder, place.settings, ['crash-team', String(step), JSON.stringify(day)], env),
    );
    // Before, inside and after each of: three who join, what was weighed, and that it was looked at.
    expect(deaths).toBeGreaterThanOrEqual(15 / JOINING_STRIDE - 1);
    await here(async ({ database }) => {
      const { teamId } = day;
      const names = async (rows: Promise<{ name: string }[]>) => (await rows).map(({ name }) => name).sort();
      expect(await names(database.read(TeamMember).findBy({ teamId }))).toEqual(['Ada', 'Bea']);
      expect(await names(database.read(TeamCoach).findBy({ teamId }))).toEqual(['Coach', 'Tim']);
      const codes = await database.read(TeamCode).findBy({ teamId });
      expect(codes.map(({ usesLeft }) => usesLeft).sort((one, other) => one - other)).toEqual([0, 998]);
      const said = await database.read(ShareSaid).findBy({ teamId });
      expect(said.map(({ group, given, number }) => [group, given, number])).toEqual(
        Array(2).fill(['weigh-ins', true, 1]),
      );
      const weighed = await database.read(StationWeighing).findBy({ teamId });
      expect(weighed.map(({ clientId }) => clientId).sort()).toEqual(
        day.weighings.map(({ id }) => id).sort(),
      );
    });
  },
  PATIENCE_MS,
);

/** Two who were weighed before and after a run, and a coach who wants to be told in the morning, which it is. */
async function aMorning(svett: TestApp, tape: PlayedBack): Promise<{ teamId: string; athleteIds: string[] }> {
  const team = await aTeam(svett, { sharing: 2 });
  const ago = agoOf(svett);
  for (const { athleteId } of team.members)
    await tape.handIn(svett, athleteId, { everyS: 10, startedAt: ago(1.5) });
  await svett.work();
  const entries = team.members.flatMap(({ id: memberId }) => [
    { id: newId(), memberId, when: 'before', at: ago(2).toISOString(), massKg: 70.2 },
    { id: newId(), memberId, when: 'after', at: ago(0.25).toISOString(), massKg: 69.1, drinkL: 0.5 },
  ]);
  const timeZone = whereItIsNine(svett.clock.now());
  await svett.database.transaction((tx) => tx.update(Team, team.id, { timeZone }));
  const sent = await team.coach.post(`/api/v1/teams/${team.id}/station/weighings`, { entries });
  const { items } = sent.json<{ items: { outcome: string }[] }>();
  expect(items.map(({ outcome }) => outcome)).toEqual(Array(4).fill('taken'));
  const whose = { teamId: team.id, accountId: team.coachIs.accountId };
  await svett.get(DigestWishes).put(whose, { wanted: true, ways: ['email'] });
  await svett.database.transaction((tx) =>
    svett.get(Outbox).put(tx, DigestsDue, {}, { key: 'this morning' }),
  );
  return { teamId: team.id, athleteIds: team.members.map(({ athleteId }) => athleteId).sort() };
}

/** Killed at that step, and then left in peace. Answers whether it came to it. */
async function dieAt(step: number): Promise<boolean> {
  const { teamId, athleteIds } = await here(aMorning);
  post.delivered.splice(0);
  const isDead = (await workUntilKilled(folder, place.settings, step, { env })) === null;
  await workUntilKilled(folder, place.settings, 0, { env });
  await here(async ({ database }) => {
    const weighIns = await database.read(WeighIn).find();
    expect([step, weighIns.map(({ athleteId }) => athleteId).sort()]).toEqual([step, athleteIds]);
    const rows = await database.read(StationWeighing).findBy({ teamId });
    expect(rows.map(({ massKg, drinkKg }) => [massKg, drinkKg])).toEqual(Array(4).fill([null, null]));
    const facts = await database.read(OutboxRow).find();
    const undone = facts.filter(({ outcome }) => outcome !== 'done');
    expect([step, undone.map(({ topic, outcome }) => `${topic} ${outcome}`)]).toEqual([step, []]);
    // What was in hand when it died leaves once more, and is the same letter to whoever gets it.
    expect(new Set(post.delivered.map(({ headers }) => headers['message-id'])).size).toBe(1);
    const looks = await database.read(CoachLook).findBy({ teamId, what: 'digest' });
    expect(looks.map(({ athleteId }) => athleteId).sort()).toEqual(athleteIds);
  });
  return isDead;
}

test(
  'kill -9 at any step of settling weighings and of the morning: each weigh-in is there once, and all letters are one',
  async () => {
    for (let step = 2; ; step += MORNING_STRIDE) {
      if (!(await dieAt(step))) break;
      expect(step).toBeLessThan(1_000);
      await place.remove();
      place = await readySettings(env);
    }
  },
  PATIENCE_MS,
);

/** A zone in which nobody has had lunch yet, and the weighings are of one day. */
function whereItIsNine(now: Date): string {
  const ahead = ((9 - now.getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
