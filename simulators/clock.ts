/**
 * The simulators' time. It runs with the machine's until someone sets it; then it stands still, so that a test can
 * walk up to a quarter hour or a token's last second, until it is told to run on.
 */
export class SimClock {
  private standingAtMs: number | null = null;
  private aheadMs = 0;
  private readonly listeners = new Set<() => void>();

  now(): Date {
    return new Date(this.nowMs());
  }

  /** Seconds since 1970, rounded down, as OAuth answers and webhooks count them. */
  nowS(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  get standsStill(): boolean {
    return this.standingAtMs !== null;
  }

  /** Sets the time and stops the clock there. */
  set(now: Date): void {
    this.standingAtMs = now.getTime();
    this.tell();
  }

  /** Moves the time; a running clock runs on from there, one that stands stands there. */
  advance(ms: number): void {
    if (this.standingAtMs === null) this.aheadMs += ms;
    else this.standingAtMs += ms;
    this.tell();
  }

  /** Lets a clock that stands run on from where it stood. */
  run(): void {
    if (this.standingAtMs === null) return;
    this.aheadMs = this.standingAtMs - Date.now();
    this.standingAtMs = null;
    this.tell();
  }

  /** Calls whenever somebody moved the time (not as it passes by itself); answers with the way to stop listening. */
  onMoved(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private nowMs(): number {
    return this.standingAtMs ?? Date.now() + this.aheadMs;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
