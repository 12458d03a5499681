import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Accounts, type Added } from '#src/people/accounts';
import { Consent } from '#src/people/consent.entity';
import { Profiles } from '#src/people/profiles';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import { ShareSaid } from '#src/teams/share-said.entity';
import { type Asked, shareText } from '#src/teams/share-texts';
import { type CoachRole, TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { PASSWORD, type TestApp } from './app.js';
import { anAdult } from './an-adult.js';
import { type Browser, ownAddress } from './browser.js';
import { letIn } from './consenting.js';

export interface TeamWishes {
  /** How many members share; each of 70 kg unless told. */
  sharing?: number;
  /** And how many more share nothing. */
  others?: number;
  groups?: readonly ShareGroup[];
  massKg?: number;
  /** Days since somebody last came, went, or began or ended to share. */
  quietDays?: number;
}

/** A team that has been together for a while, with its head coach at a browser. */
export interface ATeam {
  id: string;
  coach: Browser;
  coachIs: Added;
  members: { id: string; athleteId: string }[];
}

let coaches = 0;

/** Somebody with an account, at a browser. */
export async function aCoach(svett: TestApp): Promise<{ coach: Browser; coachIs: Added }> {
  const email = `team-coach-${++coaches}@example.org`;
  const coachIs = await svett
    .get(Accounts)
    .add({ email, password: PASSWORD, role: 'athlete', language: 'sv' });
  await letIn(svett, coachIs.athleteId);
  const coach = Object.assign(svett.browser(), { address: ownAddress() });
  await coach.post('/api/v1/sign-in', { email, password: PASSWORD });
  return { coach, coachIs };
}

export async function makeCoach(
  svett: TestApp,
  teamId: string,
  { accountId }: Added,
  { role = 'head', untilDay = null }: { role?: CoachRole; untilDay?: string | null } = {},
): Promise<void> {
  const row = { id: newId(), teamId, accountId, name: 'Coach', role, since: svett.clock.now(), untilDay };
  await svett.database.transaction((tx) => tx.upsert(TeamCoach, row, ['teamId', 'accountId']));
}

export async function aTeam(svett: TestApp, wishes: TeamWishes = {}): Promise<ATeam> {
  const { sharing = 0, others = 0, groups = SHARE_GROUPS, quietDays = 30 } = wishes;
  const now = svett.clock.now();
  const id = newId();
  const rosterChangedAt = new Date(now.getTime() - quietDays * DAY_MS);
  const team = { id, name: 'The club', timeZone: 'Europe/Stockholm', createdAt: now, rosterChangedAt };
  await svett.database.transaction((tx) => tx.insert(Team, team));
  const { coach, coachIs } = await aCoach(svett);
  await makeCoach(svett, id, coachIs);
  const members: ATeam['members'] = [];
  for (let n = 0; n < sharing + others; n++) {
    const athleteId = await anAdult(svett, ['sharing']);
    await svett.get(Profiles).weigh(athleteId, '2026-01-01', wishes.massKg ?? 70);
    const row = { id: newId(), teamId: id, athleteId, name: `Member ${n}`, joinedAt: now };
    await svett.database.transaction((tx) => tx.insert(TeamMember, row));
    members.push({ id: row.id, athleteId });
    if (n < sharing)
      for (const group of groups) await share(svett, { teamId: id, athleteId }, group, true, rosterChangedAt);
    // Said as long ago: what somebody said lately has figures of all rest.
    await svett.database.transaction((tx) => tx.update(Consent, { athleteId }, { at: rosterChangedAt }));
  }
  return { id, coach, coachIs, members };
}

let said = 0;
/** A yes or a no of an athlete, or of a guardian, to the coaches of a team, without what else follows from it. */
export async function share(
  svett: TestApp,
  { teamId, athleteId }: { teamId: string; athleteId: string },
  group: Asked,
  given: boolean,
  at = svett.clock.now(),
): Promise<void> {
  const { sha256: textSha256 } = shareText(group, 'en');
  const whose = { id: newId(), athleteId, teamId, teamName: 'The club', group, number: ++said };
  const how = {
    untilDay: null,
    at,
    language: 'en',
    method: 'page',
    actorId: null,
  } as const;
  await svett.database.transaction((tx) => tx.insert(ShareSaid, { ...whose, given, textSha256, ...how }));
}
