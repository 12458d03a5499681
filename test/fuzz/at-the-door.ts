import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { Chance } from './chance.js';
import { Desk } from './desk.js';
import { type Door, MOST_INPUT_BYTES } from './door.js';
import { DOORS } from './doors.js';
import { TOGETHER, together } from './together.js';
import { smaller } from './smaller.js';
import { faultOf } from './fault.js';
import { Reached } from './reached.js';

/** What a thread at a door is told. */
export interface Order {
  door: string;
  memory: SharedArrayBuffer;
  seed: number;
  /** How many new inputs are tried. */
  inputs: number;
  /** For how long at most. */
  seconds: number;
  /** Tried first as they are, and changed further. */
  kept: Uint8Array[];
  /** Whether to ask V8 which code was reached: it costs some of the pace. */
  reach: boolean;
}

/** What it tells. */
export type Word =
  { is: 'fault'; fault: string; input: Uint8Array } | { is: 'kept'; input: Uint8Array } | { is: 'end' };

/** Of inputs between two looks at the code they reached, those that are kept where it was new. */
const KEPT_OF_BATCH = 4;
const MOST_POOL = 400;

class AtTheDoor {
  readonly #desk: Desk;
  readonly #chance: Chance;
  readonly #reached = new Reached();
  readonly #words = new Set<string>();
  readonly #faults = new Set<string>();
  readonly #pool: Uint8Array[];
  #batch = 64;
  #lookedMs = performance.now();

  constructor(
    private readonly door: Door,
    private readonly order: Order,
  ) {
    this.#desk = new Desk(order.memory);
    this.#chance = new Chance(order.seed);
    this.#pool = [...door.seeds];
  }

  async run(): Promise<void> {
    const { kept, inputs, seconds, reach } = this.order;
    const endMs = performance.now() + seconds * 1000;
    if (reach) this.#reached.begin();
    for (const input of [...this.door.seeds, ...kept]) if (await this.#isNew(input)) this.#pool.push(input);
    if (reach) this.#reached.news();
    let batch: Uint8Array[] = [];
    for (let left = inputs; left > 0 && performance.now() < endMs; left--) {
      const input = this.#made();
      if (await this.#isNew(input)) this.#keep(input);
      else batch.push(input);
      if (reach && batch.length >= this.#batch) {
        this.#sift(batch);
        batch = [];
      }
    }
    if (reach) this.#reached.close();
  }

  #made(): Uint8Array {
    const { mutate } = this.door;
    let input = mutate(this.#chance.pick(this.#pool), this.#chance);
    for (let more = this.#chance.few(3) - 1; more > 0; more--) input = mutate(input, this.#chance);
    return input.length > MOST_INPUT_BYTES ? input.subarray(0, MOST_INPUT_BYTES) : input;
  }

  /** Whether what became of it was never heard before. */
  async #isNew(input: Uint8Array): Promise<boolean> {
    this.#desk.begin(input);
    const { word, fault } = await this.#tried(input);
    this.#desk.end();
    await this.door.between?.();
    if (fault !== null && !this.#faults.has(fault)) {
      this.#faults.add(fault);
      const small = await smaller(input, async (one) => (await this.#watched(one)) === fault);
      tell({ is: 'fault', fault, input: small });
    }
    if (this.#words.has(word)) return false;
    this.#words.add(word);
    return true;
  }

  async #tried(input: Uint8Array): Promise<{ word: string; fault: string | null }> {
    try {
      return { word: await this.door.knock(input), fault: null };
    } catch (error) {
      const fault = faultOf(error);
      return { word: fault, fault };
    }
  }

  /** Under the eyes of whoever watches, and not counted as another input. */
  async #watched(input: Uint8Array): Promise<string | null> {
    this.#desk.begin(input);
    const { fault } = await this.#tried(input);
    this.#desk.endUncounted();
    return fault;
  }

  /** Looks which code the batch reached. Which input of it did cannot be told: the shortest of them are kept. */
  #sift(batch: readonly Uint8Array[]): void {
    const startMs = performance.now();
    const news = this.#reached.news();
    const tookMs = performance.now() - startMs;
    // Looking takes as long as many inputs do: seldom enough that it costs a small part of the time.
    this.#batch = tookMs * 15 > startMs - this.#lookedMs ? Math.min(this.#batch * 2, 4_096) : this.#batch;
    this.#lookedMs = performance.now();
    if (news === 0) return;
    for (const input of batch.toSorted((one, other) => one.length - other.length).slice(0, KEPT_OF_BATCH))
      this.#keep(input);
  }

  #keep(input: Uint8Array): void {
    if (this.#pool.length < MOST_POOL) this.#pool.push(input);
    else this.#pool[this.door.seeds.length + this.#chance.below(MOST_POOL - this.door.seeds.length)] = input;
    this.#desk.found = { kept: this.#pool.length, words: this.#words.size, blocks: this.#reached.blocks };
    tell({ is: 'kept', input });
  }
}

function tell(word: Word): void {
  parentPort!.postMessage(word);
}

const order = workerData as Order;
const door = await (order.door === TOGETHER ? together() : DOORS[order.door]!({ isShort: !order.reach }));
try {
  await new AtTheDoor(door, order).run();
} finally {
  await door.close?.();
}
tell({ is: 'end' });
