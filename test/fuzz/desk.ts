import { MOST_INPUT_BYTES } from './door.js';

/** What the thread at a door and whoever watches it both see: places in `counts`. */
const TURN = 0;
const LENGTH = 1;
const DONE = 2;
const KEPT = 3;
const WORDS = 4;
const BLOCKS = 5;
const COUNTS_BYTES = 64;

export interface Found {
  kept: number;
  words: number;
  blocks: number;
}

/**
 * Memory of two threads: which input is being tried, and how many were. A thread that hangs or dies cannot say anything
 * any more, and what it was given lies here.
 */
export class Desk {
  readonly #counts: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(readonly memory = new SharedArrayBuffer(COUNTS_BYTES + MOST_INPUT_BYTES)) {
    this.#counts = new Int32Array(memory, 0, COUNTS_BYTES / 4);
    this.#bytes = new Uint8Array(memory, COUNTS_BYTES);
  }

  /** An odd turn is one that is under way. */
  get turn(): number {
    return this.#at(TURN);
  }

  get done(): number {
    return this.#at(DONE);
  }

  /** Inputs that are kept to be changed further, different answers heard, blocks of code reached. */
  get found(): Found {
    return { kept: this.#at(KEPT), words: this.#at(WORDS), blocks: this.#at(BLOCKS) };
  }

  set found({ kept, words, blocks }: Found) {
    Atomics.store(this.#counts, KEPT, kept);
    Atomics.store(this.#counts, WORDS, words);
    Atomics.store(this.#counts, BLOCKS, blocks);
  }

  get input(): Uint8Array {
    return this.#bytes.slice(0, this.#at(LENGTH));
  }

  begin(input: Uint8Array): void {
    this.#bytes.set(input);
    Atomics.store(this.#counts, LENGTH, input.length);
    Atomics.add(this.#counts, TURN, 1);
  }

  end(): void {
    Atomics.add(this.#counts, DONE, 1);
    this.endUncounted();
  }

  /** Of an input that was tried before. */
  endUncounted(): void {
    Atomics.add(this.#counts, TURN, 1);
  }

  #at(place: number): number {
    return Atomics.load(this.#counts, place);
  }
}
