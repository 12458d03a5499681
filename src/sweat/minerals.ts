import { product, splitLogNormal } from '#src/sweat/correlated-sum';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';
import { magnesiumMgPerL } from '#src/sweat/magnesium';
import type { MagnesiumFacts } from '#src/sweat/magnesium';

export const MINERALS = ['magnesium', 'sodium', 'potassium', 'calcium', 'chloride', 'iron', 'zinc'] as const;

export type Mineral = (typeof MINERALS)[number];

/** Minerals whose concentration is told by one median and one spread. */
type Plain = Exclude<Mineral, 'magnesium' | 'zinc'>;

const MG_PER_MMOL = { sodium: 22.99, chloride: 35.45, potassium: 39.1, calcium: 40.08 };

/** Whole-body sodium, mmol/L: predicted 35.9 ± 10.4 in 506 athletes. [Baker2016] */
const SODIUM_MMOL_L = 35;
/** Chloride follows sodium, mmol for mmol. [own, from Baker2019] */
const CHLORIDE_PER_SODIUM = 0.87;

/**
 * Nine in ten: sodium 21 to 57 mmol/L [Baker2016], potassium 3.3 to 7.5 [Montain2007], calcium 0.26 to 1.6 [Baker2011]
 * [Montain2007], iron 0.04 to 0.5 mg/L [Montain2007] [Lamanca1988]. How the spread divides between person and day is
 * our own judgement: the day's part is 0.15 where skin hardly matters, 0.25 where cells and dirt on it do.
 */
const CONCENTRATIONS: Record<Plain, SplitLogNormal> = {
  sodium: concentration(SODIUM_MMOL_L * MG_PER_MMOL.sodium, 0.3, 0.15),
  chloride: concentration(CHLORIDE_PER_SODIUM * SODIUM_MMOL_L * MG_PER_MMOL.chloride, 0.3, 0.15),
  potassium: concentration(5 * MG_PER_MMOL.potassium, 0.25, 0.15),
  calcium: concentration(0.65 * MG_PER_MMOL.calcium, 0.55, 0.25),
  iron: concentration(0.15, 0.75, 0.25),
};

/** Zinc falls once the first sweat has washed the skin: 0.66 mg/L in the first hour, then 0.38 and 0.36. [Montain2007] */
const ZINC = { firstHourMgPerL: 0.6, laterMgPerL: 0.35, sigma: 0.5, ownSigma: 0.25 };

export interface SweatLost {
  /** Skin sweat, litres. */
  litres: SplitLogNormal;
  /** Share of it lost in the first hour, 0 to 1: 1 for a session of an hour or less. */
  firstHourShare: number;
  magnesium: MagnesiumFacts;
}

/** What each mineral's loss in one session may be, mg. Litres and concentrations are taken as independent. [own] */
export function mineralsMg(sweat: SweatLost): Record<Mineral, SplitLogNormal> {
  const losses = {} as Record<Mineral, SplitLogNormal>;
  for (const mineral of MINERALS) losses[mineral] = product(sweat.litres, mgPerL(mineral, sweat));
  return losses;
}

/** A mineral's concentration in the sweat of a session, mg/L. */
export function mgPerL(mineral: Mineral, sweat: Omit<SweatLost, 'litres'>): SplitLogNormal {
  if (mineral === 'magnesium') return magnesiumMgPerL(sweat.magnesium);
  if (mineral !== 'zinc') return CONCENTRATIONS[mineral];
  const first = Math.min(1, Math.max(0, sweat.firstHourShare));
  const { firstHourMgPerL, laterMgPerL, sigma, ownSigma } = ZINC;
  return concentration(first * firstHourMgPerL + (1 - first) * laterMgPerL, sigma, ownSigma);
}

/** Median mg/L and spread (ln units): all of it, and the part that changes from day to day. */
function concentration(mgPerL: number, sigma: number, ownSigma: number): SplitLogNormal {
  return splitLogNormal(mgPerL, { sharedSigma: Math.sqrt(sigma * sigma - ownSigma * ownSigma), ownSigma });
}
