import { describe, expect, test } from '@jest/globals';
import type { Comparison } from '#src/estimates/comparison';
import type { Compared } from '#src/estimates/estimate-shelf';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import { airBandsFor, cellsOf } from '#src/estimates/sweat-map-cells';
import { cellToFill } from '#src/estimates/sweat-map-fill';
import { calibrate } from '#src/sweat/calibration';
import { effortBandOf } from '#src/sweat/effort-band';
import { metabolicWFrom, nonSweatLossKg } from '#src/sweat/non-sweat-loss';

const MASS_KG = 70;
let made = 0;

/** An hour's run at so many watts in such air. */
function done(airC: number, metabolicW: number, more: Partial<Comparison> = {}): Compared {
  const durationMin = more.durationMin ?? 60;
  return {
    sessionId: `session ${++made}`,
    startedAt: new Date(Date.UTC(2026, 5, 1)),
    comparison: {
      ...{ sport: 'run', indoor: false, airC, durationMin, rawL: durationMin / 60 },
      nonSweatKg: nonSweatLossKg({ metabolicW, durationMin }),
      ...{ metabolicSigma: 0.1, lnModelRatio: 0, otherSigma: 0 },
      ...more,
    },
  };
}
function mapOf(sessions: Compared[], weighed: Compared[] = [], calibration = NEVER_WEIGHED) {
  const air = airBandsFor(sessions.map(({ comparison }) => comparison.airC));
  const cells = cellsOf(air, sessions, MASS_KG);
  const fill = cellToFill({
    air,
    cells,
    weighed: new Set(weighed.map(({ sessionId }) => sessionId)),
    calibration,
  });
  return { air, cells, fill };
}

test('the non-sweat loss tells the metabolic rate it came from', () => {
  expect(
    metabolicWFrom({ nonSweatKg: nonSweatLossKg({ metabolicW: 812, durationMin: 47 }), durationMin: 47 }),
  ).toBeCloseTo(812, 9);
});

test.each([
  [300, 'light'],
  [550, 'easy'],
  [800, 'steady'],
  [1050, 'hard'],
] as const)('a session at %d W of somebody of 70 kg is %s', (metabolicW, band) => {
  expect(effortBandOf({ metabolicW, massKg: MASS_KG })).toBe(band);
});

describe('the rows of the map', () => {
  test('hold every session, with one more at either end, warmest first', () => {
    const air = airBandsFor([12, 33]);
    expect(air[0]).toEqual({ fromC: 35, toC: null });
    expect(air.at(-1)).toEqual({ fromC: 5, toC: 10 });
    expect(air.slice(0, -1).every(({ fromC }, i) => fromC === air[i + 1]!.toC)).toBe(true);
  });

  test('end openly, so that frost and the desert have a place', () => {
    const { air, cells } = mapOf([done(-18, 800), done(44, 800), done(0, 800), done(35, 800)]);
    expect(air.at(-1)).toEqual({ fromC: null, toC: 0 });
    const held = cells.filter(({ sessions }) => sessions.length > 0);
    expect(held.map(({ air: row, sessions }) => [air[row]!.fromC, sessions.length])).toEqual([
      [35, 2],
      [0, 1],
      [null, 1],
    ]);
  });

  test('are those of mild air where nothing was done', () => {
    expect(airBandsFor([]).map(({ fromC }) => fromC)).toEqual([25, 20, 15, 10, 5]);
  });
});

describe('the cell to fill', () => {
  const usual = [done(12, 800), done(13, 800), done(14, 800)];

  test('is the usual one while nothing is weighed', () => {
    const { fill, air } = mapOf(usual);
    expect(fill).toMatchObject({ why: 'never-weighed', effort: 'steady' });
    expect(air[fill!.air]!.fromC).toBe(10);
    expect(fill!.gain).toBeGreaterThan(0.3);
    expect(fill!.gain).toBeLessThan(1);
  });

  test('is an empty one beside it once that is weighed: never one out of reach', () => {
    const lessons = usual.map(({ comparison }) => ({
      ...comparison,
      ...{ observedL: 1.3, observedSdL: 0.05, ageDays: 10 },
    }));
    const { fill, air } = mapOf(usual, usual, calibrate(lessons));
    expect(fill!.why).toBe('never-done');
    expect(['easy', 'steady', 'hard']).toContain(fill!.effort);
    expect([5, 10, 15]).toContain(air[fill!.air]!.fromC);
  });

  test('is never in air of 30 °C or more, in frost, or hard in 25 °C', () => {
    const hot = [done(31, 800), done(36, 1050)];
    expect(mapOf(hot).fill).toMatchObject({ why: 'never-done' });
    for (const sessions of [hot, [done(27, 1050)], [done(26, 800)], [done(-4, 800)], [done(2, 800)]]) {
      const { fill, air } = mapOf(sessions, sessions);
      if (!fill) continue;
      const { fromC } = air[fill.air]!;
      expect(fromC).not.toBeNull();
      expect(fromC).toBeGreaterThanOrEqual(0);
      expect(fromC).toBeLessThan(fill.effort === 'hard' ? 25 : 30);
    }
  });

  test('is none where every session is too short to be weighed, or there is none', () => {
    expect(mapOf([done(12, 800, { durationMin: 20 })]).fill).toBeNull();
    expect(mapOf([]).fill).toBeNull();
  });
});
