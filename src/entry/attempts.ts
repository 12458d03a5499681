import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#src/kernel/clock';
import { TooManySignIns } from '#src/entry/entry.problems';

const MOST = 20;
const WINDOW_MS = 15 * 60_000;
/** Accounts watched at once; past it the oldest is forgotten, so that guessing cannot fill the memory. */
const WATCHED = 10_000;

/** Slows down whoever guesses passwords of one account from many addresses. Kept in memory: a restart forgives. */
@Injectable()
export class Attempts {
  private readonly failures = new Map<string, { count: number; since: number }>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** @throws TooManySignIns */
  check(email: string): void {
    const known = this.current(email);
    if (known && known.count >= MOST)
      throw new TooManySignIns(Math.ceil((known.since + WINDOW_MS - this.now()) / 1000));
  }

  failed(email: string): void {
    const known = this.current(email) ?? { count: 0, since: this.now() };
    this.failures.delete(email);
    this.failures.set(email, { ...known, count: known.count + 1 });
    const [oldest] = this.failures.keys();
    if (this.failures.size > WATCHED && oldest !== undefined) this.failures.delete(oldest);
  }

  succeeded(email: string): void {
    this.failures.delete(email);
  }

  private current(email: string): { count: number; since: number } | undefined {
    const known = this.failures.get(email);
    return known && this.now() - known.since < WINDOW_MS ? known : undefined;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
