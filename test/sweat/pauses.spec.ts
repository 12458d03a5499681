import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median } from '#src/sweat/distribution';
import { estimateAnyway } from '#src/sweat/estimate';
import { PAUSE_MET } from '#src/sweat/mets';
import { MET_W_PER_KG } from '#src/sweat/oxygen';
import { rawSweat } from '#src/sweat/raw-sweat';
import type { RawSweatLeg } from '#src/sweat/raw-sweat-types';
import type { LegInput, SessionInput } from '#src/sweat/session-input';
import { withoutPauses } from '#src/sweat/without-pauses';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

interface Pause {
  atMin: number;
  pauseMin: number;
}

const litres = (input: SessionInput) => median(estimateAnyway(input).litres);
const unpaused = (wishes: InputWishes) => aSessionInput(wishes);

/** The same work, interrupted. */
function paused(wishes: InputWishes, { atMin, pauseMin }: Pause): SessionInput {
  const input = aSessionInput({ ...wishes, minutes: wishes.minutes! + pauseMin });
  input.legs[0]!.minutes.activeShare.fill(0, atMin, atMin + pauseMin);
  return input;
}

/** The same work in two legs with a leg of rest between them. */
function parted(wishes: InputWishes, { atMin, pauseMin }: Pause): SessionInput {
  const rest = { sport: 'transition' as const, minutes: pauseMin };
  const input = aSessionInput({
    ...wishes,
    legs: [{ minutes: atMin }, rest, { minutes: wishes.minutes! - atMin }],
  });
  input.legs[1]!.minutes.activeShare.fill(0);
  return input;
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const effort = fc.constantFrom<InputWishes>(
  { speedKmh: 12 },
  { speedKmh: 9, heartRateBpm: 150 },
  { sport: 'walk', speedKmh: 5.5 },
  { sport: 'ride', powerW: 180 },
  { sport: 'ride', indoor: true, heartRateBpm: 140, windMs: 0.3 },
  { sport: 'row', powerW: 150 },
  { sport: 'soccer', heartRateBpm: 160 },
  { sport: 'xc_ski', heartRateBpm: 150 },
  { sport: 'strength' },
  { sport: 'swim', waterC: 27 },
);
const session = fc
  .record({
    effort,
    airC: between(-20, 45),
    humidityPct: between(5, 100),
    solarWm2: between(0, 900),
    minutes: fc.integer({ min: 2, max: 150 }),
  })
  .map(({ effort: how, ...rest }): InputWishes => ({ ...how, ...rest }));
const pause = fc.record({ share: between(0, 1), pauseMin: fc.integer({ min: 1, max: 240 }) });

describe('a break never makes a session cost less', () => {
  test('two half hours at 12 km/h and 15 °C with an hour between them', () => {
    const run = { speedKmh: 12, airC: 15, minutes: 60 };
    const rested = litres(paused(run, { atMin: 30, pauseMin: 60 }));
    expect(litres(unpaused(run))).toBeCloseTo(0.716, 2);
    expect(rested).toBeGreaterThan(0.72);
    expect(rested).toBeLessThan(0.8);
  });

  test('paused by the watch, in any sport and air', () => {
    fc.assert(
      fc.property(session, pause, (wishes, { share, pauseMin }) => {
        const atMin = Math.floor(share * wishes.minutes!);
        expect(litres(paused(wishes, { atMin, pauseMin }))).toBeGreaterThanOrEqual(
          litres(unpaused(wishes)) * (1 - 1e-9),
        );
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  test('told as a leg of rest between two others', () => {
    fc.assert(
      fc.property(session, pause, (wishes, { share, pauseMin }) => {
        const atMin = Math.min(wishes.minutes! - 1, 1 + Math.floor(share * wishes.minutes!));
        const legs = [{ minutes: atMin }, { minutes: wishes.minutes! - atMin }];
        expect(litres(parted(wishes, { atMin, pauseMin }))).toBeGreaterThanOrEqual(
          litres(unpaused({ ...wishes, legs })) * (1 - 1e-9),
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('and costs about the same told either way', () => {
    const run = { speedKmh: 12, minutes: 60 };
    for (const airC of [0, 10, 20, 30]) {
      const once = paused({ ...run, airC }, { atMin: 30, pauseMin: 40 });
      const thrice = parted({ ...run, airC }, { atMin: 30, pauseMin: 40 });
      expect(Math.abs(litres(thrice) / litres(once) - 1)).toBeLessThan(0.05);
    }
  });
});

/** Forty minutes of 900 W in the sun, all in motion unless told. */
function aLeg(told: Partial<RawSweatLeg> = {}): RawSweatLeg {
  return {
    sport: 'run',
    indoor: false,
    massKg: 70,
    heightM: 1.75,
    acclimatised: false,
    lengthMin: new Float64Array(40).fill(1),
    activeShare: 1,
    metabolicW: new Float64Array(40).fill(900),
    externalW: new Float64Array(40),
    clo: 0.25,
    airC: 25,
    humidityPct: 50,
    windMs: 1,
    solarWm2: 300,
    ownSpeedMs: 3,
    waterC: null,
    ...told,
  };
}
const REST_W = PAUSE_MET * MET_W_PER_KG * 70;

test('a leg may follow a moment in steam, where breath takes up water', () => {
  const steam = { airC: 53, humidityPct: 100, minutes: 0.1, clo: 0 };
  const input = aSessionInput({ speedKmh: 4, massKg: 20, heightM: 0.9, legs: [steam, { minutes: 5 }] });
  expect(litres(input)).toBeGreaterThan(0);
});

describe('in a pause the heat balance alone speaks', () => {
  test('a leg of nothing but rest is the core’s, and sweating dies away in it', () => {
    const run = rawSweat(aLeg());
    const rest = rawSweat(
      aLeg({ sport: 'transition', activeShare: 0, metabolicW: new Float64Array(40).fill(REST_W) }),
      run.end,
    );
    expect(rest).toMatchObject({ rule: 'core', regressionL: null, disagreement: 0 });
    expect(rest.totalL).toBe(rest.coreL);
    expect(rest.totalL).toBeGreaterThan(0.05);
    expect(rest.sweatL[25]!).toBeLessThan(rest.sweatL[0]! / 4);
    expect(rest.end.movedMin).toBe(40);
  });

  test('and so it is within a leg, whose regression is that of the minutes in motion', () => {
    const activeShare = new Float64Array(80).fill(1, 0, 40);
    const metabolicW = new Float64Array(80).fill(900, 0, 40).fill(REST_W, 40);
    const long = { lengthMin: new Float64Array(80).fill(1), externalW: new Float64Array(80) };
    const alone = rawSweat(aLeg());
    const raw = rawSweat(aLeg({ ...long, activeShare, metabolicW }));
    const restL = raw.sweatL.slice(40).reduce((sum, one) => sum + one, 0);

    expect(raw.regressionL).toBeCloseTo(alone.regressionL! + restL, 12);
    expect(raw.totalL).toBeCloseTo(alone.totalL + restL, 12);
    expect(raw.sweatL.slice(0, 40).reduce((sum, one) => sum + one, 0)).toBeCloseTo(alone.totalL, 12);
    expect(raw.nonSweatKg).toBeGreaterThan(alone.nonSweatKg);
  });

  test('less than ten minutes in motion are the core’s, however long the rest', () => {
    const raw = rawSweat(aLeg({ activeShare: new Float64Array(40).fill(1, 0, 9) }));
    expect(raw.rule).toBe('core');
  });
});

describe('a leg without its pauses', () => {
  const air = { airC: 20, radiantC: 20, vapourKPa: 1, airMs: 1 };

  test('is the very leg where nobody paused', () => {
    const leg = aLeg();
    expect(withoutPauses(leg, air).effort).toBe(leg);
  });

  test('keeps of a half-paused minute the half in motion, at its own power', () => {
    const leg = aLeg({
      lengthMin: Float64Array.of(1, 1, 1),
      activeShare: Float64Array.of(1, 0.5, 0),
      metabolicW: Float64Array.of(900, (900 + REST_W) / 2, REST_W),
      externalW: Float64Array.of(100, 50, 0),
    });
    const { effort: moving, surroundings } = withoutPauses(leg, { ...air, airC: Float64Array.of(1, 2, 3) });
    expect([...moving.lengthMin]).toEqual([1, 0.5]);
    expect(moving.metabolicW[1]).toBeCloseTo(900, 9);
    expect([...moving.externalW]).toEqual([100, 100]);
    expect(surroundings.airC).toEqual(Float64Array.of(1, 2));
  });

  test('has no minutes where nobody moved', () => {
    expect(withoutPauses(aLeg({ activeShare: 0 }), air).effort.lengthMin).toHaveLength(0);
  });
});

describe('heat drift of the heart', () => {
  const rider = { sport: 'ride' as const, minutes: 120, heartRateBpm: 140 };
  const runner = { sport: 'run' as const, minutes: 30, heartRateBpm: 150 };
  const lastAverageW = (input: SessionInput) => estimateAnyway(input).legs.at(-1)!.metabolic.averageW;

  test('goes on from one leg to the next', () => {
    const hot = { airC: 35 };
    const fresh = lastAverageW(aSessionInput({ ...hot, legs: [runner] }));
    const tired = lastAverageW(aSessionInput({ ...hot, legs: [rider, runner] }));
    // After two hours 6.7 to 8.7 bpm of drift against 0 to 0.7, at some 10 W each.
    expect(fresh - tired).toBeGreaterThan(40);
    expect(fresh - tired).toBeLessThan(120);
    const mild = { airC: 15 };
    expect(lastAverageW(aSessionInput({ ...mild, legs: [rider, runner] }))).toBeCloseTo(
      lastAverageW(aSessionInput({ ...mild, legs: [runner] })),
      9,
    );
  });

  test('waits while the watch is paused', () => {
    const hot = { ...rider, airC: 30, minutes: 60 };
    const { metabolicW } = estimateAnyway(paused(hot, { atMin: 40, pauseMin: 60 })).legs[0]!.metabolic;
    expect(metabolicW.at(-1)).toBeCloseTo(
      estimateAnyway(aSessionInput(hot)).legs[0]!.metabolic.metabolicW.at(-1)!,
      9,
    );
  });

  test('waits in a leg of rest', () => {
    const rest: LegInput = { ...aSessionInput({ airC: 30, minutes: 200 }).legs[0]!, sport: 'transition' };
    rest.minutes.activeShare.fill(0);
    const two = aSessionInput({ airC: 30, legs: [{ ...rider, minutes: 40 }, runner] });
    const rested = { ...two, legs: [two.legs[0]!, rest, two.legs[1]!] };
    expect(lastAverageW(rested)).toBeCloseTo(lastAverageW(two), 9);
  });
});
