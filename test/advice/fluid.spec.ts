import { describe, expect, test } from '@jest/globals';
import { type FluidFacts, fluidAfter, mostByPlanL, mostOnTheWayL } from '#src/advice/fluid';
import { quantile } from '#src/sweat/distribution';

const anHourAndAHalf: FluidFacts = {
  sweatL: { mu: Math.log(1.2), sigma: 0.33 },
  drunkL: 0.3,
  durationMin: 90,
  isNextWithinDay: true,
  noTarget: null,
};

describe('after a session with the next one within a day', () => {
  test('an amount is named, from the low side of the estimate', () => {
    const { amount } = fluidAfter(anHourAndAHalf);

    expect(amount!.highL).toBeGreaterThan(0.4);
    expect(amount!.highL).toBeLessThan(1.2);
    expect(amount!.lowL).toBeLessThan(amount!.highL);
  });

  test.each([0.5, 1, 2, 4, 8])(
    'of %s litres never more than a litre is named, and no faster than 0.8 L an hour',
    (litres) => {
      const { amount } = fluidAfter({ ...anHourAndAHalf, sweatL: { mu: Math.log(litres), sigma: 0.33 } });

      expect(amount?.highL ?? 0).toBeLessThanOrEqual(1);
      expect((amount?.highL ?? 0) / (amount?.overHours ?? 1)).toBeLessThanOrEqual(0.8);
    },
  );

  test.each([0, 0.2, 0.4, 0.6, 0.8])(
    'with %s litres drunk, all of it stays below what three in four sweat',
    (drunkL) => {
      const { amount } = fluidAfter({ ...anHourAndAHalf, drunkL });
      const lowerQuarterL = 1.2 * Math.exp(-0.6745 * 0.33);

      expect((amount?.highL ?? 0) + drunkL).toBeLessThanOrEqual(Math.max(drunkL, lowerQuarterL) + 1e-4);
    },
  );

  test('who drank enough on the way is named none', () => {
    expect(fluidAfter({ ...anHourAndAHalf, drunkL: 0.9 })).toEqual({ amount: null, why: 'little-left' });
  });

  test('where nobody told what was drunk, the amount is told as holding it', () => {
    expect(fluidAfter({ ...anHourAndAHalf, drunkL: null })).toMatchObject({ countsWhatWasDrunk: true });
    expect(fluidAfter(anHourAndAHalf)).toMatchObject({ countsWhatWasDrunk: false });
  });

  test('the less sure the estimate is, the less is named', () => {
    const named = [0.2, 0.33, 0.5].map(
      (sigma) => fluidAfter({ ...anHourAndAHalf, sweatL: { mu: Math.log(1), sigma } }).amount!.highL,
    );

    expect(named).toEqual(named.toSorted((one, other) => other - one));
  });
});

test('with more than a day to the next session, thirst and ordinary meals do', () => {
  expect(fluidAfter({ ...anHourAndAHalf, isNextWithinDay: false })).toEqual({
    amount: null,
    why: 'time-enough',
  });
});

test('after more than three hours no amount is named', () => {
  expect(fluidAfter({ ...anHourAndAHalf, durationMin: 181 })).toEqual({ amount: null, why: 'long-session' });
  expect(fluidAfter({ ...anHourAndAHalf, durationMin: 180 }).amount).not.toBeNull();
});

test.each(['doctor', 'expecting', 'not-of-age'] as const)('never where %s stands against it', (noTarget) => {
  expect(fluidAfter({ ...anHourAndAHalf, noTarget })).toEqual({ amount: null, why: noTarget });
});

test('who drinks by a plan stays below half of the least they may sweat, and below 0.8 L an hour', () => {
  expect(mostByPlanL({ mu: Math.log(4), sigma: 0.35 }, 240)).toBeCloseTo(2 * Math.exp(-1.2816 * 0.35), 3);
  expect(mostByPlanL({ mu: Math.log(20), sigma: 0.1 }, 240)).toBeCloseTo(3.2, 6);
});

describe('drinking by a plan, hour by hour', () => {
  const day = { mu: Math.log(9), sigma: 0.4 };
  const leastL = quantile(day, 0.1);
  const hours = Array.from({ length: 12 }, (_, i) => ({ endH: i + 1, leastL: (leastL * (i + 1)) / 12 }));

  test('ends at the ceiling of the whole, and never falls', () => {
    const most = mostOnTheWayL(hours);

    expect(most.at(-1)).toBeCloseTo(mostByPlanL(day, 720), 12);
    expect(most).toEqual(most.toSorted((one, other) => one - other));
  });

  test('stays below half of the least that is lost, and below 0.8 litres an hour however much that is', () => {
    for (const times of [0.2, 1, 3]) {
      const stretches = hours.map(({ endH, leastL: litres }) => ({ endH, leastL: times * litres }));
      mostOnTheWayL(stretches).forEach((mostL, i) => {
        expect(mostL).toBeLessThanOrEqual(stretches[i]!.leastL / 2);
        expect(mostL).toBeLessThanOrEqual(0.8 * (i + 1));
      });
    }
  });
});
