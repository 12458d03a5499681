// node bin/fit-regression.mjs: fits E2 on the published rows and writes src/sweat/regression-coefficients.ts.
// Run it after a row of test/published/sweat-rows.csv has changed; a test fails until it has been.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './npm.mjs';
import { build } from './ready.mjs';

build();
const { benchmarkTable } = await import('../dist/src/cli/benchmark-table.js');
const { benchmark, learn } = await import('../dist/src/sweat/benchmark.js');

const { rows } = benchmarkTable(readFileSync(join(root, 'test', 'published', 'sweat-rows.csv')));
const { regression, meanLPerH } = learn(rows);

writeFileSync(
  join(root, 'src', 'sweat', 'regression-coefficients.ts'),
  `// Written by \`node bin/fit-regression.mjs\` from tiers A and B of test/published/sweat-rows.csv. Do not edit by hand.
import type { RegressionCoefficients } from '#src/sweat/regression';

export const REGRESSION: RegressionCoefficients = {
  perArea: ${regression.perArea},
  perHeat: ${regression.perHeat},
  perAreaDegree: ${regression.perAreaDegree},
};

/** Mean of the observed sweat rates, L/h: the benchmark's simplest model. */
export const MEAN_SWEAT_L_PER_H = ${meanLPerH};
`,
);

process.stdout.write(
  `per m²: ${regression.perArea}\nper L/h of heat: ${regression.perHeat}\nper m² and °C: ${regression.perAreaDegree}\n`,
);
for (const { name, fit, tier, setting, rmseLPerH, biasLPerH } of benchmark(rows, { refit: true }).models) {
  if (tier !== 'A+B' || setting !== 'all' || fit !== 'leave-one-study-out') continue;
  process.stdout.write(
    `${name}, each study foretold from the others: RMSE ${rmseLPerH.toFixed(3)} L/h, bias ${biasLPerH.toFixed(3)}\n`,
  );
}
