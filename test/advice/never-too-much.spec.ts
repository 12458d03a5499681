import { describe, expect, test } from '@jest/globals';
import { type Drinking, drinkingTrial, lowestSodium } from '#src/advice/drinking-trial';
import { type MadeAthlete, makeAthlete } from '#src/advice/made-athletes';
import { seededDraws } from '#src/advice/seeded-draws';

// `npm run bench -- never-too-much` makes a million.
const ATHLETES = 100_000;
const NO_DRINK: Drinking = { byPlanLPerH: 0, afterL: () => 0, byThirst: false, eats: false };

describe('made athletes who drink the most that the advice allows', () => {
  const trial = drinkingTrial(ATHLETES, seededDraws(1));

  test('have low sodium because of it in at most one of a thousand', () => {
    expect(trial.advice.lowBecause).toBeLessThanOrEqual(0.001);
  });

  test('fare far better than those who drink all of the estimate, or all that a watch says', () => {
    expect(trial['all-of-the-estimate'].lowBecause).toBeGreaterThan(0.05);
    expect(trial.watch.lowBecause).toBeGreaterThan(0.05);
  });

  test('are counted where the drink did it: who has drunk nothing has no low sodium because of it', () => {
    expect(trial.nothing.lowBecause).toBe(0);
    expect(trial.nothing.low).toBeLessThan(0.0005);
  });
});

test('the same seed makes the same athletes', () => {
  const [one, again, other] = [7, 7, 8].map((seed) => makeAthlete(seededDraws(seed)));

  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('made athletes sweat as those measured do: 15.3 ± 6.8 ml/kg/h in the first two hours', () => {
  const draws = seededDraws(3);
  const short = Array.from({ length: 60_000 }, () => makeAthlete(draws)).filter(({ hours }) => hours < 2.5);
  // 1.21 ± 0.68 L/h in 506 athletes of whatever mass [Baker2016].
  const rates = short.map(({ sweatL, hours }) => sweatL / hours);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;

  expect(mean).toBeGreaterThan(0.95);
  expect(mean).toBeLessThan(1.3);
});

/** Urine in the hours after drinking so many times what was lost, litres: median and range of six men. [Shirreffs1996] */
const MEASURED = [
  { times: 1, medianL: 0.493, leastL: 0.181, mostL: 0.731 },
  { times: 1.5, medianL: 0.867, leastL: 0.263, mostL: 1.191 },
  { times: 2, medianL: 1.361, leastL: 1.014, mostL: 1.484 },
];

describe.each(MEASURED)('a man who lost 1.5 litres and drank $times times as much', (measured) => {
  test('passes about as much water as six men did', () => {
    const drankL = 1.5 * measured.times;
    // What they drank held 23 mmol of sodium a litre; here it comes as a meal.
    const drinking = { ...NO_DRINK, afterL: () => drankL, eats: true };
    const { urineAfterL } = lowestSodium(aMan({ mealMmol: drankL * 25 }), drinking);

    expect(urineAfterL).toBeGreaterThan(measured.leastL);
    expect(urineAfterL).toBeLessThan(measured.mostL + 0.3);
  });
});

function aMan(told: Partial<MadeAthlete>): MadeAthlete {
  return {
    estimate: { mu: Math.log(1.5), sigma: 0.35 },
    sweatL: 1.5,
    watchL: 1.5,
    hours: 2,
    bodyWaterL: 44,
    sodiumMmolL: 140,
    sweatMmolL: 40,
    urineLPerH: 0.05,
    keepsWater: false,
    thirstEndsBelow: 0,
    mealMmol: 40,
    ...told,
  };
}
