import type { DueFact } from '#src/jobs/leases';

/** So many due facts of each lane are named at once; whoever has worked on the last of them asks for more. */
const MOST_NAMED = 100;
/** A name given may wait to be taken so long before it is given again: it may be lost, or turned away by another process. */
const REMEMBERED_MS = 2_000;

interface Ways {
  /** Slow facts are looked for by themselves: a long line of them would hide all others. */
  due(lane: { isSlow: boolean }, most: number): Promise<DueFact[]>;
  add(facts: DueFact[]): Promise<void>;
  wrong(error: unknown): void;
  /** Never goes back. */
  nowMs?(): number;
}

/**
 * Names the facts that are due to the queues. Called many times at once it looks once more, and only one look at a time.
 * What it has just named it does not name again at each commit, however long the line.
 */
export class Feeder {
  private readonly named = new Map<string, { id: string; atMs: number }>();
  private lookAgain = false;
  private looking: Promise<void> | null = null;
  private isOver = false;

  constructor(private readonly ways: Ways) {}

  wake(): void {
    if (this.isOver) return;
    this.lookAgain = true;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
      if (this.lookAgain) this.wake(); // somebody called in the very moment we stopped looking
    });
  }

  /** Its job is over and nobody has worked on it: the next look names it again. */
  forget(id: string): void {
    for (const [key, one] of this.named) if (one.id === id) this.named.delete(key);
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    while (this.lookAgain && !this.isOver) {
      this.lookAgain = false;
      try {
        await this.name(await this.ways.due({ isSlow: false }, MOST_NAMED));
        await this.name(await this.ways.due({ isSlow: true }, MOST_NAMED));
      } catch (error) {
        this.ways.wrong(error); // the next round tries again
      }
    }
    this.lookAgain = false;
  }

  private async name(due: DueFact[]): Promise<void> {
    const atMs = (this.ways.nowMs ?? (() => performance.now()))();
    for (const [key, one] of this.named) if (one.atMs <= atMs - REMEMBERED_MS) this.named.delete(key);
    const facts = due.filter((fact) => !this.named.has(keyOf(fact)));
    if (facts.length === 0) return;
    for (const fact of facts) this.named.set(keyOf(fact), { id: fact.id, atMs });
    try {
      await this.ways.add(facts);
    } catch (error) {
      for (const fact of facts) this.named.delete(keyOf(fact));
      throw error;
    }
  }
}

/** This try of it: one that was put off counts as no try, but is due at another time. */
function keyOf({ id, attempts, dueAt }: DueFact): string {
  return `${id}-${attempts}-${dueAt.getTime()}`;
}
