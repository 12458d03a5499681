import type { Language } from '#src/words/words';

/** Letters of one kind that go to somebody, found by the link that came with one. */
export interface Stoppable {
  language: Language;
  stop(): Promise<void>;
}

/** Letters that are of no theme of words: whoever writes them knows the links that stop them. */
export abstract class OtherLetters {
  /** null: the link is none of theirs, or whoever it was written to is gone. */
  abstract whose(token: string): Promise<Stoppable | null>;
}
