import { splitLogNormal } from '#src/sweat/correlated-sum';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';

/** Magnesium, mg/mmol. */
export const MAGNESIUM_MG_PER_MMOL = 24.305;

/**
 * Whole-body sweat magnesium, mmol/L: the geometric mean of three kinds of measurement that disagree, 0.052 (pouch on
 * the back), 0.14 (heat chamber) and 0.40 (whole-body wash-down). [Montain2007] [Beller1975] [Baker2011]
 */
const MEDIAN_MMOL_L = 0.14;

/** How much one session's concentration differs from the person's others, ln units. [own, from the same three] */
export const MAGNESIUM_SESSION_SIGMA = 0.25;

/** What the spread consists of, ln units; together 0.80, so 0.9 to 12.7 mg/L in nine of ten. [own, from the same three] */
const SIGMA = {
  /** Which way of measuring holds the truth: the same for everybody, for ever. */
  method: 0.65,
  person: 0.4,
  session: MAGNESIUM_SESSION_SIGMA,
};

/** Less after a week or more of heat (0.55 to 1.0); ten days took 43 % in arm sweat, part of it from dirty skin. [own, after Chinevere2008] */
const HEAT_ACCLIMATISED = 0.8;

/** A patch reads 48 % above the whole body, and says little of the single person. [Baker2011] */
const PATCH_OVER_WHOLE_BODY = 1.48;
const LABORATORY_SIGMA = { 'whole-body': 0.35, patch: 0.6 };

/** A sweat test of the athlete's own. */
export interface MagnesiumTest {
  method: 'whole-body' | 'patch';
  /** As the laboratory gave it, mmol/L, 0.01 to 2. */
  mmolPerL: number;
}

export interface MagnesiumFacts {
  /** Heat sessions on at least 7 of the last 14 days. */
  heatAcclimatised: boolean;
  test?: MagnesiumTest | null;
}

/** Magnesium in a litre of sweat, mg/L. Sweat rate and duration do not change it. [Montain2007] */
export function magnesiumMgPerL({ heatAcclimatised, test }: MagnesiumFacts): SplitLogNormal {
  const factor = heatAcclimatised ? HEAT_ACCLIMATISED : 1;
  const prior = { ln: Math.log(MEDIAN_MMOL_L * factor), sigma: Math.hypot(SIGMA.method, SIGMA.person) };
  const { ln, sigma } = test ? combined(prior, laboratory(test)) : prior;
  const median = Math.exp(ln) * MAGNESIUM_MG_PER_MMOL;
  return splitLogNormal(median, { sharedSigma: sigma, ownSigma: SIGMA.session });
}

interface Belief {
  ln: number;
  sigma: number;
}

function laboratory({ method, mmolPerL }: MagnesiumTest): Belief {
  const wholeBody = method === 'patch' ? mmolPerL / PATCH_OVER_WHOLE_BODY : mmolPerL;
  return { ln: Math.log(wholeBody), sigma: LABORATORY_SIGMA[method] };
}

/** Two independent beliefs, each weighted by its precision. */
function combined(one: Belief, other: Belief): Belief {
  const precision = one.sigma ** -2 + other.sigma ** -2;
  return {
    ln: (one.ln * one.sigma ** -2 + other.ln * other.sigma ** -2) / precision,
    sigma: precision ** -0.5,
  };
}
