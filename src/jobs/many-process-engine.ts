import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import type { Settings } from '#src/config/settings';
import type { Carrier } from '#src/jobs/carrier';
import { Engine } from '#src/jobs/engine.port';
import { Feeder } from '#src/jobs/feeder';
import { AT_ONCE, Hands } from '#src/jobs/hands';
import type { Leases } from '#src/jobs/leases';
import { type Named, Queues } from '#src/jobs/queues';
import { reasonOf } from '#src/jobs/retry';

/** How often those who carry look for facts that fell due, or whose owner has died. */
const ROUND_MS = 1_000;
/** What we cannot begin with for so long is left to whoever has a hand free. */
const PATIENCE_MS = 2_000;
/** A server that is away would be told of many times a second. */
const TOLD_EVERY_MS = 10_000;

/**
 * Carries facts through BullMQ, from any number of processes that put them to any number that work. A job only names a
 * fact; whoever is handed one takes the lease on the fact's own row, so what BullMQ loses or says twice changes nothing.
 */
export class ManyProcessEngine extends Engine implements BeforeApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly hands = new Hands();
  private queues: Queues | null = null;
  private feeder: Feeder | null = null;
  private rounds: NodeJS.Timeout | undefined;
  private isStopping = false;
  private wasTold = false;

  constructor(
    private readonly settings: Settings,
    private readonly leases: Leases,
    private readonly carrier: Carrier,
  ) {
    super();
  }

  async start(): Promise<void> {
    this.isStopping = false;
    const wrong = (error: unknown) => this.tell(error);
    const queues = await Queues.open(this.settings, wrong);
    this.queues = queues;
    this.feeder = new Feeder({
      due: (lane, most) => this.leases.due(lane, most),
      add: (facts) => queues.add(facts),
      wrong,
    });
    if (this.settings.carries) await this.beginCarrying(queues);
    this.wake();
  }

  wake(): void {
    this.feeder?.wake();
  }

  /** Past the queues: whoever asks wants it done here and now. */
  async drain(): Promise<void> {
    for (;;) {
      const due = [
        ...(await this.leases.due({ isSlow: false }, AT_ONCE)),
        ...(await this.leases.due({ isSlow: true }, AT_ONCE)),
      ];
      if (due.length > 0) await Promise.all(due.map((fact) => this.carry(fact)));
      else if (this.hands.areEmpty) return;
      else await this.hands.emptied();
    }
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.rounds);
    await this.feeder?.stop();
    this.hands.turnAway();
    await this.queues?.close();
    await this.hands.emptied();
    [this.queues, this.feeder] = [null, null];
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private async beginCarrying(queues: Queues): Promise<void> {
    await this.leases.takeBack();
    const work = async (fact: Named) => {
      if (this.isStopping) return false;
      // One that has long waited to be alone keeps its place: others would come before it for ever.
      const patienceMs = fact.isAlone && fact.isOverdue ? Infinity : PATIENCE_MS;
      return this.carry(fact, patienceMs).catch((error: unknown) => (this.tell(error), false));
    };
    queues.work({ work, unworked: (id) => this.feeder?.forget(id), idle: () => this.wake() });
    this.rounds = setInterval(() => this.wake(), ROUND_MS);
  }

  /** false: it was not our turn in time, or somebody else has it. */
  private async carry({ id, isAlone, isSlow }: Named, patienceMs = Infinity): Promise<boolean> {
    let isOurs = false;
    const work = async () => {
      const row = await this.leases.takeThis(id, { isIdle: isAlone });
      isOurs = row !== null;
      if (row) await this.carrier.carry(row);
    };
    await this.hands.hold(isAlone ? 'alone' : isSlow ? 'slow' : 'beside', work, patienceMs);
    return isOurs;
  }

  /** The queues mend themselves, and what they missed is named again in the next round. */
  private tell(error: unknown): void {
    if (this.wasTold || this.isStopping) return;
    this.wasTold = true;
    setTimeout(() => (this.wasTold = false), TOLD_EVERY_MS).unref();
    this.log.error(`Facts could not be handed on (${reasonOf(error)}); trying again in a moment.`);
  }
}
