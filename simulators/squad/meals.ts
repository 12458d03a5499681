import { randomUUID } from 'node:crypto';
import type { MadeAthlete } from '#simulators/season/athlete';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { Seeded } from '#simulators/seeded';

const DAY_MS = 86_400_000;
/** What most of them eat on most days, in portions; some of it is eaten by some. */
const PLATE: readonly [foodId: string, grams: number][] = [
  ['oat_porridge', 300],
  ['milk', 400],
  ['rye_bread', 140],
  ['hard_cheese', 40],
  ['coffee', 400],
  ['chicken', 150],
  ['potato_boiled', 250],
  ['white_pasta', 200],
  ['yoghurt', 300],
  ['spinach_fried', 100],
  ['lentils_red', 180],
  ['muesli_nuts', 60],
];
const EATEN = 0.6;
const NOTED_DAYS = 7;
/** On so many of them all of it is noted; some forget now and then. */
const WHOLE = 0.86;

/** Somebody who notes what they eat, and the program by which they do. */
interface Eater {
  person: { made: Pick<MadeAthlete, 'seed'> };
  program: PersonAtBrowser;
}

/** Notes what somebody ate in the last week: one day told, the others as that one, most of them whole. */
export async function noteMeals({ person, program }: Eater, now: Date): Promise<void> {
  const chance = Seeded.of(person.made.seed, 'meals');
  const days = Array.from({ length: NOTED_DAYS }, (_, i) =>
    new Date(now.getTime() - (NOTED_DAYS - i) * DAY_MS).toISOString().slice(0, 10),
  );
  const [first, ...others] = days;
  const appetite = chance.between(0.55, 1.05);
  for (const [foodId, grams] of PLATE.filter(() => chance.chance(EATEN))) {
    const eaten = Math.round(grams * appetite * chance.between(0.8, 1.2));
    await program.put(`food-entries/${randomUUID()}`, { day: first, foodId, grams: eaten });
  }
  for (const day of others) await program.post(`food-days/${day}/copy`, { from: first });
  for (const day of days) if (chance.chance(WHOLE)) await program.put(`food-days/${day}`, { isWhole: true });
}
