const FIRST_MS = 15_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Whether a service that did not answer in time is asked once more. Whoever asks waits, and few wait at once for all there
 * is to do: after a silence nobody asks for a while, then one, and all again once that one was answered.
 */
export class Silence {
  private lastsMs = 0;
  private untilMs = 0;
  private isTried = false;

  constructor(private readonly nowMs = () => performance.now()) {}

  /** false: as good as asked, and not answered. Whoever is let through says what came of it, by one of the others. */
  lets(): boolean {
    if (this.lastsMs === 0) return true;
    if (this.isTried || this.nowMs() < this.untilMs) return false;
    this.isTried = true;
    return true;
  }

  /** Whoever was let through does not ask after all. */
  left(): void {
    this.isTried = false;
  }

  /** Somebody spoke, whatever they said. */
  broken(): void {
    this.lastsMs = 0;
    this.isTried = false;
  }

  /** Nobody spoke in time. Those who asked together have heard one silence. */
  kept(): void {
    const now = this.nowMs();
    if (now >= this.untilMs) {
      this.lastsMs = Math.min(Math.max(FIRST_MS, this.lastsMs * 2), LONGEST_MS);
      this.untilMs = now + this.lastsMs;
    }
    this.isTried = false;
  }
}
