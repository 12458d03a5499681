import type { Chance } from './chance.js';

/** No input grows beyond this, bytes: what no limit stops is as bad at a megabyte as at a gigabyte. */
export const MOST_INPUT_BYTES = 1024 * 1024;

/** A way in for what others wrote. */
export interface Door {
  /** Inputs in order, that are changed. */
  readonly seeds: readonly Uint8Array[];
  /** Another input made of `input`. */
  mutate(input: Uint8Array, chance: Chance): Uint8Array;
  /**
   * Hands it in. Answers in a word what became of it, refusals by their code: a new word says that the input came where none
   * was before. Throws where it was neither refused in words nor taken in whole.
   */
  knock(input: Uint8Array): string | Promise<string>;
  /** Called after each input, and may take its time. */
  between?(): Promise<void>;
  close?(): Promise<void>;
}

/** What a door must never do, in a sentence. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}
