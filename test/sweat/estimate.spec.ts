import { describe, expect, test } from '@jest/globals';
import { acclimatisationFactor } from '#src/sweat/acclimatisation';
import { median, quantile } from '#src/sweat/distribution';
import { estimateSession } from '#src/sweat/estimate';
import { MODEL, type SessionEstimate } from '#src/sweat/session-estimate';
import type { SessionInput } from '#src/sweat/session-input';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

function estimateOf(input: SessionInput): SessionEstimate {
  const estimate = estimateSession(input);
  if (estimate.outcome === 'abstained') throw new Error(`Abstained: ${estimate.reasons.join(', ')}`);
  return estimate;
}

const estimated = (wishes: InputWishes = {}) => estimateOf(aSessionInput(wishes));
const litres = (wishes: InputWishes = {}) => median(estimated(wishes).litres);
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

describe('sessions of everyday size', () => {
  const RUN = { sport: 'run', speedKmh: 10, clo: 0.25 } as const;
  const TRAINER = { sport: 'ride', powerW: 200, massKg: 75, airC: 22, clo: 0.3 } as const;

  test.each<[string, InputWishes, number, [number, number]]>([
    ['an hour at 12 km/h, 20 °C, mild sun', { ...RUN, speedKmh: 12, solarWm2: 300 }, 0.95, [0.62, 1.43]],
    [
      'an hour at 10 km/h, 30 °C, humid, strong sun',
      { ...RUN, airC: 30, humidityPct: 60, solarWm2: 700 },
      1.25,
      [0.81, 1.92],
    ],
    ['an hour at 10 km/h, 5 °C, 60 kg', { ...RUN, airC: 5, massKg: 60, clo: 0.5 }, 0.26, [0.17, 0.39]],
    [
      'an hour on the trainer at 200 W, no fan',
      { ...TRAINER, indoor: true, windMs: 0.3 },
      0.61,
      [0.41, 0.92],
    ],
    [
      'two hours on the road at 200 W in the sun',
      { ...TRAINER, minutes: 120, speedKmh: 30, solarWm2: 500 },
      1.38,
      [0.92, 2.07],
    ],
    [
      'two hours of walking at 25 °C in the sun',
      { sport: 'walk', speedKmh: 5, minutes: 120, massKg: 75, airC: 25, solarWm2: 500, clo: 0.35 },
      0.64,
      [0.41, 0.99],
    ],
  ])('%s', (_, wishes, around, [low, high]) => {
    const estimate = estimated(wishes);
    const within = (value: number, expected: number) =>
      expect(Math.abs(value / expected - 1)).toBeLessThan(0.1);

    within(median(estimate.litres), around);
    within(quantile(estimate.litres, 0.1), low);
    within(quantile(estimate.litres, 0.9), high);
  });

  test('mass lost beside sweat is a sixth of an hour’s loss, and kept apart', () => {
    const { nonSweatKg, litres } = estimated({ speedKmh: 12 });
    expect(nonSweatKg).toBeCloseTo(0.18, 2);
    expect(nonSweatKg / (nonSweatKg + median(litres))).toBeCloseTo(0.17, 1);
  });
});

describe('the likely range of somebody who never weighed in, all else told', () => {
  const width = (wishes: InputWishes) => {
    const { litres } = estimated({ airC: 25, ...wishes });
    return quantile(litres, 0.9) / median(litres);
  };

  test.each<[string, InputWishes, number]>([
    ['speed', { speedKmh: 12 }, 1.5],
    ['power', { sport: 'ride', powerW: 220, clo: 0.3 }, 1.5],
    [
      'heart rate with VO₂max',
      {
        heartRateBpm: 150,
        athlete: {
          vo2maxMlKgMin: { value: 50, source: 'profile' },
          restingHeartRateBpm: { value: 50, source: 'profile' },
          maxHeartRateBpm: { value: 185, source: 'profile' },
        },
      },
      1.55,
    ],
    ['heart rate', { heartRateBpm: 150 }, 1.6],
    ['the sport’s name alone', {}, 1.75],
  ])('from %s', (_, wishes, expected) => {
    expect(Math.abs(width(wishes) - expected)).toBeLessThan(0.05);
  });

  test('each missing thing widens it', () => {
    const told = width({ speedKmh: 12, airC: 30 });
    expect(width({ speedKmh: 12, airC: 30, source: 'default' })).toBeGreaterThan(told * 1.1);
  });
});

describe('a session of several legs', () => {
  const LEGS = [
    { sport: 'ride', powerW: 180, minutes: 60, clo: 0.3 },
    { sport: 'transition', minutes: 2 },
    { sport: 'run', speedKmh: 11, minutes: 30.5 },
  ] as const;
  const triathlon = estimated({ legs: [...LEGS] });

  test('is the sum of its legs: time, sweat, mass and energy apart', () => {
    expect(triathlon.legs.map(({ sport }) => sport)).toEqual(['ride', 'transition', 'run']);
    expect(triathlon.durationMin).toBeCloseTo(92.5, 9);
    expect(total(triathlon.legs.map((leg) => median(leg.litres)))).toBeCloseTo(median(triathlon.litres), 9);
    expect(total(triathlon.legs.map((leg) => leg.rawL))).toBeCloseTo(triathlon.rawL, 9);
    expect(total(triathlon.legs.map((leg) => leg.nonSweatKg))).toBeCloseTo(triathlon.nonSweatKg, 9);
  });

  test('sums up as one body: the range does not narrow for there being three', () => {
    const sigmas = triathlon.legs.map((leg) => leg.litres.sigma);
    expect(triathlon.litres.sigma).toBeGreaterThanOrEqual(Math.min(...sigmas) - 1e-9);
    expect(triathlon.litres.sigma).toBeLessThanOrEqual(Math.max(...sigmas) + 1e-9);
  });

  test('goes on sweating from leg to leg: two halves are worth the whole', () => {
    const whole = litres({ speedKmh: 11, minutes: 80 });
    const halves = litres({ speedKmh: 11, legs: [{ minutes: 40 }, { minutes: 40 }] });
    const apart = 2 * litres({ speedKmh: 11, minutes: 40 });
    expect(Math.abs(halves / whole - 1)).toBeLessThan(0.03);
    expect(apart).toBeLessThan(whole * 0.95);
  });
});

describe('acclimatisation', () => {
  test('counts for somebody without a weigh-in', () => {
    expect(litres({ speedKmh: 12, heatDays: 5 }) / litres({ speedKmh: 12 })).toBeCloseTo(
      acclimatisationFactor(5),
      9,
    );
  });

  test('is not counted again where this season’s weigh-ins hold it', () => {
    const factor = { mu: 0.2, tests: 2, holdsAcclimatisation: true };
    expect(litres({ speedKmh: 12, heatDays: 5, factor })).toBe(litres({ speedKmh: 12, factor }));
  });

  test('lowers the magnesium in a litre', () => {
    const mgPerL = (heatDays: number) => {
      const { minerals, litres } = estimated({ speedKmh: 12, heatDays });
      return median(minerals.magnesium) / median(litres);
    };
    expect(mgPerL(10)).toBeLessThan(mgPerL(0));
  });
});

describe('the personal factor', () => {
  test('scales the sweat, never the raw value that weigh-ins are compared with', () => {
    const plain = estimated({ speedKmh: 12 });
    const heavy = estimated({ speedKmh: 12, factor: { mu: Math.log(1.3), variance: 0.02, tests: 3 } });
    expect(median(heavy.litres) / median(plain.litres)).toBeCloseTo(1.3, 9);
    expect(heavy.rawL).toBe(plain.rawL);
    expect(heavy.litres.sigma).toBeLessThan(plain.litres.sigma);
  });

  test('may differ from leg to leg', () => {
    const input = aSessionInput({ legs: [{ sport: 'ride', powerW: 200 }, { speedKmh: 12 }] });
    const both = estimateOf({
      ...input,
      personalFactor: (leg) => ({
        mu: leg.sport === 'run' ? Math.log(2) : 0,
        variance: 0.05,
        tests: 1,
        holdsAcclimatisation: true,
      }),
    });
    const [ride, run] = both.legs;
    expect(median(ride!.litres)).toBeCloseTo(ride!.rawL, 9);
    expect(median(run!.litres)).toBeCloseTo(2 * run!.rawL, 9);
  });
});

describe('in the water', () => {
  const swim = { sport: 'swim', minutes: 45 } as const;

  test('only effort and the water count', () => {
    const told = estimated({ ...swim, waterC: 27 });
    const watts = told.legs[0]!.metabolic.averageW;
    expect(median(told.litres)).toBeCloseTo(0.76 * (watts / 750) * 0.75, 9);
    expect(litres({ ...swim, waterC: 27, airC: 38, humidityPct: 90, solarWm2: 900, clo: 1 })).toBe(
      median(told.litres),
    );
    expect(litres({ ...swim, waterC: 32 }) / litres({ ...swim, waterC: 22 })).toBeCloseTo(Math.exp(1.06), 6);
  });

  test('with heart rate in known water the whole spread is about the ±40 % of the rule', () => {
    const { sigma } = estimated({ ...swim, heartRateBpm: 140, waterC: 27 }).litres;
    expect(sigma).toBeGreaterThan(0.4);
    expect(sigma).toBeLessThan(0.44);
  });

  test('unknown water is an ordinary pool’s, and a wider guess', () => {
    const guessed = estimated(swim);
    expect(median(guessed.litres)).toBeCloseTo(litres({ ...swim, waterC: 27.5 }), 9);
    expect(guessed.litres.sigma).toBeGreaterThan(estimated({ ...swim, waterC: 27.5 }).litres.sigma);
  });
});

test('the curve adds up to the whole, and starts low', () => {
  for (const wishes of [
    { speedKmh: 12, minutes: 47.3, heatDays: 4, factor: { mu: 0.3 } },
    { legs: [{ sport: 'ride', powerW: 210 }, { speedKmh: 12 }] },
    { sport: 'swim', waterC: 26 },
  ] as InputWishes[]) {
    const { legs, litres } = estimated(wishes);
    expect(total(legs.flatMap((leg) => [...leg.sweatL]))).toBeCloseTo(median(litres), 9);
  }
  const [{ sweatL }] = estimated({ speedKmh: 12 }).legs as [SessionEstimate['legs'][number]];
  expect(sweatL[1]).toBeLessThan(sweatL[40]! / 2);
});

test('the same question has the same answer, and says which model gave it', () => {
  const wishes = { heartRateBpm: 151, speedKmh: 11.3, minutes: 61.7, solarWm2: 321 };
  expect(estimated(wishes)).toEqual(estimated(wishes));
  expect(estimated(wishes).model).toEqual(MODEL);
});

test('sodium is a hundred times magnesium, zinc fades with the hours', () => {
  const hour = estimated({ speedKmh: 12 });
  const { magnesium, sodium } = hour.minerals;
  expect(median(sodium) / median(magnesium)).toBeGreaterThan(50);
  expect(quantile(magnesium, 0.1)).toBeLessThan(median(magnesium));
  const zincPerL = (estimate: SessionEstimate) => median(estimate.minerals.zinc) / median(estimate.litres);
  expect(zincPerL(estimated({ speedKmh: 12, minutes: 180 }))).toBeLessThan(zincPerL(hour));
});
