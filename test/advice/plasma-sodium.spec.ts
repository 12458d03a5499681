import { expect, test } from '@jest/globals';
import { afterExchange } from '#src/advice/plasma-sodium';

const AT_REST = 140;

test.each([
  { litres: 50, falls: 3.2 },
  { litres: 25, falls: 6.3 },
])(
  'a litre of water takes $falls mmol/L off somebody with $litres litres, as published',
  ({ litres, falls }) => {
    const after = afterExchange({ litres, sodiumMmolL: AT_REST }, { waterL: 1, electrolytesMmol: 0 });

    expect(AT_REST - after.sodiumMmolL).toBeCloseTo(falls, 1);
    expect(after.litres).toBe(litres + 1);
  },
);

test('losing 159 mmol of sodium and potassium does what a litre of water does, as published', () => {
  const body = { litres: 50, sodiumMmolL: AT_REST };
  const water = afterExchange(body, { waterL: 1, electrolytesMmol: 0 });
  const salt = afterExchange(body, { waterL: 0, electrolytesMmol: -159 });

  expect(salt.sodiumMmolL).toBeCloseTo(water.sodiumMmolL, 0);
});

test('what comes in as salty as the body itself moves nothing', () => {
  const body = { litres: 40, sodiumMmolL: AT_REST };
  const asSalty = 0.97 * AT_REST + 23.1; // the equation turned round, as its authors give it

  expect(afterExchange(body, { waterL: 1, electrolytesMmol: asSalty }).sodiumMmolL).toBeCloseTo(AT_REST, 1);
});
