import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { skinAreaM2 } from '#src/sweat/body';
import { rawSweat } from '#src/sweat/raw-sweat';
import type { RawSweatLeg } from '#src/sweat/raw-sweat-types';
import { CannotEstimate } from '#src/sweat/sweat.problems';

interface Steady extends Partial<Omit<RawSweatLeg, 'metabolicW' | 'externalW' | 'lengthMin'>> {
  durationMin?: number;
  metabolicW?: number;
  externalW?: number;
}

/** A runner's hour in the park, or what is told. */
function aLeg({ durationMin = 60, metabolicW = 1044, externalW = 0, ...told }: Steady = {}): RawSweatLeg {
  const minutes = Math.ceil(durationMin);
  const lengthMin = new Float64Array(minutes).fill(1);
  lengthMin[minutes - 1] = durationMin - (minutes - 1);
  return {
    sport: 'run',
    indoor: false,
    massKg: 70,
    heightM: 1.75,
    acclimatised: false,
    lengthMin,
    activeShare: 1,
    metabolicW: new Float64Array(minutes).fill(metabolicW),
    externalW: new Float64Array(minutes).fill(externalW),
    clo: 0.25,
    airC: 20,
    humidityPct: 50,
    windMs: 1,
    solarWm2: 300,
    ownSpeedMs: 3.3,
    waterC: null,
    ...told,
  };
}

describe('an hour’s sweat is of the size people weigh', () => {
  test.each([
    ['12 km/h at 20 °C in mild sun', aLeg(), 0.95],
    [
      '10 km/h at 30 °C, humid, strong sun',
      aLeg({ metabolicW: 884, ownSpeedMs: 2.8, airC: 30, humidityPct: 60, solarWm2: 700 }),
      1.25,
    ],
    [
      '200 W on a trainer at 22 °C',
      aLeg({
        sport: 'ride',
        indoor: true,
        massKg: 75,
        metabolicW: 957,
        externalW: 200,
        airC: 22,
        solarWm2: 0,
        windMs: 0.3,
        clo: 0.3,
      }),
      0.61,
    ],
  ])('%s', (_, leg, litres) => {
    expect(rawSweat(leg).totalL / litres).toBeGreaterThan(0.85);
    expect(rawSweat(leg).totalL / litres).toBeLessThan(1.15);
  });
});

test('the minutes add up to the total, and start low', () => {
  const { sweatL, totalL } = rawSweat(aLeg({ durationMin: 42.5 }));

  expect(sweatL).toHaveLength(43);
  expect(sweatL.reduce((sum, litres) => sum + litres, 0)).toBeCloseTo(totalL, 10);
  expect(sweatL[1]!).toBeLessThan(sweatL[30]! / 2);
});

test('weather told once or every minute is the same weather', () => {
  const once = rawSweat(aLeg());
  const every = (value: number) => new Float64Array(60).fill(value);
  const told = rawSweat(
    aLeg({
      airC: every(20),
      humidityPct: every(50),
      windMs: every(1),
      solarWm2: every(300),
      ownSpeedMs: every(3.3),
    }),
  );

  expect(told.totalL).toBeCloseTo(once.totalL, 12);
});

describe('which rule speaks', () => {
  test('the mean of core and regression as a rule', () => {
    const raw = rawSweat(aLeg());
    expect(raw.rule).toBe('mean');
    expect(raw.totalL).toBeCloseTo((raw.coreL! + raw.regressionL!) / 2, 12);
    expect(raw.disagreement).toBeCloseTo(Math.abs(Math.log(raw.coreL! / raw.regressionL!)), 12);
  });

  test('the core alone under ten minutes', () => {
    const raw = rawSweat(aLeg({ durationMin: 9 }));
    expect(raw).toMatchObject({ rule: 'core', regressionL: null, disagreement: 0 });
    expect(raw.totalL).toBe(raw.coreL);
  });

  test('but not in the last nine minutes of an hour', () => {
    const first = rawSweat(aLeg({ durationMin: 51 }));
    const last = rawSweat(aLeg({ durationMin: 9 }), first.end);

    expect(last.rule).toBe('mean');
    expect(first.totalL + last.totalL).toBeCloseTo(rawSweat(aLeg()).totalL, 2);
  });

  test('the core alone in hotter air than the regression was fitted on, which is then asked of 40 °C', () => {
    const hot = rawSweat(aLeg({ airC: 46, humidityPct: 20 }));
    expect(hot.rule).toBe('core');
    expect(hot.regressionL).toBeCloseTo(rawSweat(aLeg({ airC: 40, humidityPct: 20 })).regressionL!, 12);
  });

  test('the core alone in air so humid that nothing evaporates', () => {
    const raw = rawSweat(aLeg({ airC: 38, humidityPct: 100 }));
    expect(raw.rule).toBe('core');
    expect(raw.totalL).toBe(raw.coreL);
  });

  test('a share of the heat in frost, where the core sees no need to sweat, spread as the effort was', () => {
    const raw = rawSweat(aLeg({ airC: -20, solarWm2: 0, metabolicW: 600 }));
    expect(raw.rule).toBe('floor');
    expect(raw.totalL).toBeGreaterThan(0.1);
    expect(raw.sweatL[0]).toBeCloseTo(raw.totalL / 60, 10);
  });

  test('swimming by the water, whatever the air', () => {
    const cool = rawSweat(aLeg({ sport: 'swim', waterC: 23, metabolicW: 750 }));
    const warm = rawSweat(aLeg({ sport: 'swim', waterC: 32, metabolicW: 750, airC: 5 }));

    expect(cool).toMatchObject({ rule: 'swimming', coreL: null, regressionL: null });
    expect(cool.totalL).toBeCloseTo(0.5, 1);
    expect(warm.totalL).toBeCloseTo(1.29, 1);
  });
});

test('a treadmill’s speed is no wind', () => {
  const fast = rawSweat(aLeg({ indoor: true, windMs: 0.3, ownSpeedMs: 4 }));
  const slow = rawSweat(aLeg({ indoor: true, windMs: 0.3, ownSpeedMs: 0 }));
  expect(fast.totalL).toBe(slow.totalL);
});

test('at 1000 W a scale sees 0.17 kg an hour go beside sweat', () => {
  expect(rawSweat(aLeg({ metabolicW: 1000 })).nonSweatKg).toBeCloseTo(0.172, 3);
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const somebodyMoving = fc.record({
  sport: fc.constantFrom('run', 'walk', 'ride', 'row', 'soccer', 'strength', 'xc_ski', 'other'),
  indoor: fc.boolean(),
  acclimatised: fc.boolean(),
  massKg: between(45, 120),
  heightM: between(1.5, 2),
  durationMin: fc.integer({ min: 10, max: 240 }),
  metabolicW: between(250, 1500),
  airC: between(-15, 45),
  humidityPct: between(10, 100),
  windMs: between(0, 10),
  solarWm2: between(0, 900),
  ownSpeedMs: between(0, 10),
  clo: between(0.1, 1),
});

describe('more heat never means less sweat', () => {
  const RUNS = { numRuns: 2000, seed: 20 };

  test('of the body', () => {
    fc.assert(
      fc.property(somebodyMoving, between(1, 1.5), (leg, more) => {
        const harder = { ...leg, metabolicW: leg.metabolicW * more };
        expect(litres(harder)).toBeGreaterThanOrEqual(litres(leg) - 1e-9);
      }),
      RUNS,
    );
  });

  test('of the air', () => {
    fc.assert(
      fc.property(somebodyMoving, between(0, 15), (leg, more) => {
        const hotter = { ...leg, airC: leg.airC + more };
        expect(litres(hotter)).toBeGreaterThanOrEqual(litres(leg) - 1e-9);
      }),
      RUNS,
    );
  });

  // At less than a brisk walk (160 W/m²) the standard's skin, warmed by humid air, gives off a little more dry heat
  // than evaporation loses: then a few millilitres less.
  test('nor of more humid air above 20 °C', () => {
    fc.assert(
      fc.property(somebodyMoving, between(20, 45), between(0, 50), (leg, airC, more) => {
        const warm = { ...leg, airC, metabolicW: Math.max(leg.metabolicW, 160 * skinAreaM2(leg)) };
        const humid = { ...warm, humidityPct: Math.min(100, leg.humidityPct + more) };
        expect(litres(humid)).toBeGreaterThanOrEqual(litres(warm) - 1e-9);
      }),
      RUNS,
    );
  });

  function litres(leg: Steady): number {
    return rawSweat(aLeg(leg)).totalL;
  }
});

test('whatever is accepted gives finite numbers that fit together', () => {
  fc.assert(
    fc.property(somebodyMoving, between(0.1, 500), between(0, 3500), (told, durationMin, metabolicW) => {
      const raw = rawSweat(aLeg({ ...told, durationMin, metabolicW }));
      const sum = raw.sweatL.reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - raw.totalL)).toBeLessThan(1e-9 * (1 + raw.totalL));
      expect(raw.sweatL.every((litres) => litres >= 0)).toBe(true);
      expect(Number.isFinite(raw.disagreement) && raw.disagreement >= 0).toBe(true);
    }),
    { numRuns: 1000, seed: 21 },
  );
});

describe('nonsense is refused', () => {
  test.each([
    ['airC', NaN],
    ['humidityPct', 120],
    ['windMs', Infinity],
    ['solarWm2', -1],
    ['ownSpeedMs', NaN],
    ['clo', NaN],
    ['massKg', 0],
    ['heightM', 17.5],
    ['metabolicW', NaN],
    ['externalW', Infinity],
  ] as const)('%s of %d', (name, value) => {
    expect(() => rawSweat(aLeg({ [name]: value }))).toThrow(CannotEstimate);
    expect(() => rawSweat(aLeg({ [name]: value }))).toThrow(name);
  });

  test('boiling water', () => {
    expect(() => rawSweat(aLeg({ sport: 'swim', waterC: 100 }))).toThrow(
      'waterC must be a number from 0 to 42 °C.',
    );
  });
});
