import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sweatTest } from '#src/sweat/sweat-test';
import type { WeighIn } from '#src/sweat/sweat-test';

/** An hour: 70.0 kg before, 69.2 after, half a litre drunk. */
const weighIn = (facts: Partial<WeighIn> = {}): WeighIn => ({
  preKg: 70,
  postKg: 69.2,
  drinkKg: 0.5,
  foodKg: 0,
  urineKg: 0,
  stoolKg: 0,
  nonSweatKg: 0.1,
  durationMin: 60,
  scaleSdKg: 0.05,
  scaleStepKg: 0.1,
  clothed: false,
  towelled: true,
  drinkEstimated: false,
  ...facts,
});

test('lost 0.8 kg, drank 0.5, breathed out 0.1: 1.2 litres of sweat', () => {
  const test = sweatTest(weighIn());
  expect(test.litres).toBeCloseTo(1.2, 12);
  expect(test.rateLPerH).toBeCloseTo(1.2, 12);
  expect(test.sdL).toBeCloseTo(Math.SQRT2 * 0.05, 12);
  expect(test).toMatchObject({ accepted: true, refusals: [], cautions: [] });
});

test('food comes in; urine and stool go out, and are not sweat', () => {
  expect(sweatTest(weighIn({ foodKg: 0.1, urineKg: 0.3, stoolKg: 0.2 })).litres).toBeCloseTo(0.8, 12);
});

test('kit that kept sweat and a drink judged by eye each blur it, and it still counts', () => {
  const blurred = sweatTest(weighIn({ clothed: true, drinkEstimated: true }));
  expect(blurred).toMatchObject({ accepted: true, cautions: ['clothed', 'drink-estimated'] });
  expect(blurred.sdL).toBeCloseTo(Math.sqrt(2 * 0.05 ** 2 + 2 * 0.1 ** 2), 12);
});

test('heavier afterwards, they drank more than they lost; not where they ate, or drank nothing', () => {
  const { cautions } = sweatTest(weighIn({ postKg: 70.2, drinkKg: 1.4 }));
  expect(cautions).toEqual(['gained']);
  for (const other of [{ foodKg: 0.3, drinkKg: 1.4 }, { drinkKg: 0 }, { drinkKg: null }])
    expect(sweatTest(weighIn({ postKg: 70.2, ...other })).cautions).toEqual([]);
});

describe('it is refused', () => {
  test.each<[string, Partial<WeighIn>, string[]]>([
    ['under half an hour', { durationMin: 25 }, ['too-short']],
    ['over three hours', { durationMin: 200 }, ['too-long']],
    ['when nobody knows what was drunk', { drinkKg: null }, ['drink-missing']],
    ['on a scale that shows whole pounds', { scaleStepKg: 0.5 }, ['scale-too-coarse']],
    ['when next to nothing was lost', { postKg: 70.35 }, ['rate-too-low', 'too-uncertain']],
    ['when more was lost than anybody sweats', { postKg: 66 }, ['rate-too-high']],
    ['when the scale’s error is half the loss', { postKg: 70.2, scaleSdKg: 0.1 }, ['too-uncertain']],
    ['when a weight cannot be', { preKg: 7 }, ['absurd-weights']],
    ['when a drink is negative', { drinkKg: -1 }, ['absurd-weights']],
  ])('%s', (_, facts, refusals) => {
    expect(sweatTest(weighIn(facts))).toMatchObject({ accepted: false, refusals });
  });
});

test('whatever is typed in, an accepted test is a sane one', () => {
  const anything = fc.double({ min: -10, max: 400 });
  fc.assert(
    fc.property(
      fc.record({
        preKg: anything,
        postKg: anything,
        drinkKg: fc.option(anything),
        foodKg: anything,
        urineKg: anything,
        stoolKg: anything,
        nonSweatKg: anything,
        durationMin: anything,
        scaleSdKg: anything,
        scaleStepKg: anything,
      }),
      fc.record({ preKg: fc.double({ min: 60, max: 70 }), postKg: fc.double({ min: 60, max: 70 }) }),
      fc.boolean(),
      (all, weights, plausible) => {
        const test = sweatTest(weighIn(plausible ? weights : all));
        expect(test.accepted).toBe(test.refusals.length === 0);
        if (!test.accepted) return;
        expect(test.rateLPerH).toBeGreaterThanOrEqual(0.15);
        expect(test.rateLPerH).toBeLessThanOrEqual(4);
        expect(test.sdL / test.litres).toBeLessThanOrEqual(0.4);
      },
    ),
  );
});
