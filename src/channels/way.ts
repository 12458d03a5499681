import type { Delivery } from '#src/channels/delivery.entity';
import type { Wording } from '#src/channels/wording.port';
import type { Tx } from '#src/database/transaction';
import type { Problem } from '#src/kernel/problem';

/** `gone`: nobody is there any more; `removed`: its owner took it away, or switched it off. */
export type Carried = 'sent' | 'gone' | 'removed';

/** What is remembered of where messages go. */
export interface Targets {
  went(tx: Tx, id: string): Promise<void>;
  failed(tx: Tx, id: string, code: string): Promise<void>;
  /** Nobody is there any more. */
  lost(tx: Tx, id: string): Promise<void>;
  /** It said no for good. */
  refused(tx: Tx, id: string, problem: Problem): Promise<void>;
}

/** How a message gets somewhere. */
export interface Way {
  readonly targets: Targets;
  /** Slow: outside a transaction. */
  carry(delivery: Delivery, wording: Wording): Promise<Carried>;
}
