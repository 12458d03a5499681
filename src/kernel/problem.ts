/**
 * What went wrong, in a word that decides the HTTP status, whether a job is tried again, and how loudly it is
 * logged: `broken` is our own fault, `transient` may pass by itself, the rest are for the caller to mend.
 */
export type ProblemKind =
  'invalid' | 'unauthorised' | 'forbidden' | 'missing' | 'conflict' | 'too-many' | 'transient' | 'broken';

/** An error that is a sentence a person can act on. Never holds a secret, a weight, a heart rate, a place or an e-mail. */
export abstract class Problem extends Error {
  abstract readonly kind: ProblemKind;
  /** Stable and dotted, room first: `sessions.file-unreadable`. Texts in locales/ hang on it. */
  abstract readonly code: string;
  /** Values for the localised text of `code`. */
  readonly details: Record<string, string | number> = {};
}

/** A problem of which there are several, each with a code of its own. */
export abstract class CodedProblem extends Problem {
  constructor(
    readonly code: string,
    says: string,
    override readonly details: Record<string, string | number> = {},
  ) {
    super(says);
  }
}
