import { splitLogNormal } from '#src/sweat/correlated-sum';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';

/** Magnesium, mg/mmol. */
export const MAGNESIUM_MG_PER_MMOL = 24.305;

/** What is believed of how much magnesium a person's sweat holds, all of it but what differs between sessions. */
export interface SweatMagnesium {
  /** Of the median, mmol/L. */
  ln: number;
  /** Ln units: it moves all of the person's sessions together. */
  sigma: number;
}

/** How much one session's concentration differs from the person's others, ln units. [own, from the same three] */
export const MAGNESIUM_SESSION_SIGMA = 0.25;

/** What else the spread consists of, ln units; together 0.80, so 0.9 to 12.7 mg/L in nine of ten. [own, from the same three] */
const SIGMA = {
  /** Which way of measuring holds the truth: the same for everybody, for ever. */
  method: 0.65,
  person: 0.4,
};

/**
 * Of somebody whose sweat nobody tested: the geometric mean of three kinds of measurement that disagree, 0.052 mmol/L
 * (pouch on the back), 0.14 (heat chamber) and 0.40 (whole-body wash-down). [Montain2007] [Beller1975] [Baker2011]
 */
export const ANYBODYS_MAGNESIUM: SweatMagnesium = {
  ln: Math.log(0.14),
  sigma: Math.hypot(SIGMA.method, SIGMA.person),
};

/** Less after a week or more of heat (0.55 to 1.0); ten days took 43 % in arm sweat, part of it from dirty skin. [own, after Chinevere2008] */
const HEAT_ACCLIMATISED = 0.8;

export interface MagnesiumFacts {
  /** Heat sessions on at least 7 of the last 14 days. */
  heatAcclimatised: boolean;
}

/** Magnesium in a litre of sweat, mg/L. Sweat rate and duration do not change it. [Montain2007] */
export function magnesiumMgPerL(
  { heatAcclimatised }: MagnesiumFacts,
  person: SweatMagnesium = ANYBODYS_MAGNESIUM,
): SplitLogNormal {
  const factor = heatAcclimatised ? HEAT_ACCLIMATISED : 1;
  const median = Math.exp(person.ln) * factor * MAGNESIUM_MG_PER_MMOL;
  return splitLogNormal(median, { sharedSigma: person.sigma, ownSigma: MAGNESIUM_SESSION_SIGMA });
}
