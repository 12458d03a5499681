import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { benchmarkTable } from '#src/cli/benchmark-table';
import { OWN_TABLE } from '#src/cli/benchmark';
import { learn } from '#src/sweat/benchmark';
import {
  fitRegression,
  FLOOR,
  heatAsSweatLPerH,
  lagFactor,
  leaveOneStudyOut,
  regressionLPerH,
  type RegressionInput,
  type RegressionRow,
} from '#src/sweat/regression';
import { MEAN_SWEAT_L_PER_H, REGRESSION } from '#src/sweat/regression-coefficients';

const HOUR: RegressionInput = {
  massKg: 70,
  heightM: 1.75,
  metabolicW: 900,
  externalW: 0,
  airC: 20,
  fromMin: 0,
  toMin: 60,
};

test('the committed coefficients are what the published rows give (if not: node bin/fit-regression.mjs)', () => {
  const learnt = learn(benchmarkTable(readFileSync(OWN_TABLE)).rows);

  for (const name of ['perArea', 'perHeat', 'perAreaDegree'] as const) {
    expect(learnt.regression[name]).toBeCloseTo(REGRESSION[name], 10);
  }
  expect(learnt.meanLPerH).toBeCloseTo(MEAN_SWEAT_L_PER_H, 10);
});

describe('the fit', () => {
  const truth = { perArea: -0.5, perHeat: 0.9, perAreaDegree: 0.02 };
  const rows: RegressionRow[] = [700, 900, 1100, 1300].flatMap((metabolicW, i) =>
    [15, 25, 35].map((airC) => {
      const input = { ...HOUR, metabolicW, airC, massKg: 60 + 5 * i };
      return { ...input, study: `study ${i}`, people: 8, sweatLPerH: regressionLPerH(input, truth) };
    }),
  );

  test('finds again what made the rows', () => {
    const found = fitRegression(rows);
    expect(found.perArea).toBeCloseTo(truth.perArea, 8);
    expect(found.perHeat).toBeCloseTo(truth.perHeat, 8);
    expect(found.perAreaDegree).toBeCloseTo(truth.perAreaDegree, 8);
  });

  test('lets a big group count for more, up to twenty people', () => {
    const odd = { ...rows[0]!, sweatLPerH: rows[0]!.sweatLPerH + 0.5 };
    const pull = (people: number | null) => fitRegression([...rows.slice(1), { ...odd, people }]).perHeat;

    expect(Math.abs(pull(20) - truth.perHeat)).toBeGreaterThan(Math.abs(pull(2) - truth.perHeat));
    expect(pull(200)).toBe(pull(20));
    expect(pull(null)).toBe(pull(5));
  });

  test('foretells a study from the others alone', () => {
    const spoilt = rows.map((row) => (row.study === 'study 2' ? { ...row, sweatLPerH: 9 } : row));
    const without = leaveOneStudyOut(spoilt, fitRegression);

    expect([...without.keys()]).toEqual(['study 0', 'study 1', 'study 2', 'study 3']);
    expect(without.get('study 2')!.perHeat).toBeCloseTo(truth.perHeat, 8);
    expect(without.get('study 1')!.perHeat).not.toBeCloseTo(truth.perHeat, 1);
  });
});

describe('sweating sets in over ten minutes', () => {
  test('so a short session has a low mean rate, and one of 75 minutes the reference', () => {
    expect(lagFactor({ fromMin: 0, toMin: 10 })).toBeLessThan(0.5);
    expect(lagFactor({ fromMin: 0, toMin: 75 })).toBeCloseTo(1, 12);
    expect(lagFactor({ fromMin: 0, toMin: 600 })).toBeCloseTo(1.1, 12);
  });

  test('and two halves add up to the whole', () => {
    const first = 30 * lagFactor({ fromMin: 0, toMin: 30 });
    const second = 30 * lagFactor({ fromMin: 30, toMin: 60 });
    expect(first + second).toBeCloseTo(60 * lagFactor({ fromMin: 0, toMin: 60 }), 10);
  });
});

test('it never goes below a share of the heat', () => {
  const cold = { ...HOUR, airC: -30 };
  expect(regressionLPerH(cold, REGRESSION)).toBeCloseTo(FLOOR * heatAsSweatLPerH(cold) * lagFactor(cold), 12);
});

test('more heat of body or air never means less', () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const session = fc.record({
    massKg: between(40, 130),
    heightM: between(1.4, 2.1),
    metabolicW: between(100, 2000),
    externalW: fc.constant(0),
    airC: between(-30, 45),
    fromMin: fc.constant(0),
    toMin: between(1, 600),
  });
  fc.assert(
    fc.property(session, between(0, 500), between(0, 20), (input, moreW, moreC) => {
      const before = regressionLPerH(input, REGRESSION);
      expect(before).toBeGreaterThan(0);
      expect(
        regressionLPerH({ ...input, metabolicW: input.metabolicW + moreW }, REGRESSION),
      ).toBeGreaterThanOrEqual(before);
      expect(regressionLPerH({ ...input, airC: input.airC + moreC }, REGRESSION)).toBeGreaterThanOrEqual(
        before,
      );
    }),
    { seed: 2 },
  );
});
