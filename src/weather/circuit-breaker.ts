import { HOUR_MS } from '#src/kernel/clock';

/** Who failed is left alone for a while, longer each time, so that a service in trouble is not asked by everybody. */
export class CircuitBreaker {
  private readonly broken = new Map<string, { failures: number; until: Date }>();

  /** Until when `name` must not be asked; null: ask. */
  openUntil(name: string, now: Date): Date | null {
    const until = this.broken.get(name)?.until;
    return until && until > now ? until : null;
  }

  /** `askedForS`: the patience the service itself asked for, seconds. */
  failed(name: string, now: Date, askedForS: number | null = null): void {
    const failures = (this.broken.get(name)?.failures ?? 0) + 1;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
    const askedForMs = Math.min((askedForS ?? 0) * 1000, LONGEST_PATIENCE_MS);
    this.broken.set(name, { failures, until: new Date(now.getTime() + Math.max(waitMs, askedForMs)) });
  }

  worked(name: string): void {
    this.broken.delete(name);
  }
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = HOUR_MS;
const LONGEST_PATIENCE_MS = 86_400_000;
