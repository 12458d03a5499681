import { type Accounts, type Brands, linkBrands, putRight } from '#simulators/squad/brands';
import type { Member } from '#simulators/squad/member';
import { filesOf } from '#simulators/squad/handed-in';
import { noteMeals } from '#simulators/squad/meals';
import { Refused } from '#simulators/squad/person-at-browser';
import { type Language, WORDS } from '#simulators/squad/words';
import type { DoneWorkout } from '#simulators/squad/workouts';

const WEEK_MS = 7 * 86_400_000;
/** More than anybody lost in any session: Svett asks, and they are sure. */
const MISTYPED = { preKg: 78.4, postKg: 67.4, drinkKg: 0.5, sure: true };

export interface Season extends Brands {
  done: ReadonlyMap<Member, readonly DoneWorkout[]>;
  now: Date;
  language: Language;
  /** Hears how many workouts were handed in, of how many; those that brands send come by themselves. */
  told?: (handedIn: number, of: number) => void;
}

/** A week of somebody who hands in files. */
interface Batch {
  member: Member;
  workouts: DoneWorkout['workout'][];
  hasNewest: boolean;
}

/**
 * A season comes in while somebody looks on: brands are linked and send what lies with them, files are handed in, the
 * newest week of everybody first; meals are noted, a weighing is mistyped, and at the brands some of it is put right.
 */
export async function bringSeason({ done, now, language, told, ...brands }: Season): Promise<void> {
  const members = [...done.keys()];
  const accounts: Accounts[] = [];
  for (const member of members)
    await unlessTaken(async () => {
      accounts.push(await linkBrands(member, done.get(member)!, brands));
    });
  const batches = batchesOf(done, now);
  const all = batches.reduce((sum, { workouts }) => sum + workouts.length, 0);
  const eating = members.filter(({ person }) => person.logsFood);
  let handedIn = 0;
  for (const batch of batches) {
    await unlessTaken(() => handIn(batch));
    handedIn += batch.workouts.length;
    told?.(handedIn, all);
    // Meals along the way: whoever looks early sees some of everything.
    const eater = eating.shift();
    if (eater) await unlessTaken(() => noteMeals(eater, now));
  }
  putRight(accounts, brands, WORDS[language].renamed);
}

async function handIn({ member, workouts, hasNewest }: Batch): Promise<void> {
  const { person, program } = member;
  const files = workouts.flatMap((one, n) => filesOf(person, one, hasNewest && n === 0));
  if (files.length === 0) return;
  const [{ sessionId } = { sessionId: null }] = (await program.upload(files)).items;
  if (hasNewest && sessionId !== null && person.stories.includes('mistyped'))
    await program.put(`sessions/${sessionId}/weigh-in`, MISTYPED);
}

/** Everybody's newest week, then everybody's week before it; in each the newest first. */
function batchesOf(done: Season['done'], now: Date): Batch[] {
  const batches: (Batch & { week: number })[] = [];
  for (const [member, all] of done) {
    if (!['watch', 'phone'].includes(member.person.source)) continue;
    for (const { workout } of all.toReversed()) {
      const week = Math.floor((+now - +workout.startsAt) / WEEK_MS);
      const last = batches.at(-1);
      if (last?.member === member && last.week === week) last.workouts.push(workout);
      else batches.push({ member, workouts: [workout], week, hasNewest: last?.member !== member });
    }
  }
  return batches.sort((one, other) => one.week - other.week);
}

/** Whoever tries the demo may have chosen a new password for one of them, and locked their programs out. */
async function unlessTaken(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof Refused && (error.status === 401 || error.status === 403))) throw error;
  });
}
