import { splitLogNormal, sumOfSessions, type SplitLogNormal } from '#src/sweat/correlated-sum';

/** What somebody usually eats, before any day was noted. */
export interface IntakePrior {
  medianMg: number;
  /** Coefficient of variation. */
  cv: number;
}

/** How far off noting is, ln units: tables and portions for all days alike, and each day anew. [own] */
const NOTED = { sharedSigma: 0.15, ownSigma: 0.25 };

/** Stands for nothing eaten at all, so that a logarithm can be had. */
const NEXT_TO_NOTHING_MG = 0.01;

/** Nobody asked: somewhere about what is held to be enough, half or double of it as well. [own] */
const UNASKED_CV = 0.6;

export function unasked(referenceMg: number): IntakePrior {
  return { medianMg: referenceMg, cv: UNASKED_CV };
}

/**
 * The mean of some days' intake, mg a day. `noted`: what each day that was noted as whole came to; all other days are
 * what the person usually eats. Whoever eats more than they note eats more than they think as well, so both err the same
 * way, and a day that is not noted never makes the mean surer.
 */
export function intake(noted: readonly number[], days: number, prior: IntakePrior): SplitLogNormal {
  const usual = splitLogNormal(prior.medianMg, {
    sharedSigma: Math.sqrt(Math.log1p(prior.cv * prior.cv)),
    ownSigma: NOTED.ownSigma,
  });
  const others = Array.from({ length: days - noted.length }, () => usual);
  const all = sumOfSessions([...noted.map((mg) => splitLogNormal(mg, NOTED)), ...others]);
  if (!all) return splitLogNormal(NEXT_TO_NOTHING_MG, NOTED);
  return { ...all, mu: all.mu - Math.log(days) };
}
