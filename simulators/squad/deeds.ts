import { randomUUID } from 'node:crypto';
import type { Founded } from '#simulators/squad/founding';
import type { Member } from '#simulators/squad/member';
import { type SquadPerson, UPPSALA } from '#simulators/squad/people';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { type Weighing, weighingsOf } from '#simulators/squad/scale';
import { utcOffsetS } from '#simulators/season/climate';
import { atLocalHour } from '#simulators/season/season';
import { type Language, WORDS } from '#simulators/squad/words';
import type { DoneWorkout } from '#simulators/squad/workouts';

const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 200;
const NO_SIGNS = { cramp: 0, recovery: 0, fatigue: 1, pulse: 0, moodSleep: 0 };

interface Told {
  done: ReadonlyMap<Member, readonly DoneWorkout[]>;
  now: Date;
  language: Language;
}

/** What people of the club do by hand: the coaches at the scale, in the calendar and with a note; athletes with a word. */
export async function doByHand(
  { members, teamId, coaches }: Founded,
  { done, now, language }: Told,
): Promise<void> {
  const words = WORDS[language];
  const weighed = members.flatMap((member) => weighingsOf(member, done.get(member) ?? [], now));
  await atTheScale(coaches.assistant, teamId, weighed);
  await planTomorrow(coaches.head, teamId, { now, name: words.plan });
  for (const { person, memberId, browser } of members) {
    // Before a guardian has answered nothing is shared, and nothing can be said.
    if (!person.shares.includes('check-ins') || person.stories.includes('minor')) continue;
    const wish = wishOf(person);
    if (wish !== null) await browser.post(`teams/${teamId}/talk`, { wish });
    if (wish === 'talk') await write(coaches.head, teamId, { memberId, text: words.note });
  }
  for (const { browser } of members.filter(({ person }) => person.stories.includes('ill')))
    await browser.put(`signs/check-ins/${isoWeek(now)}`, { signs: NO_SIGNS, ill: true });
}

/** Some say that they are fine, one would like to talk, the others have not said anything. */
function wishOf({ stories, made }: SquadPerson): 'fine' | 'talk' | null {
  if (stories.includes('would-talk')) return 'talk';
  return made.seed % 3 === 0 ? null : 'fine';
}

async function atTheScale(
  coach: PersonAtBrowser,
  teamId: string,
  weighings: readonly Weighing[],
): Promise<void> {
  for (let from = 0; from < weighings.length; from += MOST_AT_ONCE) {
    const entries = weighings.slice(from, from + MOST_AT_ONCE);
    await coach.post(`teams/${teamId}/station/weighings`, { entries });
  }
}

async function planTomorrow(
  coach: PersonAtBrowser,
  teamId: string,
  { now, name }: { now: Date; name: string },
): Promise<void> {
  const { latitudeDeg, longitudeDeg, zone } = UPPSALA;
  const startsAt = atLocalHour(new Date(Math.floor(now.getTime() / DAY_MS + 1) * DAY_MS), 17.5, zone);
  await coach.put(`teams/${teamId}/plans/${randomUUID()}`, {
    ...{ name, sport: 'run', startsAt: onTheWall(startsAt, zone), durationS: 4_200 },
    ...{ effort: 'hard', indoors: false, place: { latitudeDeg, longitudeDeg } },
  });
}

/** With the distance from UTC of the clock on the wall there. */
function onTheWall(at: Date, zone: string): string {
  const offsetS = utcOffsetS(at, zone);
  const hours = String(offsetS / 3_600).padStart(2, '0');
  return `${new Date(at.getTime() + offsetS * 1_000).toISOString().slice(0, 19)}+${hours}:00`;
}

async function write(
  coach: PersonAtBrowser,
  teamId: string,
  { memberId, text }: { memberId: string; text: string },
): Promise<void> {
  await coach.post(`teams/${teamId}/members/${memberId}/notes`, { id: randomUUID(), text });
}

/** The week of ISO 8601 that this moment is in: 2026-W48. */
function isoWeek(at: Date): string {
  const monday = Math.floor((at.getTime() / DAY_MS + 3) / 7) * 7 - 3;
  const year = new Date((monday + 3) * DAY_MS).getUTCFullYear();
  const week = Math.floor(((monday + 3) * DAY_MS - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
