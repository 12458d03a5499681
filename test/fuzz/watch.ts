import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Order, Word } from './at-the-door.js';
import { Desk, type Found } from './desk.js';

/** What a thread at a door may take. */
export const BOUNDS = {
  /** For one input, ms: of the processor, as a busy machine makes everything take longer. */
  hangMs: 2_000,
  /** The same by the clock: for what waits and does nothing. */
  waitMs: 60_000,
  /** JavaScript heap of the thread, MiB. */
  heapMib: 256,
  /** The whole process, with what the doors hold outside the heap, MiB. */
  processMib: 768,
};

/** By how much a short run is more patient: the machines it must be green on are slow, and it looks for what does not end. */
const PATIENCE_OF_SHORT = 5;

/** Opening a door may take long: a whole service stands behind one, and the machine may have other things to do. */
const OPENING_MS = 900_000;
const LOOK_EVERY_MS = 100;

export interface Fault {
  fault: string;
  input: Uint8Array;
}

export interface Watching extends Omit<Order, 'memory'> {
  onKept?: (input: Uint8Array) => void;
  onFault?: (fault: Fault) => void;
  /** Called some times a second with what was tried since the call before. */
  onPace?: (tried: number, found: Found) => void;
}

/**
 * Lets a thread try inputs at a door and stops it where one hangs, swells or kills it; another then goes on with other draws
 * for what is left. Answers how many were tried.
 */
export async function watch({ onKept, onFault, onPace, ...order }: Watching): Promise<number> {
  const endMs = performance.now() + order.seconds * 1000;
  let { seed } = order;
  let tried = 0;
  let kept = order.kept;
  for (;;) {
    const desk = new Desk();
    const leftS = (endMs - performance.now()) / 1000;
    if (leftS <= 0 || tried >= order.inputs) return tried;
    const before = tried;
    const fault = await oneThread(
      { ...order, kept, seed, memory: desk.memory, seconds: leftS, inputs: order.inputs - tried },
      desk,
      {
        hear: (word) => {
          if (word.is === 'kept') onKept?.(word.input);
          else if (word.is === 'fault') onFault?.(word);
        },
        look: () => {
          onPace?.(before + desk.done - tried, desk.found);
          tried = before + desk.done;
        },
      },
    );
    if (fault === null) return tried;
    if (desk.turn === 0) throw new Error(`The door ${order.door} does not open. ${fault}`);
    onFault?.({ fault, input: desk.input });
    kept = kept.filter((one) => Buffer.compare(one, desk.input) !== 0); // or the next thread would end as this one did
    seed += 7_919;
  }
}

interface Ears {
  hear: (word: Word) => void;
  look: () => void;
}

/** null: it came to its end; else what ended it. */
async function oneThread(order: Order, desk: Desk, { hear, look }: Ears): Promise<string | null> {
  const worker = new Worker(new URL('./at-the-door.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: BOUNDS.heapMib },
  });
  const state: { ended: string | null | undefined } = { ended: undefined };
  worker.on('message', (word: Word) => {
    if (word.is === 'end') state.ended = null;
    else hear(word);
  });
  worker.on('error', (error: Error & { code?: string }) => {
    state.ended ??=
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? `It takes more than ${BOUNDS.heapMib} MiB of heap.`
        : `It ends the thread: ${error.name}: ${error.message.slice(0, 200)}`;
  });
  worker.on('exit', () => (state.ended = state.ended === undefined ? 'It ends the thread.' : state.ended));
  const hangMs = BOUNDS.hangMs * (order.reach ? 1 : PATIENCE_OF_SHORT);
  let turn = -1;
  let sinceMs = performance.now();
  let busySinceMs = busyMs();
  while (state.ended === undefined) {
    await wait(LOOK_EVERY_MS);
    look();
    const nowMs = performance.now();
    if (desk.turn !== turn) [turn, sinceMs, busySinceMs] = [desk.turn, nowMs, busyMs()];
    const isAtOne = turn % 2 === 1;
    const isBusy = isAtOne && busyMs() - busySinceMs > hangMs;
    if (isBusy) state.ended ??= `It takes more than ${hangMs} ms.`;
    else if (nowMs - sinceMs > (isAtOne ? BOUNDS.waitMs : OPENING_MS))
      state.ended ??= 'It waits and does not end.';
    else if (isAtOne && process.memoryUsage.rss() > BOUNDS.processMib * 2 ** 20)
      state.ended ??= `The process takes more than ${BOUNDS.processMib} MiB.`;
  }
  await worker.terminate();
  look();
  return state.ended;
}

/** Of the processor, by this process. */
function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
