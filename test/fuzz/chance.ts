import { seeded } from '../support/seeded.js';

/** Draws, the same for a seed on every machine. */
export class Chance {
  readonly #draw: () => number;

  constructor(seed: number) {
    this.#draw = seeded(seed);
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor(this.#draw() * bound);
  }

  /** True this share of the time. */
  isUnder(share: number): boolean {
    return this.#draw() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** Small mostly, seldom up to `most`. */
  few(most: number): number {
    return 1 + Math.floor(this.#draw() ** 3 * most);
  }
}
