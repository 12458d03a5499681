import { takeTurns } from '#src/database/database';
import { DAY_MS } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { ageGroupOf } from '#src/people/age';
import type { Purpose } from '#src/people/purpose';
import type { Visitor } from '#src/people/visitor';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Memberships } from '#src/teams/memberships';
import type { ShareGroup } from '#src/teams/share-group';
import { turnOf } from '#src/teams/share-log';
import { shareText } from '#src/teams/share-texts';
import { SharingChanges } from '#src/teams/sharing-changes';
import { Squads } from '#src/teams/squads';
import { TeamDesk } from '#src/teams/team-desk';
import { anApp, PASSWORD, type TestApp } from './app.js';
import { sayFor } from './consenting.js';

export interface Person extends Visitor {
  name: string;
}

interface PersonWishes {
  birthDate?: string | null;
  timeZone?: string;
  /** What they said yes to as a whole. */
  purposes?: readonly Purpose[];
}

/** A team in Stockholm with its head coach, and whoever joins it. */
export interface TeamHouse extends TestApp {
  teamId: string;
  head: Person;
  /** Somebody with an account, in no team. */
  person(name: string, wishes?: PersonWishes): Promise<Person>;
  /** Somebody who joined, and shares nothing yet. */
  member(name: string, wishes?: PersonWishes): Promise<Person>;
  join(who: Person): Promise<void>;
  says(who: Person, group: ShareGroup, given?: boolean, untilDay?: string | null): Promise<void>;
  /** A guardian says yes or no by a link of their own; answers its token. */
  guardianSays(who: Person, given: boolean): Promise<string>;
  /** What the head coach sees of somebody; undefined: they are not on the list. */
  seen(who: Person): Promise<ShareGroup[] | undefined>;
  /** Whether figures of all of them rest: who shares has changed within a week. */
  hasChanged(): Promise<boolean>;
}

let people = 0;

export async function aTeamHouse(): Promise<TeamHouse> {
  const svett = await anApp();
  const person = async (name: string, wishes: PersonWishes = {}, role: 'athlete' | 'coach' = 'athlete') => {
    const { birthDate = '1990-05-17', timeZone = 'Europe/Stockholm' } = wishes;
    const preferences = { language: 'en', units: 'metric', timeZone } as const;
    const email = `${name.toLowerCase()}-${++people}@example.org`;
    const { accountId, athleteId } = await svett
      .get(Accounts)
      .add({ email, password: PASSWORD, role, ...preferences });
    for (const purpose of wishes.purposes ?? (['health-data', 'sharing'] as const))
      await sayFor(svett, athleteId, purpose, true);
    if (birthDate !== null) {
      const profile = await svett.get(Profiles).of(athleteId);
      await svett.get(Profiles).write(athleteId, { ...profile, birthDate });
    }
    const ageGroup = ageGroupOf(birthDate, '2026-06-15');
    const by = 'cookie' as const;
    return { name, accountId, athleteId, email, role, ageGroup, by, ...preferences };
  };
  const head = await person('Head', {}, 'coach');
  const wish = { name: 'Sprinters', timeZone: 'Europe/Stockholm' };
  const { id: teamId } = await svett.get(TeamDesk).make(head.accountId, head.name, wish);
  const squad = () => svett.get(Squads).of(head, teamId);
  const join = ({ athleteId, name }: Person) =>
    svett.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf({ teamId }));
      await svett.get(Memberships).join(tx, { teamId, athleteId }, name);
    });
  return {
    ...svett,
    teamId,
    head,
    person,
    join,
    member: async (name, wishes) => {
      const who = await person(name, wishes);
      await join(who);
      return who;
    },
    says: (who, group, given = true, untilDay = null) => {
      const textSha256 = shareText(group, 'en').sha256;
      return svett.get(Memberships).share(who, teamId, { group, given, untilDay, textSha256 });
    },
    guardianSays: async (who, given) => {
      const { token } = await svett.get(GuardianDesk).ask(who, teamId, 'Mum');
      const textSha256 = shareText('guardian', 'en').sha256;
      await svett.get(GuardianDesk).answer(token, { given, language: 'en', textSha256 });
      return token;
    },
    seen: async ({ athleteId }) => {
      const found = (await squad()).members.find((one) => one.athleteId === athleteId);
      return found && [...found.shares];
    },
    hasChanged: async () => {
      const [{ team, members }, now] = [await squad(), svett.clock.now()];
      const ids = members.map(({ athleteId }) => athleteId);
      return svett.get(SharingChanges).anySince(team, ids, new Date(now.getTime() - 7 * DAY_MS), now);
    },
  };
}
