import { Seeded } from '#simulators/seeded';

/** A kill comes no later after there is work to do. */
const LATEST_MS = 1_000;
/** Long enough to come up on a machine that does nothing else. */
const STARTING_MS = 2_000;

/** When and whom a round kills: all of it by the seed and the number of the round. */
export interface Moment {
  /** What the killed are at, who were started again: coming up, on what they had in hand, or done with that. */
  during: 'start' | 'recovery' | 'work';
  /** From then on. */
  afterMs: number;
  victims: string[];
  /** Of several processes, those that live are left to it before the dead are started again. */
  isLeftToOthers: boolean;
  /** A share of how long everybody is away, where all were killed: 0 to 1. */
  away: number;
}

export function momentOf(seed: number, round: number, everybody: string[]): Moment {
  const chance = Seeded.of(seed, 'round', round);
  const during = chance.pick(['start', 'recovery', 'recovery', 'work', 'work', 'work'] as const);
  const afterMs = chance.between(0, during === 'start' ? STARTING_MS : LATEST_MS);
  const [isLeftToOthers, away] = [chance.chance(0.5), chance.next()];
  return { during, afterMs, isLeftToOthers, away, victims: victims(chance, everybody) };
}

/** One mostly, at times two, at times all. */
function victims(chance: Seeded, everybody: string[]): string[] {
  const how = chance.next();
  if (how < 0.2) return everybody;
  const left = [...everybody];
  const some = Array.from(
    { length: how < 0.45 ? 2 : 1 },
    () => left.splice(chance.whole(0, left.length - 1), 1)[0],
  );
  return some.flatMap((name) => name ?? []);
}
