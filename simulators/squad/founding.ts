import { randomBytes } from 'node:crypto';
import type { SimClock } from '#simulators/clock';
import { Club, type WayIn } from '#simulators/squad/club';
import type { Member } from '#simulators/squad/member';
import type { Group, SquadPerson } from '#simulators/squad/people';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import type { Language } from '#simulators/squad/words';

const DAY_MS = 86_400_000;
const LEFT_DAYS_AGO = 10;

/** A Svett nobody has used yet, with an open door, whose clock is ours to set. */
export interface YoungSvett {
  address: string;
  /** Of the link for the first account. */
  setupToken: string;
  clock: SimClock;
  /** That its people read. */
  language: Language;
  /** Sets its clock; null: to what it is. */
  setClock(at: Date | null): Promise<void>;
}

export interface Founded {
  members: Member[];
  /** The ways in, good once and for an hour. */
  head: WayIn;
  assistant: WayIn;
  athletes: WayIn[];
  /** For an account of one's own, which runs this Svett; good once, for a week. */
  ownAccount: string;
  teamId: string;
  coaches: { head: PersonAtBrowser; assistant: PersonAtBrowser };
}

/**
 * Weeks of a club in a minute, by the doors everybody goes through: twelve weeks ago a team is made and joined, some come
 * later, one leaves, and one takes a yes back. Nothing of who shares changes in the last week, so that averages are shown.
 * Passwords are made here, told to nobody and forgotten.
 */
export async function foundClub(
  svett: YoungSvett,
  people: readonly SquadPerson[],
  shown: readonly SquadPerson[],
): Promise<Founded> {
  const club = new Club(svett.address, svett.language, () => randomBytes(24).toString('base64url'));
  const now = svett.clock.now();
  const ago = async (days: number): Promise<string> => {
    const at = new Date(now.getTime() - days * DAY_MS);
    await svett.setClock(at);
    return at.toISOString().slice(0, 10);
  };
  const daysAgo = [...new Set(people.map(({ joinedDaysAgo }) => joinedDaysAgo))].sort((a, b) => b - a);
  for (const [n, days] of daysAgo.entries()) {
    const today = await ago(days);
    if (n === 0) await club.found(svett.setupToken);
    const coming = people.filter(({ joinedDaysAgo }) => joinedDaysAgo === days);
    for (const person of coming) await club.admit(person, today);
  }
  await ago(LEFT_DAYS_AGO);
  for (const person of having(people, 'left')) await club.leave(person);
  for (const person of having(people, 'took-back')) await club.takeBack(person, LAST_GIVEN);
  await svett.setClock(null);
  await club.openOffice();
  const staying = people.filter(({ stories }) => !stories.includes('left'));
  const members: Member[] = [];
  for (const person of staying) members.push(await club.comeIn(person));
  return {
    members,
    teamId: club.teamId,
    coaches: await club.coachesComeIn(),
    ...(await club.waysIn(shown)),
  };
}

/** What whoever takes something back takes back. */
const LAST_GIVEN: Group = 'weigh-ins';

function having(people: readonly SquadPerson[], story: SquadPerson['stories'][number]): SquadPerson[] {
  return people.filter(({ stories }) => stories.includes(story));
}
