/** A session weighed before and after. Masses in kg; a kilogram of sweat is a litre. */
export interface WeighIn {
  preKg: number;
  postKg: number;
  /** What was drunk between the weighings; null where nobody knows. */
  drinkKg: number | null;
  foodKg: number;
  urineKg: number;
  stoolKg: number;
  /** Respired water and carbon: mass the scale sees go that is not sweat, from the session's energy. */
  nonSweatKg: number;
  /** Between the weighings, minutes. */
  durationMin: number;
  /** Error of one reading of the scale, one standard deviation; 0.05 to 0.1 for a good bathroom scale. */
  scaleSdKg: number;
  /** The smallest step the scale shows. */
  scaleStepKg: number;
  /** Weighed in the kit trained in, which keeps sweat. */
  clothed: boolean;
  /** Dried off before the second weighing: sweat that hangs on the skin still weighs. */
  towelled: boolean;
  /** The drink was judged by eye and not weighed or read off the bottle. */
  drinkEstimated: boolean;
}

/** Why a test is refused. */
export type Refusal =
  | 'absurd-weights'
  | 'too-short'
  | 'too-long'
  | 'drink-missing'
  | 'scale-too-coarse'
  | 'rate-too-low'
  | 'rate-too-high'
  | 'too-uncertain';

/** What to know of a test: why it counts for less, or that more was drunk than lost. */
export type Caution = 'clothed' | 'not-towelled' | 'drink-estimated' | 'gained';

export interface SweatTest {
  /** Skin sweat, litres; may be negative in a refused test, and NaN where it cannot be computed. */
  litres: number;
  /** One standard deviation, litres. */
  sdL: number;
  rateLPerH: number;
  accepted: boolean;
  refusals: Refusal[];
  cautions: Caution[];
}

/** What a weigh-in must be to teach something. [own, after Cheuvront2017 and Baker2017] */
const ACCEPTED = {
  durationMin: { from: 30, to: 180 },
  rateLPerH: { from: 0.15, to: 4 },
  scaleStepKg: 0.1,
  /** Standard deviation over loss. */
  relativeSd: 0.4,
};

/** What sweat in the clothes or on the skin, or a drink judged by eye, adds to the error, kg each. [own, after Baker2017] */
const BLUR_KG = 0.1;

/**
 * Sweat from two weighings: mass lost, and what came in, less what left otherwise. The two readings of the scale are
 * independent errors. Refuses, with every reason, what would teach the athlete's factor something false. [Cheuvront2017]
 */
export function sweatTest(weighIn: WeighIn): SweatTest {
  const { preKg, postKg, drinkKg, foodKg, urineKg, stoolKg, nonSweatKg, durationMin } = weighIn;
  const litres = preKg - postKg + (drinkKg ?? NaN) + foodKg - urineKg - stoolKg - nonSweatKg;
  const blurs: Caution[] = [];
  if (weighIn.clothed) blurs.push('clothed');
  if (!weighIn.towelled) blurs.push('not-towelled');
  if (weighIn.drinkEstimated) blurs.push('drink-estimated');
  const sdL = Math.hypot(weighIn.scaleSdKg, weighIn.scaleSdKg, ...blurs.map(() => BLUR_KG));
  const rateLPerH = (litres / durationMin) * 60;

  const refusals = refusalsOf(weighIn, { litres, sdL, rateLPerH });
  // It blurs nothing, but is worth a word: whom not even what they ate makes as heavy as that drank more than they lost.
  const drankMore = (drinkKg ?? 0) > 0 && postKg - preKg > foodKg;
  const cautions: Caution[] = drankMore ? [...blurs, 'gained'] : blurs;
  return { litres, sdL, rateLPerH, accepted: refusals.length === 0, refusals, cautions };
}

function refusalsOf(weighIn: WeighIn, found: Pick<SweatTest, 'litres' | 'sdL' | 'rateLPerH'>): Refusal[] {
  const { preKg, postKg, drinkKg, foodKg, urineKg, stoolKg, nonSweatKg, scaleSdKg, scaleStepKg } = weighIn;
  const sensible = [drinkKg ?? 0, foodKg, urineKg, stoolKg, nonSweatKg, scaleSdKg, scaleStepKg];
  const areWeights = [preKg, postKg].every((kg) => kg >= 20 && kg <= 300);
  if (!areWeights || !sensible.every((kg) => kg >= 0 && kg <= 20)) return ['absurd-weights'];

  const refusals: Refusal[] = [];
  const check = (isWrong: boolean, refusal: Refusal) => isWrong && refusals.push(refusal);
  const { durationMin, rateLPerH } = ACCEPTED;
  check(!(weighIn.durationMin >= durationMin.from), 'too-short');
  check(weighIn.durationMin > durationMin.to, 'too-long');
  check(scaleStepKg > ACCEPTED.scaleStepKg, 'scale-too-coarse');
  check(drinkKg === null, 'drink-missing');
  // Without the drink or the time nothing was measured, and the rest would only repeat that.
  if (drinkKg === null || !(weighIn.durationMin > 0)) return refusals;
  check(found.rateLPerH < rateLPerH.from, 'rate-too-low');
  check(found.rateLPerH > rateLPerH.to, 'rate-too-high');
  check(found.sdL > ACCEPTED.relativeSd * found.litres, 'too-uncertain');
  return refusals;
}
