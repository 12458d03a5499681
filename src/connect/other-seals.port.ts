import type { Tx } from '#src/database/transaction';

/** What other rooms keep sealed: it is sealed anew with everything else, before an old key goes. */
export abstract class OtherSeals {
  /** Seals with the newest key what is sealed with another; how many there were. */
  abstract reseal(): Promise<number>;
  abstract needsOldKey(tx: Tx): Promise<boolean>;
}
