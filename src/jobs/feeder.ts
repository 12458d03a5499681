import type { DueFact } from '#src/jobs/leases';

/** So many due facts are named at once; whoever has worked on the last of them asks for more. */
const MOST_NAMED = 100;

interface Ways {
  due(most: number): Promise<DueFact[]>;
  add(facts: DueFact[]): Promise<void>;
  wrong(error: unknown): void;
}

/** Names the facts that are due to the queues. Called many times at once it looks once more, and only one look at a time. */
export class Feeder {
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

  async stop(): Promise<void> {
    this.isOver = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    while (this.lookAgain && !this.isOver) {
      this.lookAgain = false;
      try {
        const facts = await this.ways.due(MOST_NAMED);
        if (facts.length > 0) await this.ways.add(facts);
      } catch (error) {
        this.ways.wrong(error); // the next round tries again
      }
    }
    this.lookAgain = false;
  }
}
