import { quantile, type LogNormal } from '#src/sweat/distribution';

/** What is known of a session's water when somebody has done it. */
export interface FluidFacts {
  /** Skin sweat, litres. What else a scale sees go comes back as the body burns its food, and needs no drink. */
  sweatL: LogNormal;
  /** Litres drunk on the way; null: nobody told. */
  drunkL: number | null;
  durationMin: number;
  isNextWithinDay: boolean;
  /** Why this person is named no amount, whatever they sweated. */
  noTarget: NoTarget | null;
}

/** `doctor`: an illness or a medicine with which a doctor decides about fluid. */
export type NoTarget = 'doctor' | 'expecting' | 'not-of-age';

/** Why no amount is named: drinking when thirsty and ordinary meals do. */
export type WithoutAmount = NoTarget | 'time-enough' | 'long-session' | 'little-left';

export type FluidWord =
  | { amount: null; why: WithoutAmount }
  | {
      /** Litres, from the low side of what may have been sweated. */
      amount: { lowL: number; highL: number; overHours: number };
      /** What was drunk on the way is not known and counts into the amount. */
      countsWhatWasDrunk: boolean;
    };

/** Of the least that was likely lost so much is drunk where the next session is near, for some passes through. [Thomas2016] [DGE2020] */
export const FOR_SOON = 1.5;
/** No message names more. The drafts had 1.5 L; 1 L is what a million made athletes bear. [own] */
export const MOST_NAMED_L = 1;
/** After a longer one too much depends on what was eaten and drunk on the way: then thirst and a meal. [own] */
export const LONG_SESSION_MIN = 180;
/** Less is not worth naming, litres. [own] */
export const LITTLE_L = 0.25;
/** Nobody is to drink faster, L/h. [Thomas2016] */
export const FASTEST_L_PER_H = 0.8;
export const LEAST_HOURS = 2;

/**
 * What to drink after a session. An amount is named only where the next session is within a day, and from the low side of
 * the estimate, for whoever sweated less than the middle would be told to drink more than they lost.
 */
export function fluidAfter(facts: FluidFacts): FluidWord {
  const { sweatL, drunkL, durationMin, isNextWithinDay, noTarget } = facts;
  if (noTarget) return { amount: null, why: noTarget };
  if (durationMin > LONG_SESSION_MIN) return { amount: null, why: 'long-session' };
  if (!isNextWithinDay) return { amount: null, why: 'time-enough' };
  const drunk = drunkL ?? 0;
  const least = quantile(sweatL, 0.1);
  // With what was drunk before never above the lower quarter: in all but a few no weight is gained.
  const highL = Math.min(FOR_SOON * (least - drunk), quantile(sweatL, 0.25) - drunk, MOST_NAMED_L);
  if (highL < LITTLE_L) return { amount: null, why: 'little-left' };
  const lowL = Math.max(0, Math.min(least - drunk, highL / 2));
  const overHours = Math.max(LEAST_HOURS, Math.ceil(highL / (FASTEST_L_PER_H / 2)));
  return { amount: { lowL, highL, overHours }, countsWhatWasDrunk: drunkL === null };
}

/** Who drinks by a plan rather than by thirst stays below this, litres: half of the least that is likely sweated. [own] */
export function mostByPlanL(sweatL: LogNormal, durationMin: number): number {
  return Math.min(quantile(sweatL, 0.1) / 2, (FASTEST_L_PER_H * durationMin) / 60);
}

/** One stretch of a session to come. */
export interface Stretch {
  /** When it ends, hours from the start. */
  endH: number;
  /** Sweat from the start to then, litres, at the lower end of what is likely. */
  leastL: number;
}

/**
 * The same ceiling on the way: how much at most who drinks by a plan has drunk by the end of each stretch, litres from the
 * start. It never falls, and at the end it is that of the whole session.
 */
export function mostOnTheWayL(stretches: readonly Stretch[]): number[] {
  return stretches.map(({ endH, leastL }) => Math.min(leastL / 2, FASTEST_L_PER_H * endH));
}
