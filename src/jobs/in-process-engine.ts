import { setImmediate } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import type { Carrier } from '#src/jobs/carrier';
import { Engine } from '#src/jobs/engine.port';
import { AT_ONCE, SLOW_AT_ONCE } from '#src/jobs/hands';
import type { Handlers } from '#src/jobs/handlers';
import type { Leases } from '#src/jobs/leases';
import type { OutboxRow } from '#src/jobs/outbox-row.entity';
import { reasonOf } from '#src/jobs/retry';

/** How often to look for facts that other processes put down, or that fell due. */
const ROUND_MS = 1_000;

/** Carries facts to their handlers inside this process: all that one machine needs. */
export class InProcessEngine extends Engine implements BeforeApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly busy = new Set<Promise<void>>();
  private slowInHand = 0;
  /** A process died over what is in hand: nothing is taken beside it. */
  private isAlone = false;
  private running = false;
  private rounds: NodeJS.Timeout | undefined;
  private lookAgain = false;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly leases: Leases,
    private readonly handlers: Handlers,
    private readonly carrier: Carrier,
  ) {
    super();
  }

  async start(): Promise<void> {
    await this.leases.takeBack();
    this.running = true;
    this.rounds = setInterval(() => this.wake(), ROUND_MS);
    this.wake();
  }

  wake(): void {
    if (!this.running) return;
    this.lookAgain = true;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
      if (this.lookAgain) this.wake(); // somebody called in the very moment we stopped looking
    });
  }

  async drain(): Promise<void> {
    for (;;) {
      await this.looking;
      await Promise.all(this.busy);
      const rows = await this.take(AT_ONCE);
      if (rows.length === 0 && this.busy.size === 0) return;
      await Promise.all(rows.map((row) => this.carry(row)));
    }
  }

  async stop(): Promise<void> {
    this.running = false;
    clearInterval(this.rounds);
    await this.looking;
    await Promise.all(this.busy);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private async look(): Promise<void> {
    while (this.lookAgain) {
      this.lookAgain = false;
      // SQLite answers without ever going back to the event loop: a long line of facts would keep every request waiting.
      await setImmediate();
      if (!this.running) return;
      const free = AT_ONCE - this.busy.size;
      if (free <= 0) return; // whoever finishes first looks again
      try {
        const rows = await this.take(free);
        for (const row of rows) void this.carry(row);
        // Slow ones beyond their number may have been left out, with others behind them.
        if (rows.length > 0) this.lookAgain = true;
      } catch (error) {
        this.log.error(`The outbox could not be read (${reasonOf(error)}); trying again in a moment.`);
        return;
      }
    }
  }

  private async take(most: number): Promise<OutboxRow[]> {
    if (this.isAlone) return [];
    const slow = { topics: this.handlers.slow, room: SLOW_AT_ONCE - this.slowInHand };
    return this.leases.take(most, { isIdle: this.busy.size === 0, slow });
  }

  private carry(row: OutboxRow): Promise<void> {
    this.isAlone = row.crashes > 0;
    const { isSlow } = this.handlers.of(row.topic).topic;
    if (isSlow) this.slowInHand += 1;
    const work = this.carrier.carry(row).finally(() => {
      this.busy.delete(work);
      if (isSlow) this.slowInHand -= 1;
      this.isAlone = false;
      this.wake();
    });
    this.busy.add(work);
    return work;
  }
}
