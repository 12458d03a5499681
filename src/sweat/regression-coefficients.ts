import type { RegressionCoefficients } from '#src/sweat/regression';

/** Written by `node bin/fit-regression.mjs` from test/published/sweat-rows.csv, tiers A and B. Do not edit. */
export const REGRESSION: RegressionCoefficients = {
  perArea: -0.429,
  perHeat: 0.8003,
  perAreaDegree: 0.0132,
};
