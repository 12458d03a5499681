import type { Tx } from '#src/database/transaction';

/** Where what was said of sessions is written down. It must not outlive what it was made of. */
export abstract class SaidWords {
  /** Sessions that are no more. */
  abstract forget(tx: Tx, sessionIds: readonly string[]): Promise<void>;
  /** What only the owner may see of them, or of a person, is no more: what was made of it goes with it. */
  abstract forgetOwnerOnly(
    tx: Tx,
    whose: { athleteId: string; sessionIds: readonly string[] | 'any' },
  ): Promise<void>;
  /** Sessions that became part of others, by id: what was said of one was said of the workout. */
  abstract carry(tx: Tx, heirs: ReadonlyMap<string, string>): Promise<void>;
}
