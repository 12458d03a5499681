/** A look that is still under way after this long, ms, is given up: what it waits for may never come, and another may find all well. */
const FORGOTTEN_AFTER_MS = 10_000;

/** One look for all who ask at once: a database that hangs would be asked once more by each of them. */
export class OneLook<T> {
  private underWay: { result: Promise<T>; sinceMs: number } | null = null;

  constructor(
    private readonly look: () => Promise<T>,
    private readonly nowMs = () => performance.now(),
  ) {}

  result(): Promise<T> {
    if (this.underWay && this.nowMs() - this.underWay.sinceMs < FORGOTTEN_AFTER_MS)
      return this.underWay.result;
    const mine = { sinceMs: this.nowMs(), result: this.look().finally(() => this.forget(mine)) };
    this.underWay = mine;
    return mine.result;
  }

  /** One that was given up may end while another is under way. */
  private forget(look: object): void {
    if (this.underWay === look) this.underWay = null;
  }
}
