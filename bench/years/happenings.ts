/** Something that happens in the world, whatever the service does. */
export interface Happening {
  at: Date;
  act: () => Promise<void> | void;
}

/** What is still to happen, in the order of time; in the order it was planned where that is the same. */
export class Happenings {
  private readonly ahead: Happening[] = [];

  plan(at: Date, act: Happening['act']): void {
    let [low, high] = [0, this.ahead.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ahead[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    this.ahead.splice(low, 0, { at, act });
  }

  next(): Date | null {
    return this.ahead[0]?.at ?? null;
  }

  /** The next one that has come true by now; null: none has. */
  take(now: Date): Happening | null {
    const [first] = this.ahead;
    return first && first.at <= now ? this.ahead.shift()! : null;
  }
}
