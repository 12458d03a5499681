import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SPORTS } from '#src/kernel/sport';
import { metabolicRate } from '#src/sweat/metabolic-rate';
import { aLeg, anAthlete, fact } from '../support/a-leg.js';

const athlete = anAthlete();
const known = anAthlete({
  vo2maxMlKgMin: fact(55),
  restingHeartRateBpm: fact(50),
  maxHeartRateBpm: fact(190),
});

/** 60 minutes of one value, but for what `change` makes of it. */
const hour = (value: number, change: (values: Float64Array) => void = () => undefined) => {
  const values = new Float64Array(60).fill(value);
  change(values);
  return values;
};

describe('power', () => {
  test('200 W on the pedals costs 952 W, and the 200 leave the body', () => {
    const rate = metabolicRate(aLeg({ sport: 'ride', powerW: 200 }), athlete);
    expect(rate.averageW).toBeCloseTo(200 / 0.21, 6);
    expect(rate.externalW[30]).toBe(200);
    expect(rate).toMatchObject({ source: 'power', flags: [] });
    expect(rate.sigma).toBeCloseTo(0.05, 12);
  });

  test('a coasting rider still burns 1.2 W/kg', () => {
    expect(metabolicRate(aLeg({ sport: 'ride', powerW: 0 }), athlete).metabolicW[5]).toBe(84);
  });

  test('running watts of a foot pod are nobody’s work: speed tells', () => {
    const rate = metabolicRate(aLeg({ powerW: 280, speedMs: 3, grade: 0 }), athlete);
    expect(rate.source).toBe('speed');
    expect(rate.externalW[10]).toBe(0);
  });

  test('3000 W is a broken sensor, and those minutes fall back', () => {
    const powerW = hour(200, (p) => p.fill(3000, 0, 6));
    const rate = metabolicRate(aLeg({ sport: 'ride', powerW }), athlete);
    expect(rate.flags).toEqual(['power-implausible']);
    expect(rate.sources.map(({ source }) => source)).toEqual(['power', 'mets']);
    expect(rate.sigma).toBeGreaterThan(0.05);
    expect(rate.sigma).toBeLessThan(0.1);
  });

  test('on an e-bike the heart speaks before the motor', () => {
    const rate = metabolicRate(aLeg({ sport: 'e_bike', powerW: 300, heartRateBpm: 110 }), athlete);
    expect(rate.source).toBe('heart-rate');
    expect(rate.externalW[30]).toBeCloseTo(0.21 * rate.metabolicW[30]!, 9);
  });

  test('rowing 200 W costs 1308 W', () => {
    const rate = metabolicRate(aLeg({ sport: 'row', powerW: 200 }), athlete);
    expect(rate.averageW).toBeCloseTo(1307.7, 1);
    expect(rate.externalW[30]).toBe(200);
  });
});

describe('speed and slope', () => {
  test('running 11.84 km/h on the level costs 15.0 W/kg, as measured', () => {
    const rate = metabolicRate(aLeg({ speedMs: 11.84 / 3.6, grade: 0 }), athlete);
    expect(rate.averageW / 70).toBeGreaterThan(14.5);
    expect(rate.averageW / 70).toBeLessThan(15.1);
  });

  test('walking 5 km/h costs about 3.8 MET, and 10 % uphill about twice that', () => {
    const level = metabolicRate(aLeg({ sport: 'walk', speedMs: 1.39, grade: 0 }), athlete);
    const uphill = metabolicRate(aLeg({ sport: 'walk', speedMs: 1.39, grade: 0.1 }), athlete);
    expect(level.averageW / 84).toBeCloseTo(3.8, 1);
    expect(uphill.averageW / level.averageW).toBeGreaterThan(1.9);
    expect(uphill.externalW[0]).toBeCloseTo(70 * 9.81 * 1.39 * Math.sin(Math.atan(0.1)), 9);
  });

  test('running 10 % uphill costs 1.66 times the net of the level, and 20 % downhill half of it', () => {
    const net = (grade: number) => metabolicRate(aLeg({ speedMs: 3, grade }), athlete).averageW / 84.02 - 1;
    expect(net(0.1) / net(0)).toBeCloseTo(1.658, 2);
    expect(net(-0.2) / net(0)).toBeCloseTo(0.5, 2);
  });

  test('breaking into a run down a steep path never saves energy', () => {
    const at = (speedMs: number) =>
      metabolicRate(aLeg({ sport: 'hike', speedMs, grade: -0.25 }), athlete).averageW;
    expect(at(2)).toBeGreaterThanOrEqual(at(1.95));
  });

  test('downhill, the height comes back as heat', () => {
    expect(metabolicRate(aLeg({ speedMs: 3, grade: -0.1 }), athlete).externalW[0]).toBeCloseTo(-205, 0);
  });

  test('a car on the way home is not running', () => {
    const rate = metabolicRate(aLeg({ speedMs: hour(3, (v) => v.fill(20, 50)), grade: 0 }), athlete);
    expect(rate.flags).toContain('speed-implausible');
    expect(rate.metabolicW[55]).toBe(rate.metabolicW[52]);
    expect(rate.metabolicW[55]).not.toBe(rate.metabolicW[10]);
  });

  test('without slope it is less sure, and says so', () => {
    const rate = metabolicRate(aLeg({ speedMs: 3 }), athlete);
    expect(rate.flags).toEqual(['hills-unknown']);
    expect(rate.sigma).toBeCloseTo(0.12, 12);
  });

  test('a rider’s speed tells nothing', () => {
    expect(metabolicRate(aLeg({ sport: 'ride', speedMs: 9 }), athlete)).toMatchObject({
      source: 'mets',
      sigma: expect.closeTo(0.3, 9),
      flags: ['assumed-effort'],
    });
  });
});

describe('heart rate', () => {
  test('Keytel’s two variants keep their own coefficients', () => {
    // 150 bpm, 70 kg, 35 years, man: 60.5 kJ/min without VO2max; with 55 ml/kg/min 58.7.
    const plain = metabolicRate(aLeg({ sport: 'ride', heartRateBpm: 150 }), athlete);
    const fit = metabolicRate(
      aLeg({ sport: 'ride', heartRateBpm: 150 }),
      anAthlete({ vo2maxMlKgMin: fact(55) }),
    );
    expect(plain.averageW).toBeCloseTo(
      ((-55.0969 + 0.6309 * 150 + 0.1988 * 70 + 0.2017 * 35) * 1000) / 60,
      6,
    );
    expect(fit.averageW).toBeCloseTo(
      ((-95.7735 + 0.6344 * 150 + 0.3942 * 70 + 0.4044 * 55 + 0.2713 * 35) * 1000) / 60,
      6,
    );
    expect(plain).toMatchObject({ source: 'heart-rate', sigma: expect.closeTo(0.2, 9) });
    expect(fit).toMatchObject({ source: 'heart-rate-vo2max', sigma: expect.closeTo(0.15, 9) });
  });

  test('half the heart rate reserve is half the oxygen uptake reserve', () => {
    const rate = metabolicRate(aLeg({ sport: 'ride', heartRateBpm: 120 }), known);
    expect(rate.averageW).toBeCloseTo(((3.5 + 0.5 * 51.5) / 3.5) * 84.02, 0);
    expect(rate.flags).toEqual([]);
  });

  test('of somebody without age and sex it takes the mean, and is less sure', () => {
    const rate = metabolicRate(
      aLeg({ sport: 'ride', heartRateBpm: 140 }),
      anAthlete({ sex: null, ageYears: null }),
    );
    expect(rate.sigma).toBeCloseTo(0.272, 3);
    expect(rate.flags).toEqual(['heart-rate-needs-profile']);
  });

  test('heat raises the heart, not the work', () => {
    const cool = metabolicRate(aLeg({ sport: 'ride', heartRateBpm: 150, airC: 15, minutes: 120 }), athlete);
    const hot = metabolicRate(aLeg({ sport: 'ride', heartRateBpm: 150, airC: 35, minutes: 120 }), athlete);
    expect(hot.metabolicW[10]).toBeLessThan(cool.metabolicW[10]!);
    expect(hot.metabolicW[110]).toBeLessThan(hot.metabolicW[10]!);
    // Never more than 20 beats: 20 x 0.6309 kJ/min.
    expect(cool.metabolicW[110]! - hot.metabolicW[110]!).toBeLessThanOrEqual((20 * 630.9) / 60 + 1e-9);
  });

  test('the first three minutes take the fourth’s value', () => {
    const rate = metabolicRate(
      aLeg({ sport: 'ride', heartRateBpm: hour(150, (h) => h.fill(80, 0, 3)) }),
      athlete,
    );
    expect(rate.metabolicW[0]).toBe(rate.metabolicW[3]);
  });

  test('it never falls below 1.2 MET, and below 85 bpm it is no surer than the sport’s name', () => {
    const rate = metabolicRate(aLeg({ sport: 'yoga', heartRateBpm: 55 }), athlete);
    expect(rate.averageW / 84.02).toBeCloseTo(1.2, 3);
    expect(rate.sigma).toBeCloseTo(0.3, 9);
  });

  test('an unreliable heart is left out, and that is said', () => {
    const rate = metabolicRate(
      aLeg({ sport: 'ride', heartRateBpm: 150 }),
      anAthlete({ heartRateReliable: false }),
    );
    expect(rate).toMatchObject({ source: 'mets', flags: ['heart-rate-ignored', 'assumed-effort'] });
  });

  test('the athlete’s own line goes before any equation', () => {
    const line = { interceptW: -500, slopeWPerBpm: 10, sigma: 0.09, sessions: 6 };
    const rate = metabolicRate(
      aLeg({ sport: 'ride', heartRateBpm: 150 }),
      anAthlete({ heartRateLine: line }),
    );
    expect(rate).toMatchObject({ source: 'own-heart-rate-line', sigma: expect.closeTo(0.09, 9) });
    expect(rate.averageW).toBeCloseTo(1000, 6);
  });

  test('lifting weights raises the heart more than the work', () => {
    const lifting = metabolicRate(aLeg({ sport: 'strength', heartRateBpm: 120 }), athlete);
    const other = metabolicRate(aLeg({ sport: 'other', heartRateBpm: 120 }), athlete);
    expect(lifting.averageW / other.averageW).toBeCloseTo(0.8, 9);
    expect(lifting.sigma).toBeGreaterThan(other.sigma);
  });
});

describe('two sources', () => {
  test('are averaged by their precision, and are surer together', () => {
    const alone = metabolicRate(aLeg({ sport: 'ride', powerW: 200 }), athlete).averageW;
    const heart = metabolicRate(aLeg({ sport: 'ride', heartRateBpm: 150 }), athlete).averageW;
    const both = metabolicRate(aLeg({ sport: 'ride', powerW: 200, heartRateBpm: 150 }), athlete);
    const weight = 0.05 ** -2 / (0.05 ** -2 + 0.2 ** -2);
    expect(both.source).toBe('power+heart-rate');
    expect(Math.log(both.averageW)).toBeCloseTo(weight * Math.log(alone) + (1 - weight) * Math.log(heart), 9);
    expect(both.sigma).toBeCloseTo((0.05 ** -2 + 0.2 ** -2) ** -0.5, 9);
    expect(both.externalW[30]).toBe(200);
  });

  test('power and heart rate far apart: the strap slipped', () => {
    const rate = metabolicRate(aLeg({ sport: 'ride', powerW: 200, heartRateBpm: 195 }), athlete);
    expect(rate).toMatchObject({ source: 'power', flags: ['heart-rate-disagrees'] });
  });

  test('on a trail, where mud costs more than speed tells, speed gives way', () => {
    const facts = { speedMs: 2, grade: 0, heartRateBpm: 165 };
    expect(metabolicRate(aLeg({ ...facts, sport: 'run' }), athlete).source).toBe('speed');
    expect(metabolicRate(aLeg({ ...facts, sport: 'trail_run' }), athlete)).toMatchObject({
      source: 'heart-rate',
      flags: ['speed-disagrees', 'heart-rate-needs-profile'],
    });
  });

  test('a walk on a treadmill of unknown incline believes the heart', () => {
    const facts = { sport: 'walk' as const, speedMs: 1.4, heartRateBpm: 140 };
    expect(metabolicRate(aLeg({ ...facts, indoor: true, grade: 0 }), athlete).source).toBe('heart-rate');
    expect(metabolicRate(aLeg({ ...facts, grade: 0 }), athlete).source).toBe('speed');
  });

  test('satellites lost for half the way: the heart knows better', () => {
    const speedMs = hour(2, (v) => v.fill(NaN, 30));
    expect(metabolicRate(aLeg({ speedMs, grade: 0, heartRateBpm: 165 }), athlete).flags).toContain(
      'speed-disagrees',
    );
  });

  test('a minute the best source missed takes the next', () => {
    const powerW = hour(200, (p) => p.fill(NaN, 40, 50));
    const rate = metabolicRate(aLeg({ sport: 'ride', powerW, heartRateBpm: 150 }), athlete);
    expect(rate.sources.map(({ source }) => source)).toEqual(['power+heart-rate', 'heart-rate']);
    expect(rate.externalW[45]).toBeCloseTo(0.21 * rate.metabolicW[45]!, 9);
  });
});

test('a pause costs 1.3 MET and no work', () => {
  const rate = metabolicRate(
    aLeg({ sport: 'ride', powerW: 200, activeShare: hour(1, (a) => a.fill(0, 20, 30)) }),
    athlete,
  );
  expect(rate.metabolicW[25]! / 84.02).toBeCloseTo(1.3, 3);
  expect(rate.externalW[25]).toBe(0);
});

test('a leg without minutes is nothing, not an error', () => {
  expect(metabolicRate(aLeg({ minutes: 0 }), athlete)).toMatchObject({ averageW: 0, source: 'mets' });
});

describe('whatever the input', () => {
  const rawNumber = fc.oneof(fc.double({ noNaN: false }), fc.double({ min: -10, max: 3000, noNaN: true }));
  const stream = fc.option(
    fc.float64Array({ minLength: 12, maxLength: 12 }).map((a) => a),
    { nil: null },
  );
  const anyStream = fc.oneof(
    stream,
    fc.array(rawNumber, { minLength: 12, maxLength: 12 }).map((values) => Float64Array.from(values)),
  );

  test('every minute is a finite power between rest and 25 MET, and so is the work', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SPORTS),
        fc.record({ heartRateBpm: anyStream, powerW: anyStream, speedMs: anyStream, grade: anyStream }),
        fc.double({ min: -45, max: 55, noNaN: true }),
        fc.boolean(),
        (sport, streams, airC, indoor) => {
          const rate = metabolicRate(aLeg({ sport, ...streams, airC, indoor, minutes: 12 }), known);
          for (let i = 0; i < 12; i++) {
            expect(rate.metabolicW[i]! / 70).toBeGreaterThan(0.9);
            expect(rate.metabolicW[i]! / 70).toBeLessThanOrEqual(30.01);
            expect(rate.externalW[i]).toBeLessThanOrEqual(0.25 * rate.metabolicW[i]! + 1e-9);
            expect(Number.isFinite(rate.externalW[i])).toBe(true);
          }
          expect(rate.sigma).toBeGreaterThan(0.03);
          expect(rate.sigma).toBeLessThan(0.35);
          expect(rate.sources.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  const monotone = (
    stream: 'heartRateBpm' | 'powerW' | 'speedMs',
    range: { min: number; max: number },
    sports: ('run' | 'trail_run' | 'hike' | 'walk' | 'ride' | 'row' | 'strength' | 'soccer')[],
  ) =>
    fc.assert(
      fc.property(
        fc.constantFrom(...sports),
        fc.double({ ...range, noNaN: true }),
        fc.double({ ...range, noNaN: true }),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        fc.constantFrom(athlete, known, anAthlete({ sex: fact('female') }), anAthlete({ sex: null })),
        (sport, one, other, grade, who) => {
          const at = (value: number) =>
            metabolicRate(aLeg({ sport, [stream]: value, grade, minutes: 5 }), who).averageW;
          expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)) - 1e-9);
        },
      ),
      { numRuns: 1000 },
    );

  test('more power never means a lower metabolic rate', () => {
    monotone('powerW', { min: 0, max: 1000 }, ['ride', 'row']);
  });
  test('a higher speed never means a lower metabolic rate', () => {
    monotone('speedMs', { min: 0, max: 4 }, ['run', 'trail_run', 'walk', 'hike']);
  });
  test('a faster heart never means a lower metabolic rate', () => {
    monotone('heartRateBpm', { min: 30, max: 230 }, ['ride', 'strength', 'soccer']);
  });
});
