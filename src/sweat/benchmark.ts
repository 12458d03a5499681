import {
  BENCHMARK_MODELS,
  type BenchmarkModel,
  type Learnt,
  type Prediction,
} from '#src/sweat/benchmark-models';
import { lacksOf, regressionRows, type BenchmarkRow, type Tier } from '#src/sweat/benchmark-rows';
import { quantile } from '#src/sweat/distribution';
import { totalSigma } from '#src/sweat/interval';
import { fitRegression, leaveOneStudyOut } from '#src/sweat/regression';
import { MEAN_SWEAT_L_PER_H, REGRESSION } from '#src/sweat/regression-coefficients';
import { sportFacts } from '#src/sweat/sport-facts';

/** `given`: with the coefficients Svett ships. `leave-one-study-out`: each study foretold from the others alone. */
export type Fit = 'given' | 'in-sample' | 'leave-one-study-out';

/** How well one model does on one part of the rows. Errors are predicted less observed. */
export interface Score {
  name: string;
  tier: 'A+B' | 'C' | 'S';
  setting: 'all' | 'lab' | 'outdoor';
  fit: Fit;
  n: number;
  biasLPerH: number;
  rmseLPerH: number;
  /** Mean absolute error, % of the observed. */
  mapePct: number;
  /** Share of rows off by no more than a quarter of a litre an hour, %. */
  within025Pct: number;
  /** Share of rows inside the range a person without weigh-ins would be told ("likely", 80 %), %. */
  inside80Pct: number;
}

export interface Benchmark {
  models: Score[];
  /** What the rows cannot tell about, in sentences. */
  lacks: string[];
}

const PARTS: { tier: Score['tier']; tiers: readonly Tier[] }[] = [
  { tier: 'A+B', tiers: ['A', 'B'] },
  { tier: 'C', tiers: ['C'] },
  { tier: 'S', tiers: ['S'] },
];

/** What Svett ships with. */
const SHIPPED: Learnt = { regression: REGRESSION, meanLPerH: MEAN_SWEAT_L_PER_H };

/**
 * The Open Sweat Benchmark: every model on every part of the rows. With `refit`, which is for the table the shipped
 * coefficients come from, models that learn are scored in-sample and, on tiers A and B, leave-one-study-out.
 */
export function benchmark(rows: readonly BenchmarkRow[], { refit }: { refit: boolean }): Benchmark {
  const models = BENCHMARK_MODELS.flatMap((model) =>
    PARTS.flatMap(({ tier, tiers }) => {
      const part = rows.filter((row) => tiers.includes(row.tier));
      const fits: Fit[] =
        refit && model.learns && tier === 'A+B' ? ['in-sample', 'leave-one-study-out'] : ['given'];
      return fits.flatMap((fit) => scores(model, part, fit).map((score) => ({ ...score, tier, fit })));
    }),
  );
  return { models, lacks: lacksOf(rows) };
}

/** What models learn from rows: E2's coefficients and the mean. */
export function learn(rows: readonly BenchmarkRow[]): Learnt {
  const usable = regressionRows(rows);
  const meanLPerH = usable.reduce((sum, row) => sum + row.sweatLPerH, 0) / usable.length;
  return { regression: fitRegression(usable), meanLPerH };
}

function scores(
  model: BenchmarkModel,
  rows: readonly BenchmarkRow[],
  fit: Fit,
): Omit<Score, 'tier' | 'fit'>[] {
  const unseen = fit === 'leave-one-study-out' ? leaveOneStudyOut(rows, learn) : null;
  const answers = rows.flatMap((row) => {
    const prediction = model.predict(row, unseen?.get(row.study) ?? SHIPPED);
    return prediction === null ? [] : [{ row, ...judged(row, prediction) }];
  });
  const settings: [Score['setting'], boolean | null][] = [
    ['all', null],
    ['lab', true],
    ['outdoor', false],
  ];
  return settings.flatMap(([setting, indoor]) => {
    const chosen = answers.filter(({ row }) => indoor === null || row.indoor === indoor);
    return chosen.length === 0 ? [] : [{ name: model.name, setting, ...summary(chosen) }];
  });
}

interface Judged {
  errorLPerH: number;
  errorShare: number;
  inside80: boolean;
}

/** One prediction against what was observed. A row weighed on a scale is compared with sweat and breath together. */
function judged(row: BenchmarkRow, { sweatLPerH, disagreement }: Prediction): Judged {
  const errorLPerH = sweatLPerH + row.nonSweatLPerH - row.observedLPerH;
  const { sigma } = totalSigma({
    personalVariance: sportFacts(row.sport).prior.tau ** 2,
    metabolicSigma: row.metabolicSigma,
    lnModelRatio: disagreement,
  });
  const likely = { mu: Math.log(sweatLPerH), sigma };
  const sweat = row.observedLPerH - row.nonSweatLPerH;
  return {
    errorLPerH,
    errorShare: Math.abs(errorLPerH) / row.observedLPerH,
    inside80: quantile(likely, 0.1) <= sweat && sweat <= quantile(likely, 0.9),
  };
}

function summary(answers: readonly Judged[]) {
  const mean = (of: (answer: Judged) => number) =>
    answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
  return {
    n: answers.length,
    biasLPerH: mean((a) => a.errorLPerH),
    rmseLPerH: Math.sqrt(mean((a) => a.errorLPerH ** 2)),
    mapePct: 100 * mean((a) => a.errorShare),
    within025Pct: 100 * mean((a) => (Math.abs(a.errorLPerH) <= 0.25 ? 1 : 0)),
    inside80Pct: 100 * mean((a) => (a.inside80 ? 1 : 0)),
  };
}
