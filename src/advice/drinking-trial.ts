import { FASTEST_L_PER_H, fluidAfter, mostByPlanL } from '#src/advice/fluid';
import { type Draws, type MadeAthlete, makeAthlete } from '#src/advice/made-athletes';
import { afterExchange, type BodyWater, LOW_SODIUM_MMOL_L } from '#src/advice/plasma-sodium';

/** How somebody drinks in a session and in the hours after it. */
export interface Drinking {
  /** Litres an hour in the session, thirsty or not. */
  byPlanLPerH: number;
  /** Litres after it, thirsty or not; `drunkL` was drunk in it. */
  afterL: (drunkL: number) => number;
  /** Whenever they are thirsty, beside that. */
  byThirst: boolean;
  /** A meal with salt after the session, as advised with every amount. */
  eats: boolean;
}

/** How many of so many people fell below 135 mmol/L. */
export interface TrialResult {
  athletes: number;
  /** Shares of all: whatever they had drunk, and because of what they drank. */
  low: number;
  lowBecause: number;
}

export const WAYS = ['nothing', 'advice', 'all-of-the-estimate', 'watch'] as const;
export type Way = (typeof WAYS)[number];

const NOTHING: Drinking = { byPlanLPerH: 0, afterL: () => 0, byThirst: false, eats: false };

/**
 * The most that the advice in force allows: as much as thirst asks, also half of the least that is likely sweated where it
 * asks for less; and after it the most that a message could name, for the next session is always near.
 */
function asAdvised({ estimate, hours }: MadeAthlete): Drinking {
  const durationMin = hours * 60;
  const facts = { sweatL: estimate, durationMin, isNextWithinDay: true, noTarget: null };
  return {
    byPlanLPerH: mostByPlanL(estimate, durationMin) / hours,
    afterL: (drunkL) => fluidAfter({ ...facts, drunkL }).amount?.highL ?? 0,
    byThirst: true,
    eats: true,
  };
}

const DRINKING: Record<Way, (athlete: MadeAthlete) => Drinking> = {
  nothing: () => NOTHING,
  advice: asAdvised,
  'all-of-the-estimate': ({ estimate, hours }) => ({
    ...NOTHING,
    byPlanLPerH: Math.exp(estimate.mu) / hours,
  }),
  watch: ({ watchL, hours }) => ({ ...NOTHING, byPlanLPerH: watchL / hours }),
};

/** Made athletes, each of whom does the same session once in every way of drinking, as [Montain2006] varied it one by one. */
export function drinkingTrial(athletes: number, draws: Draws): Record<Way, TrialResult> {
  const low = { nothing: 0, advice: 0, 'all-of-the-estimate': 0, watch: 0 };
  const because = { ...low };
  for (let i = 0; i < athletes; i++) {
    const athlete = makeAthlete(draws);
    const wouldBeLow = isLow(athlete, NOTHING);
    for (const way of WAYS) {
      if (!isLow(athlete, DRINKING[way](athlete))) continue;
      low[way]++;
      if (!wouldBeLow) because[way]++;
    }
  }
  const share = (count: number) => count / athletes;
  return Object.fromEntries(
    WAYS.map((way) => [way, { athletes, low: share(low[way]), lowBecause: share(because[way]) }]),
  ) as Record<Way, TrialResult>;
}

function isLow(athlete: MadeAthlete, drinking: Drinking): boolean {
  return lowestSodium(athlete, drinking).mmolL < LOW_SODIUM_MMOL_L;
}

/** A quarter of an hour. */
const STEP_H = 0.25;
const AFTER_H = 6;
/** A meal is taken up within so many hours. */
const MEAL_H = 4;
/** Sodium and potassium of urine the kidneys must make, and of the water they may pass, mmol/L. [own, after Shirreffs1996] */
const URINE_MMOL_L = 120;
const WATER_MMOL_L = 20;
/** What kidneys can pass as water, L/h: in exercise, and at rest. They begin where sodium is this far down, mmol/L. [own] */
const PASSED_L_PER_H = { moving: 0.25, resting: 0.6 };
const PASSING_FROM = 0.5;
/** About what the plasma's sodium moves by, for each litre of water in a litre of body. */
const MMOL_A_SHARE = 160;

/** Plasma sodium where it is lowest, in the session and six hours after it, and what was passed as urine by then. */
export function lowestSodium(
  athlete: MadeAthlete,
  drinking: Drinking,
): { mmolL: number; urineAfterL: number; drunkL: number } {
  const start = athlete.sodiumMmolL;
  let body: BodyWater = { litres: athlete.bodyWaterL, sodiumMmolL: start };
  let [lowest, drunkL, urineAfterL] = [start, 0, 0];
  const step = (drinkL: number, { sweatL, mealMmol, pace }: Step) => {
    const spareL = ((start - PASSING_FROM - body.sodiumMmolL) * body.litres) / MMOL_A_SHARE;
    const passedL = athlete.keepsWater ? 0 : clamp(spareL, 0, PASSED_L_PER_H[pace] * STEP_H);
    const urineL = athlete.urineLPerH * STEP_H;
    const lostMmol = sweatL * athlete.sweatMmolL + urineL * URINE_MMOL_L + passedL * WATER_MMOL_L;
    body = afterExchange(body, {
      waterL: drinkL - sweatL - urineL - passedL,
      electrolytesMmol: mealMmol - lostMmol,
    });
    if (body.sodiumMmolL < lowest) lowest = body.sodiumMmolL;
    drunkL += drinkL;
    if (pace === 'resting') urineAfterL += urineL + passedL;
  };
  const thirstL = () => {
    if (!drinking.byThirst) return 0;
    const wantedL = ((body.sodiumMmolL - start + athlete.thirstEndsBelow) * body.litres) / MMOL_A_SHARE;
    return clamp(wantedL, 0, FASTEST_L_PER_H * STEP_H);
  };
  const plannedL = drinking.byPlanLPerH * STEP_H;
  const sweatL = (athlete.sweatL / athlete.hours) * STEP_H;
  const moving: Step = { sweatL, mealMmol: 0, pace: 'moving' };
  for (let hour = 0; hour < athlete.hours; hour += STEP_H) step(clamp(thirstL(), plannedL, Infinity), moving);
  let leftL = drinking.afterL(drunkL);
  for (let hour = 0; hour < AFTER_H; hour += STEP_H) {
    const drinkL = leftL > 0 ? clamp(leftL, 0, FASTEST_L_PER_H * STEP_H) : thirstL();
    leftL -= drinkL;
    const mealMmol = drinking.eats && hour < MEAL_H ? (athlete.mealMmol / MEAL_H) * STEP_H : 0;
    step(drinkL, { sweatL: 0, mealMmol, pace: 'resting' });
  }
  return { mmolL: lowest, urineAfterL, drunkL };
}

interface Step {
  sweatL: number;
  mealMmol: number;
  pace: 'moving' | 'resting';
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
