import type { DaySpan, PlannedThere } from '#src/connect/arrival.port';
import type { Tx } from '#src/database/transaction';

/** Where what stands in athletes' calendars elsewhere is written down. */
export abstract class PlanBook {
  /** All that a brand's calendar has for some days: what it no longer has goes, what is as it was stays untouched. */
  abstract take(
    tx: Tx,
    from: { athleteId: string; brand: string },
    days: DaySpan,
    plans: readonly PlannedThere[],
  ): Promise<void>;
  /** The link is over: nothing would follow the calendar any more. */
  abstract forget(tx: Tx, from: { athleteId: string; brand: string }): Promise<void>;
}
