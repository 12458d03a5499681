import { KIND_FACTS } from '#src/advice/kind-facts';
import { type Kind, KINDS } from '#src/advice/kinds';

/** Cautions, and what only its reading tells from one: where it lies it can be opened, and nothing else. */
export function mayBeCaution(kind: Kind): boolean {
  const { isCaution, reach } = KIND_FACTS[kind];
  return isCaution || reach === 'quiet-push';
}

/**
 * What may turn out to be urgent only when it is read: it stands in the app at once, at any hour, and only the phone waits.
 * All of its kind do, and what its reading says moves nothing: rows, moments and pushes that differed would tell which it is.
 */
export function isShownAtOnce(kind: Kind): boolean {
  return kind === 'lab-value';
}

export const MAY_BE_CAUTIONS: readonly Kind[] = KINDS.filter(mayBeCaution);
