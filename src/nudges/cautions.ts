import { KIND_FACTS } from '#src/advice/kind-facts';
import { type Kind, KINDS } from '#src/advice/kinds';

/** Cautions, and what only its reading tells from one: where it lies it can be opened, and nothing else. */
export function mayBeCaution(kind: Kind): boolean {
  const { isCaution, reach } = KIND_FACTS[kind];
  return isCaution || reach === 'quiet-push';
}

export const MAY_BE_CAUTIONS: readonly Kind[] = KINDS.filter(mayBeCaution);
