import type { Arrival, WebhookRequest } from '#src/connect/arrival.port';
import type { Connector } from '#src/connect/connector.port';
import type { Errand, Grant } from '#src/connect/grant.port';
import type { Fault } from '#simulators/faults';

/** A connector and the stand-in of its brand, as the contract suite plays them. One more brand is one more of these. */
export interface BrandStage {
  connector: Connector;
  /** An athlete who lets us in, all boxes ticked. Each time the same athlete. */
  connect(): Promise<Grant>;
  /** A code or key that the brand never gave out is tried. */
  connectBadly(): Promise<Grant>;
  /** The athlete takes the grant back at the brand, of which nobody tells us. */
  takeBack(grant: Grant): Promise<void> | void;
  /** Workouts that show all the brand can tell, as they come to us; none from a brand that has none. */
  arrivals(errand: Errand): Promise<Arrival[]>;
  /** Notices as the brand sends them, at least one; none from a brand that sends none. */
  notices(grant: Grant): Promise<WebhookRequest[]>;
  goWrong(fault: Fault): void;
  /** Calls the real brand would have refused. */
  failures(): { rule: string; says: string }[];
  close(): Promise<void>;
}
