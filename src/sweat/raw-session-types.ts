import type { SessionKind } from '#src/sweat/calibration';
import type { MissingInput } from '#src/sweat/interval';

/** A leg of a session before anything of the person's own sweating is known. */
export interface RawLeg extends SessionKind {
  lengthMin: Float64Array;
  /** Skin sweat in each minute, litres, and all of it. */
  sweatL: Float64Array;
  totalL: number;
  /** Mass lost beside sweat, kg. */
  nonSweatKg: number;
  /** Parts of the spread, as `SpreadParts` names them. */
  metabolicSigma: number;
  lnModelRatio: number;
  missing: MissingInput[];
  airSdC: number;
  otherSigma: number;
}

/**
 * All of an estimate that does not depend on the personal factor. With it `personalEstimate` answers what the whole
 * calculation would, digit for digit, without the streams and the heat balance of every minute.
 */
export interface RawSession {
  legs: RawLeg[];
  heatDays: number;
  /** Reasons for the grade, as for somebody who never weighed in. */
  reasons: string[];
}
