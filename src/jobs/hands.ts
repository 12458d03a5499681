/** `beside` others; `slow`, of which there may be few; or `alone`, as a process has died over it before. */
export type How = 'beside' | 'slow' | 'alone';

/** Facts this process works on at the same time. */
export const AT_ONCE = 4;
/** Of them, those whose handlers may wait long for somebody else's server. */
export const SLOW_AT_ONCE = 2;

interface Waiting {
  how: How;
  go: (isTurn: boolean) => void;
}

/** How much this process has in hand, and whose turn it is. */
export class Hands {
  private readonly held = { beside: 0, slow: 0, alone: 0 };
  private waiting: Waiting[] = [];

  get areEmpty(): boolean {
    return this.held.beside + this.held.slow + this.held.alone === 0;
  }

  /**
   * Works when it is its turn, or not at all (false) when those who wait are turned away, or `patienceMs` are over: what
   * waits here nobody else can do.
   */
  async hold(how: How, work: () => Promise<void>, patienceMs = Infinity): Promise<boolean> {
    if (!(await this.turn(how, patienceMs))) return false;
    try {
      await work();
      return true;
    } finally {
      this.held[how] -= 1;
      this.admit();
    }
  }

  /** Resolves when all that was in hand or waited before is done. */
  async emptied(): Promise<void> {
    await this.hold('alone', () => Promise.resolve());
  }

  turnAway(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const { go } of waiting) go(false);
  }

  private async turn(how: How, patienceMs: number): Promise<boolean> {
    let patience: NodeJS.Timeout | undefined;
    const isTurn = await new Promise<boolean>((go) => {
      const one = { how, go };
      this.waiting.push(one);
      this.admit();
      if (patienceMs !== Infinity && this.waiting.includes(one))
        patience = setTimeout(() => this.giveUp(one), patienceMs);
    });
    clearTimeout(patience);
    return isTurn;
  }

  private giveUp(one: Waiting): void {
    if (!this.waiting.includes(one)) return;
    this.waiting = this.waiting.filter((other) => other !== one);
    one.go(false);
    this.admit(); // it may have kept others waiting
  }

  /** In the order in which they came, but that others go past one who is slow. Nobody goes past one who is to be alone. */
  private admit(): void {
    const staying: Waiting[] = [];
    for (const [at, one] of this.waiting.entries()) {
      if (this.fits(one.how)) {
        this.held[one.how] += 1;
        one.go(true);
      } else if (one.how === 'alone') {
        staying.push(...this.waiting.slice(at));
        break;
      } else staying.push(one);
    }
    this.waiting = staying;
  }

  private fits(how: How): boolean {
    const { beside, slow, alone } = this.held;
    if (how === 'alone') return this.areEmpty;
    if (alone > 0 || beside + slow >= AT_ONCE) return false;
    return how === 'beside' || slow < SLOW_AT_ONCE;
  }
}
