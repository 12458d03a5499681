// Written by `node bin/fit-regression.mjs` from tiers A and B of test/published/sweat-rows.csv. Do not edit by hand.
import type { RegressionCoefficients } from '#src/sweat/regression';

export const REGRESSION: RegressionCoefficients = {
  perArea: -0.42896786968029915,
  perHeat: 0.8003401756493621,
  perAreaDegree: 0.013229229259864228,
};

/** Mean of the observed sweat rates, L/h: the benchmark's simplest model. */
export const MEAN_SWEAT_L_PER_H = 0.83803;
