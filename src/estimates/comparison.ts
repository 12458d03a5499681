import type { SessionKind } from '#src/sweat/calibration';
import { mainLeg, surroundingsSigma } from '#src/sweat/raw-session';
import type { RawLeg, RawSession } from '#src/sweat/raw-session-types';

/** What a weighing of a session is compared with: what the model says without knowing the person, and how surely. */
export interface Comparison extends SessionKind {
  /** Skin sweat, litres, above 0. */
  rawL: number;
  nonSweatKg: number;
  durationMin: number;
  /** Spread by effort, models and surroundings, ln units. */
  metabolicSigma: number;
  lnModelRatio: number;
  otherSigma: number;
}

/** null where nothing was sweated: then a weighing says nothing of the person. */
export function comparisonOf(raw: RawSession): Comparison | null {
  const { legs } = raw;
  const rawL = sum(legs, ({ totalL }) => totalL);
  if (!(rawL > 0)) return null;
  const { sport, indoor, airC } = mainLeg(raw);
  const mean = (of: (leg: RawLeg) => number) => sum(legs, (leg) => (leg.totalL / rawL) * of(leg));
  return {
    sport,
    indoor,
    airC,
    rawL,
    nonSweatKg: sum(legs, ({ nonSweatKg }) => nonSweatKg),
    durationMin: sum(legs, ({ lengthMin }) => lengthMin.reduce((total, length) => total + length, 0)),
    metabolicSigma: mean(({ metabolicSigma }) => metabolicSigma),
    lnModelRatio: mean(({ lnModelRatio }) => lnModelRatio),
    otherSigma: mean(surroundingsSigma),
  };
}

function sum(legs: readonly RawLeg[], of: (leg: RawLeg) => number): number {
  return legs.reduce((total, leg) => total + of(leg), 0);
}
