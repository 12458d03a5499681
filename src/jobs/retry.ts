import { HOUR_MS } from '#src/kernel/clock';
import { Problem, type ProblemKind } from '#src/kernel/problem';

/** Tries given to something that looks like a mistake of ours. */
export const BROKEN_TRIES = 5;
/**
 * Deaths of the process before what it was working on is taken for their cause. Being there is no proof: a machine that
 * is switched off again and again meets whatever takes longest. What does kill has all this done to it within hours.
 */
export const DEADLY_TRIES = 16;
/** Tries given to something that may pass by itself: about two days at the longest wait. */
export const TRANSIENT_TRIES = 60;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = HOUR_MS;

/**
 * Not now, but at a known moment: a brand's request budget is spent until then. No try is counted, and no worker waits.
 */
export abstract class Postponed extends Problem {
  readonly kind = 'transient';

  constructor(
    sentence: string,
    readonly until: Date,
  ) {
    super(sentence);
  }
}

export type AfterFailure = { again: { inMs: number } } | { again: null };

/** What becomes of a fact whose handler has now failed `attempts` times. A fault in the fact itself never mends by waiting. */
export function afterFailure(kind: ProblemKind, attempts: number): AfterFailure {
  const tries =
    kind === 'transient' || kind === 'too-many' ? TRANSIENT_TRIES : kind === 'broken' ? BROKEN_TRIES : 1;
  if (attempts >= tries) return { again: null };
  return { again: { inMs: waitAfter(attempts) } };
}

/**
 * What becomes of a fact over which the process has died `crashes` times. After the first it is not even a suspect, as
 * others were in hand as well; from the second on it was alone, and the others have their time before it comes again.
 */
export function afterCrash(crashes: number): AfterFailure {
  if (crashes >= DEADLY_TRIES) return { again: null };
  return { again: { inMs: crashes < 2 ? 0 : waitAfter(crashes - 1) } };
}

function waitAfter(times: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (times - 1), LONGEST_WAIT_MS);
}

export function kindOf(error: unknown): ProblemKind {
  return error instanceof Problem ? error.kind : 'broken';
}

/**
 * Why, in words that are safe to keep: a Problem's own sentence, but only the name of an error that is not ours,
 * whose message may quote what it stumbled over.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.name : 'unknown';
}
