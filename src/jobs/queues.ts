import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Job, WorkerOptions } from 'bullmq';
import type { Settings } from '#src/config/settings';
import { AT_ONCE, SLOW_AT_ONCE } from '#src/jobs/hands';
import type { DueFact } from '#src/jobs/leases';
import { queueFault, QueuesSilent } from '#src/jobs/queue-faults';

/** BullMQ's tables stand apart from ours: no backup, migration or erasure meets them. */
const SCHEMA = 'svett_jobs';
/** Slow ones have a queue of their own, so that nothing waits behind them. */
const LANES = { facts: AT_ONCE, slow: SLOW_AT_ONCE } as const;
type Lane = keyof typeof LANES;
/** Each queue has a pool, and each worker one more connection on which it listens. */
const CONNECTIONS_EACH = 2;

/** A server that does not answer by then is told of, rather than waited for. */
const OPENS_WITHIN_MS = 15_000;
const CLOSES_WITHIN_MS = 1_000;

/** A worker that was not heard of for so long is dead, and its jobs are given to others. */
const LOCK_MS = 4_000;
const LOOK_FOR_DEAD_MS = 2_000;
/** A job names a fact and does nothing by itself: it may be handed on as often as workers die. */
const MOST_HANDED_ON = 1_000;
/** After the server was away. */
const TRY_AGAIN_MS = 1_000;
/** Asked again even if no word came, in seconds. */
const ASK_AGAIN_S = 5;

/** What a job and its queue say: which fact, and how it is to be worked on. */
export type Named = Pick<DueFact, 'id' | 'isAlone' | 'isOverdue' | 'isSlow'>;

type Bullmq = typeof import('bullmq');
type Processor = (job: Job<{ id: string }, boolean>) => Promise<boolean>;

interface Ways {
  /** Must not reject. Tells whether it was worked on. */
  work: (fact: Named) => Promise<boolean>;
  /** The job of a fact nobody has worked on is over, and it may be named again. */
  unworked: (id: string) => void;
  /** A queue has no more. */
  idle: () => void;
}

type OpenQueue = ReturnType<typeof queueOf>;
type OpenWorker = ReturnType<typeof workerOf>;

/** BullMQ's queues, in PostgreSQL or in Redis. What they hold is the ids of facts, and may be lost: the outbox is the truth. */
export class Queues {
  private readonly workers: OpenWorker[] = [];

  private constructor(
    private readonly bullmq: Bullmq,
    private readonly settings: Settings,
    private readonly wrong: (error: Error) => void,
    private readonly lanes: Record<Lane, OpenQueue>,
  ) {}

  /** `wrong` hears of every fault of a connection, which mends itself. @throws DatabaseNotUsable, QueuesNotUsable */
  static async open(
    settings: Settings,
    wrong: (error: Error) => void,
    withinMs = OPENS_WITHIN_MS,
  ): Promise<Queues> {
    const bullmq = await import('bullmq'); // half a second that a process without it is spared
    const lanes = { facts: queueOf(bullmq, settings, 'facts'), slow: queueOf(bullmq, settings, 'slow') };
    const both = Object.values(lanes);
    for (const queue of both) queue.on('error', wrong);
    try {
      const ready = Promise.all(both.map((queue) => queue.waitUntilReady()));
      if ((await Promise.race([ready, later(withinMs)])) === undefined) throw new QueuesSilent();
    } catch (error) {
      await Promise.race([Promise.allSettled(both.map((queue) => queue.close())), later(CLOSES_WITHIN_MS)]);
      throw queueFault(error, settings);
    }
    return new Queues(bullmq, settings, wrong, lanes);
  }

  /** One that is there already, on the same try, is not added again. */
  async add(facts: DueFact[]): Promise<void> {
    for (const lane of ['facts', 'slow'] as const) {
      const jobs = facts.filter(({ isSlow }) => isSlow === (lane === 'slow')).map(jobOf);
      if (jobs.length > 0) await this.lanes[lane].addBulk(jobs);
    }
  }

  /** Begins to hand facts on. */
  work({ work, unworked, idle }: Ways): void {
    for (const lane of ['facts', 'slow'] as const) {
      const process: Processor = ({ name, data: { id } }) =>
        work({ id, isAlone: name !== 'beside', isOverdue: name === 'overdue', isSlow: lane === 'slow' });
      const worker = workerOf(this.bullmq, this.settings, lane, process);
      worker.on('completed', ({ data: { id } }, wasWorkedOn) => {
        if (!wasWorkedOn) unworked(id);
      });
      worker.on('error', this.wrong);
      worker.on('drained', idle);
      this.workers.push(worker);
    }
  }

  /** Takes nothing more and waits for what is in hand. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all(Object.values(this.lanes).map((queue) => queue.close()));
  }
}

/** Keeps no process alive. */
function later(afterMs: number): Promise<void> {
  return setTimeout(afterMs, undefined, { ref: false });
}

/** In Redis, what the keys of this installation begin with: another's there must not take its jobs. */
export function prefixOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const place = `${hostname}:${port || '5432'}${pathname}`;
  return `svett-${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
}

function queueOf(bullmq: Bullmq, { redisUrl, databaseUrl }: Settings, lane: Lane) {
  return redisUrl === null
    ? new bullmq.Queue(lane, { connection: onPostgres(databaseUrl!) }, bullmq.createPostgresBackend)
    : new bullmq.Queue(lane, { connection: { url: redisUrl }, prefix: prefixOf(databaseUrl!) });
}

function workerOf(bullmq: Bullmq, { redisUrl, databaseUrl }: Settings, lane: Lane, process: Processor) {
  const times: Omit<WorkerOptions, 'connection'> = {
    concurrency: LANES[lane],
    lockDuration: LOCK_MS,
    stalledInterval: LOOK_FOR_DEAD_MS,
    maxStalledCount: MOST_HANDED_ON,
    runRetryDelay: TRY_AGAIN_MS,
    drainDelay: ASK_AGAIN_S,
  };
  return redisUrl === null
    ? new bullmq.Worker(
        lane,
        process,
        { connection: onPostgres(databaseUrl!), ...times },
        bullmq.createPostgresBackend,
      )
    : new bullmq.Worker(lane, process, {
        connection: { url: redisUrl },
        prefix: prefixOf(databaseUrl!),
        ...times,
      });
}

function onPostgres(connectionString: string) {
  return {
    connectionString,
    application_name: 'svett',
    schema: SCHEMA,
    migrate: true,
    max: CONNECTIONS_EACH,
  };
}

function jobOf({ id, attempts, isAlone, isOverdue }: DueFact) {
  return {
    name: !isAlone ? 'beside' : isOverdue ? 'overdue' : 'alone',
    data: { id },
    opts: { jobId: `${id}-${attempts}`, removeOnComplete: true, removeOnFail: true },
  };
}
