import { expect, test } from '@jest/globals';
import { doubtsOf as pageDoubtsOf, fluidOf, numberIn } from '#web/station/fluid.ts';
import type { Fluid, FluidRule } from '#web/station/station-shapes.ts';

// The server's own, by names that the page's compiler need not follow: it knows nothing of the server.
const { fluidByScale, SCALE_RULE } = await of<{
  fluidByScale: (facts: object) => Fluid;
  SCALE_RULE: FluidRule;
}>('advice/fluid-by-scale');
const { tenthBelow } = await of<{ tenthBelow: (litres: number) => number }>('coaching/tenths');
const { ANYBODY_KG, APART, doubtsOf, MOST_DRUNK_KG, SCALE_KG } = await of<{
  ANYBODY_KG: { from: number; to: number };
  APART: number;
  doubtsOf: (weighed: object, knownKg: null) => string[];
  MOST_DRUNK_KG: number;
  SCALE_KG: number;
}>('estimates/weigh-in-doubts');

async function of<Exports>(file: string): Promise<Exports> {
  return (await import(`#src/${file}`)) as Exports;
}

const weighings = [22, 58.3, 70, 101.25].flatMap((beforeKg) =>
  [-9, -0.6, -0.1, 0, 0.3, 0.62, 1.05, 1.9, 3.3, 8, 15].flatMap((lostKg) =>
    [null, 0, 0.4, 1.2, 9].map((drunkL) => ({ beforeKg, afterKg: beforeKg - lostKg, drunkL })),
  ),
);

test('a tablet without a network tells the very litres the server tells', () => {
  const said = new Set<string>();
  for (const kilos of weighings)
    for (const minutes of [15, 75, 130, 200])
      for (const clothed of [false, true])
        for (const isNextWithinDay of [false, true]) {
          const facts = { ...kilos, minutes, clothed, isNextWithinDay };
          const word = fluidByScale(facts);
          const told =
            word.say === 'amount'
              ? { ...word, lowL: tenthBelow(word.lowL), highL: tenthBelow(word.highL) }
              : word;
          expect(fluidOf({ ...facts, namesAmount: true }, SCALE_RULE)).toEqual(told);
          said.add(told.say);
        }
  expect([...said].sort()).toEqual(['amount', 'gained', 'thirst']);
});

test('of whoever is named no amount it says thirst, and the caution all the same', () => {
  const facts = { drunkL: 0, minutes: 60, clothed: false, isNextWithinDay: true, namesAmount: false };
  expect(fluidOf({ ...facts, beforeKg: 70, afterKg: 68 }, SCALE_RULE)).toEqual({ say: 'thirst' });
  expect(fluidOf({ ...facts, beforeKg: 70, afterKg: 70.3 }, SCALE_RULE)).toEqual({ say: 'gained' });
});

test('it asks about the same numbers as the server', () => {
  const rule = {
    lightestKg: ANYBODY_KG.from,
    heaviestKg: ANYBODY_KG.to,
    apart: APART,
    scaleKg: SCALE_KG,
    mostDrunkL: MOST_DRUNK_KG,
  };
  const rest = { foodKg: 0, urineKg: 0, stoolKg: 0, extraMin: 0, scaleStepKg: 0.1 };
  const how = { clothed: false, towelled: true, drinkEstimated: true };
  const slips = [
    ...weighings,
    { beforeKg: 705, afterKg: 70, drunkL: 0 },
    { beforeKg: 7, afterKg: 7, drunkL: 0 },
  ];
  const found = new Set<string>();
  for (const { beforeKg, afterKg, drunkL } of slips) {
    const there = doubtsOf({ preKg: beforeKg, postKg: afterKg, drinkKg: drunkL, ...rest, ...how }, null);
    expect(pageDoubtsOf({ beforeKg, afterKg, drunkL }, rule).sort()).toEqual([...there].sort());
    for (const doubt of there) found.add(doubt);
  }
  expect(found.size).toBeGreaterThanOrEqual(5);
});

test('a comma and a point are the same, and what is no number is none', () => {
  expect(['72,4', '72.4', ' 72.4 ', '72'].map(numberIn)).toEqual([72.4, 72.4, 72.4, 72]);
  expect(['', 'x', '1.234,5', '-3', '7 2', '99999'].map(numberIn)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
