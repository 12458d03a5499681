import { doByHand } from '#simulators/squad/deeds';
import { type Founded, foundClub, type YoungSvett } from '#simulators/squad/founding';
import type { Member } from '#simulators/squad/member';
import { type SquadPerson, squadOn } from '#simulators/squad/people';
import { bringSeason, type Season } from '#simulators/squad/season';
import { type DoneWorkout, workoutsOf } from '#simulators/squad/workouts';
import type { Brands } from '#simulators/squad/brands';

const SEASON_DAYS = 42;

/** Whom somebody who tries this may be, and why. */
const SHOWN = [
  { tells: 'trains with Strava alone, which lets nobody else see', of: ({ source }) => source === 'strava' },
  {
    tells: 'came to Singapore three days ago, and shares everything',
    of: ({ stories }) => stories.includes('abroad'),
  },
  {
    tells: 'is 16: nothing is shared before a guardian says yes',
    of: ({ stories }) => stories.includes('minor'),
  },
] satisfies { tells: string; of: (person: SquadPerson) => boolean }[];

export interface WaysIn extends Pick<Founded, 'head' | 'assistant' | 'ownAccount'> {
  /** Three of them, with what is particular about each. */
  athletes: (Founded['head'] & { tells: string })[];
}

/** A club of 25 athletes with two coaches, none of whom exists. */
export interface Squad {
  ways: WaysIn;
  members: readonly Member[];
  teamId: string;
  /** What they did comes in, once Svett is up for good. */
  train(brands: Brands, told?: Season['told']): Promise<void>;
}

/** Makes the club at a Svett whose clock can be set; `days`: of how many the season is. */
export async function makeSquad(svett: YoungSvett, days = SEASON_DAYS): Promise<Squad> {
  const now = svett.clock.now();
  const people = squadOn(now.toISOString().slice(0, 10));
  const shown = SHOWN.map(({ of }) => people.find(of)!);
  const founded = await foundClub(svett, people, shown);
  const done = new Map<Member, DoneWorkout[]>(
    founded.members.map((member) => [
      member,
      member.person.source === 'nothing' ? [] : workoutsOf(member.person, { now, days }),
    ]),
  );
  const { language } = svett;
  await doByHand(founded, { done, now, language });
  const { members, teamId, head, assistant, ownAccount } = founded;
  const athletes = founded.athletes.map((way, n) => ({ ...way, tells: SHOWN[n]!.tells }));
  return {
    ...{ members, teamId, ways: { head, assistant, athletes, ownAccount } },
    train: (brands, told) => bringSeason({ ...brands, done, now, language, ...(told && { told }) }),
  };
}
