import {
  FASTEST_L_PER_H,
  FOR_SOON,
  LEAST_HOURS,
  LITTLE_L,
  LONG_SESSION_MIN,
  MOST_NAMED_L,
} from '#src/advice/fluid';

/** Two weighings around a session, as they were read off a scale. */
export interface ScaleFacts {
  beforeKg: number;
  afterKg: number;
  /** Between the two; null: nobody told. */
  drunkL: number | null;
  /** Between the two, minutes. */
  minutes: number;
  /** In the kit trained in, which keeps sweat. */
  clothed: boolean;
  isNextWithinDay: boolean;
}

/** What a scale sees go that is no sweat and needs no drink, of somebody who works at 1000 W all the time. [Cheuvront2017] */
const NON_SWEAT_L_PER_H = 0.2;
/** Standard deviation of one reading of a good scale, and of what kit and skin keep, kg. [own, after Baker2017] */
const [SCALE_SD_KG, KIT_SD_KG] = [0.05, 0.1];
/** Standard deviations from the middle to the lowest tenth, and to the lowest quarter. */
const [Z_LEAST, Z_QUARTER] = [1.2815515655446004, 0.6744897501960817];
/** Where the next session is further away food and thirst bring back the rest. [own] */
const OTHERWISE = 0.5;

const BARE_SD_KG = Math.hypot(SCALE_SD_KG, SCALE_SD_KG);
const CLOTHED_SD_KG = Math.hypot(SCALE_SD_KG, SCALE_SD_KG, KIT_SD_KG);

/** All that `fluidByScale` reckons with, for a page that does the same where nobody can be asked. */
export const SCALE_RULE = {
  nonSweatLPerH: NON_SWEAT_L_PER_H,
  leastErrorL: { bare: Z_LEAST * BARE_SD_KG, clothed: Z_LEAST * CLOTHED_SD_KG },
  quarterErrorL: { bare: Z_QUARTER * BARE_SD_KG, clothed: Z_QUARTER * CLOTHED_SD_KG },
  shareSoon: FOR_SOON,
  shareOtherwise: OTHERWISE,
  mostL: MOST_NAMED_L,
  littleL: LITTLE_L,
  longMin: LONG_SESSION_MIN,
  usualLPerH: FASTEST_L_PER_H / 2,
  leastHours: LEAST_HOURS,
};

/**
 * `gained`: more came in than went out, and drinking on would be too much. `thirst`: drinking when thirsty and the next
 * meal do.
 */
export type ScaleWord =
  | { say: 'gained' | 'thirst' }
  /** Litres, from the low side of what was lost. */
  | { say: 'amount'; lowL: number; highL: number; overHours: number };

/**
 * What to drink after two weighings, to be said at once, for people who may be named an amount. As after a session that
 * was estimated it is named from the low side and never above it; what was drunk counts into it.
 */
export function fluidByScale(facts: ScaleFacts): ScaleWord {
  const { beforeKg, afterKg, minutes, clothed, isNextWithinDay } = facts;
  const rule = SCALE_RULE;
  if (afterKg > beforeKg) return { say: 'gained' };
  if (minutes > rule.longMin) return { say: 'thirst' };
  const drunkL = facts.drunkL ?? 0;
  const lostL = beforeKg - afterKg + drunkL;
  const sweatL = lostL - (rule.nonSweatLPerH * minutes) / 60;
  const how = clothed ? 'clothed' : 'bare';
  const leastL = sweatL - rule.leastErrorL[how] - drunkL;
  const quarterL = sweatL - rule.quarterErrorL[how] - drunkL;
  const share = isNextWithinDay ? rule.shareSoon : rule.shareOtherwise;
  const highL = Math.min(share * leastL, quarterL, rule.mostL);
  if (highL < rule.littleL) return { say: 'thirst' };
  const lowL = Math.min(leastL, highL / 2);
  return {
    say: 'amount',
    lowL,
    highL,
    overHours: Math.max(rule.leastHours, Math.ceil(highL / rule.usualLPerH)),
  };
}
