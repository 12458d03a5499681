import { Worker } from 'node:worker_threads';
import { ActivityFileReader } from '#src/sessions/recording.port';
import type { ActivityFile, Recording } from '#src/sessions/recording.port';
import { FileNotUsable } from '#src/sessions/recording.problems';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import type { ReadLimits } from '#integrations/activity-files/limits';
import type { Answer } from '#integrations/activity-files/parse-worker';
import { tooHeavy, tooLarge, tooSlow } from '#integrations/activity-files/refusals';

interface Task {
  bytes: Uint8Array;
  resolve(recording: Recording): void;
  reject(problem: Error): void;
}

export interface WorkerOptions {
  /** The compiled parse-worker. */
  script: URL;
  /** How many files are read at once. */
  threads?: number;
  limits?: ReadLimits;
}

/**
 * Reads in worker threads, so that a large file never keeps the service from answering. A thread starts with the first
 * file, is stopped and replaced when it takes too long or too much memory, and does not keep the process alive.
 */
export class WorkerReader extends ActivityFileReader {
  readonly #script: URL;
  readonly #threads: number;
  readonly #limits: ReadLimits;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting: Task[] = [];
  #closed = false;

  constructor({ script, threads = 1, limits = DEFAULT_LIMITS }: WorkerOptions) {
    super();
    this.#script = script;
    this.#threads = threads;
    this.#limits = limits;
  }

  read(file: ActivityFile): Promise<Recording> {
    if (this.#closed) return Promise.reject(new Error('The reader is closed'));
    // Said here, so that a huge upload is not even copied to a thread.
    if (file.bytes.length > this.#limits.maxBytes) {
      return Promise.reject(tooLarge(this.#limits.maxBytes));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes: file.bytes, resolve, reject });
      this.#next();
    });
  }

  /** Stops every thread; files still waiting are turned away. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.reject(new Error('The reader is closed'));
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#threads ? this.#start() : undefined);
    if (worker) this.#run(worker, this.#waiting.shift()!);
  }

  #start(): Worker {
    return new Worker(this.#script, {
      workerData: this.#limits,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.maxMemoryMib },
    });
  }

  #run(worker: Worker, task: Task): void {
    this.#busy.add(worker);
    worker.ref();
    const done = (outcome: Answer | Error) => {
      clearTimeout(tooLong);
      worker.off('message', done).off('error', failed).off('exit', stopped);
      this.#busy.delete(worker);
      this.#putBack(worker, outcome);
      settle(task, outcome);
      this.#next();
    };
    const failed = (error: Error) => done(asRefusal(error, this.#limits));
    const stopped = () => done(new Error('The reader is closed'));
    const tooLong = setTimeout(() => done(tooSlow(this.#limits.maxSeconds)), this.#limits.maxSeconds * 1000);
    worker.on('message', done).on('error', failed).on('exit', stopped);
    worker.postMessage(task.bytes);
  }

  /** A thread that failed is in an unknown state: another takes its place when there is work. */
  #putBack(worker: Worker, outcome: Answer | Error): void {
    worker.unref();
    if (!isError(outcome) && !this.#closed) {
      this.#idle.push(worker);
      return;
    }
    // Its end may still bring an error, which nobody waits for any more.
    worker.on('error', () => undefined);
    void worker.terminate();
  }
}

function isError(outcome: Answer | Error): outcome is Error {
  return !('recording' in outcome || 'refusal' in outcome);
}

function settle(task: Task, outcome: Answer | Error): void {
  if (isError(outcome)) task.reject(outcome);
  else if ('recording' in outcome) task.resolve(outcome.recording);
  else {
    const { reason, message, details } = outcome.refusal;
    task.reject(new FileNotUsable(reason, message, details));
  }
}

/** Anything but a lack of memory is a fault of ours: what files can do wrong, readActivity already said. */
function asRefusal(error: Error & { code?: string }, limits: ReadLimits): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy(limits.maxMemoryMib) : error;
}
