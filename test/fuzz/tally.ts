import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of one door, summed over runs. */
export interface Count {
  inputs: number;
  seconds: number;
  faults: number;
  /** Runs: each draws otherwise. */
  rounds: number;
}

const MOST_KEPT = 300;

/** How much was tried, and what is worth being changed further: in files, so that runs sum up and go on from each other. */
export class Tally {
  readonly #counts: Record<string, Count>;

  /** What is worth being changed lies in `folder`, how much was tried in `countsFile`. */
  constructor(
    private readonly folder: string,
    private readonly countsFile = join(folder, 'tally.json'),
  ) {
    mkdirSync(folder, { recursive: true });
    mkdirSync(dirname(countsFile), { recursive: true });
    this.#counts = this.#read();
  }

  of(door: string): Count {
    return (this.#counts[door] ??= { inputs: 0, seconds: 0, faults: 0, rounds: 0 });
  }

  get inputs(): number {
    return Object.values(this.#counts).reduce((sum, { inputs }) => sum + inputs, 0);
  }

  /** Whole or not at all: a process that is killed while it writes leaves what was there. */
  write(): void {
    writeFileSync(`${this.countsFile}.part`, `${JSON.stringify(this.#counts, null, 2)}\n`);
    renameSync(`${this.countsFile}.part`, this.countsFile);
  }

  kept(door: string): Uint8Array[] {
    const folder = this.#keptFolder(door);
    return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  }

  keep(door: string, input: Uint8Array): void {
    const folder = this.#keptFolder(door);
    const name = createHash('sha256').update(input).digest('hex').slice(0, 16);
    if (readdirSync(folder).length < MOST_KEPT) writeFileSync(join(folder, name), input);
  }

  #keptFolder(door: string): string {
    const folder = join(this.folder, door);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  #read(): Record<string, Count> {
    try {
      return JSON.parse(readFileSync(this.countsFile, 'utf8')) as Record<string, Count>;
    } catch {
      return {}; // the first run
    }
  }
}
