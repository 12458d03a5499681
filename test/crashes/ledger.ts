import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { note, type Spread } from './spread.js';

/** Kills between two looks at what is there. */
export const ROUNDS_A_STINT = 20;

/** What a stint came to. */
export interface Stint {
  seed: number;
  stint: number;
  /** The last commit that changed the service; with a + where files of it were changed since. */
  commit: string;
  sessions: number;
  accepted: number;
  interrupted: number;
  readyMs: number[];
  recoveredMs: number[];
  takenOverMs: number[];
  faults: string[];
}

/** Of one engine, summed over runs. */
export interface Count {
  /** Kills after which all was looked at. */
  rounds: number;
  /** By seed: the stints that are done, as `1-12 14`. */
  stints: Record<string, string>;
  /** Rounds by the commit of the service they were tried on. */
  commits: Record<string, number>;
  /** Requests answered with 2xx; sessions looked at; facts in whose handling a kill fell. */
  accepted: number;
  sessions: number;
  interrupted: number;
  readyMs: Spread;
  recoveredMs: Spread;
  takenOverMs: Spread;
  /** Stints in which something did not hold, each in a line. */
  faults: string[];
}

export type Engine = 'sqlite' | 'postgres';

/** What was tried so far: one file, kept with the code, as the machines of long runs are thrown away. */
export class Ledger {
  private counts: Partial<Record<Engine, Count>>;
  private readonly begun = new Set<number>();

  constructor(
    private readonly path: string,
    readonly engine: Engine,
  ) {
    this.counts = read(path);
  }

  get count(): Count {
    return (this.counts[this.engine] ??= {
      ...{ rounds: 0, stints: {}, commits: {}, accepted: 0, sessions: 0, interrupted: 0 },
      ...{ readyMs: {}, recoveredMs: {}, takenOverMs: {}, faults: [] },
    });
  }

  /** The next stint of this seed that no run has brought to its end; another each time. */
  next(seed: number): number {
    const done = numbersIn(this.count.stints[seed] ?? '');
    for (let stint = 1; ; stint++)
      if (!done.has(stint) && !this.begun.has(stint)) {
        this.begun.add(stint);
        return stint;
      }
  }

  /** Whole or not at all: a process that is killed while it writes leaves what was there. */
  add(stint: Stint): void {
    this.counts = read(this.path); // a run on the other engine may have added to it
    const { count } = this;
    count.rounds += ROUNDS_A_STINT;
    const done = numbersIn(count.stints[stint.seed] ?? '').add(stint.stint);
    count.stints[stint.seed] = rangesOf(done);
    count.commits[stint.commit] = (count.commits[stint.commit] ?? 0) + ROUNDS_A_STINT;
    for (const what of ['accepted', 'sessions', 'interrupted'] as const) count[what] += stint[what];
    for (const what of ['readyMs', 'recoveredMs', 'takenOverMs'] as const)
      for (const ms of stint[what]) note(count[what], ms);
    const place = `seed ${stint.seed}, stint ${stint.stint}, ${stint.commit}`;
    count.faults.push(...stint.faults.map((fault) => `${place}: ${fault}`));
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.part`, `${JSON.stringify(this.counts, null, 2)}\n`);
    renameSync(`${this.path}.part`, this.path);
  }
}

function read(path: string): Partial<Record<Engine, Count>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<Engine, Count>>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}; // the first run
    throw error;
  }
}

/** The numbers in `1-3 7`. */
function numbersIn(ranges: string): Set<number> {
  const numbers = new Set<number>();
  for (const range of ranges.split(' ').filter(Boolean)) {
    const [first, last] = range.split('-').map(Number) as [number, number?];
    for (let number = first; number <= (last ?? first); number++) numbers.add(number);
  }
  return numbers;
}

function rangesOf(numbers: Set<number>): string {
  const sorted = [...numbers].toSorted((a, b) => a - b);
  const firsts = sorted.filter((number) => !numbers.has(number - 1));
  const lasts = sorted.filter((number) => !numbers.has(number + 1));
  return firsts.map((first, at) => (first === lasts[at] ? `${first}` : `${first}-${lasts[at]}`)).join(' ');
}
