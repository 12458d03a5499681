import { describe, expect, test } from '@jest/globals';
import type { KeptValue } from '#src/labs/labs.shapes';
import { isSameValue, KnownValues } from '#src/labs/same-value';

const HOUR_MS = 3_600_000;
const at = (sampledAt: string, change: Partial<KeptValue> = {}): KeptValue => ({
  ...{ marker: 'magnesium', value: 0.82, comparator: null, unit: 'mmol/L', low: null, high: null },
  ...{ sampledAt, lab: null, fasting: null, note: null, from: 'hand' },
  ...change,
});

describe('one and the same value', () => {
  const hour = '2026-11-20T07:40:00+01:00';
  test.each<[string, KeptValue, KeptValue, boolean]>([
    ['in another unit, each rounded', at(hour), at(hour, { value: 1.99, unit: 'mg/dL' }), true],
    ['in another unit, further away', at(hour), at(hour, { value: 2.02, unit: 'mg/dL' }), false],
    ['a hundredth more', at(hour), at(hour, { value: 0.83 }), false],
    ['at another hour', at(hour), at('2026-11-20T08:40:00+01:00'), false],
    ['at this moment in another zone', at(hour), at('2026-11-20T06:40:00+00:00'), true],
    ['of the day alone', at(hour), at('2026-11-20'), true],
    ['of another day', at('2026-11-21'), at('2026-11-20'), false],
    ['of less than it', at(hour), at(hour, { comparator: '<' }), false],
    [
      'of another sodium in a unit of one size',
      at(hour, { marker: 'sodium', value: 139 }),
      at(hour, { marker: 'sodium', value: 140, unit: 'meq/L' }),
      false,
    ],
  ])('%s', (_, one, other, isSame) => {
    expect([isSameValue(one, other), isSameValue(other, one)]).toEqual([isSame, isSame]);
    expect([new KnownValues([one]).has(other), new KnownValues([other]).has(one)]).toEqual([isSame, isSame]);
  });

  test('is found among many without looking at each', () => {
    const many = 600;
    let looks = 0;
    const watched = (sampledAt: string): KeptValue => ({
      ...at(sampledAt),
      get sampledAt() {
        looks++;
        return sampledAt;
      },
    });
    const values = Array.from({ length: many }, (_, n) =>
      watched(new Date(Date.UTC(2000, 0, 1) + n * HOUR_MS).toISOString()),
    );
    const known = new KnownValues([]);
    for (const value of values) if (!known.has(value)) known.add(value);
    expect(values.every((value) => known.has(value))).toBe(true);
    // Each as it is looked for, put there and found; twelve hundred looks a value where all are gone through.
    expect(looks).toBe(3 * many);
  });
});
